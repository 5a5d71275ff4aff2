import type { Resume } from '@peersume/resume';
import { useApp } from '../shell/app-context.ts';
import { patch } from '../shell/view-state.ts';
import { BasicsForm } from './basics-form.tsx';
import { AddSection } from './outline.tsx';
import { SectionForm } from './section-form.tsx';

export function WritingColumn({ resume }: { resume: Resume }) {
  const { view } = useApp();
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
        <AddSection resume={resume} />
      </div>
    </div>
  );
}
