import type { Resume } from '@peersume/resume';
import { useApp, useResume } from '../shell/app-context.ts';
import { patch } from '../shell/view-state.ts';
import { BasicsForm } from './basics-form.tsx';
import { AddSection } from './outline.tsx';
import { SectionForm } from './section-form.tsx';

const whole = (resume: Resume | null): Resume | null => resume;

export function WritingColumn() {
  const { view } = useApp();
  const resume = useResume(whole);
  if (resume === null) return null;
  return (
    <div
      className="writing"
      tabIndex={-1}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) patch(view, { field: null });
      }}
    >
      <div className="writing-inner">
        <BasicsForm basics={resume.basics} />
        {resume.sections.map((section) => (
          <SectionForm key={section.id} section={section} language={resume.language} />
        ))}
        <AddSection />
      </div>
    </div>
  );
}
