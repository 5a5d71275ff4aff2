/** The forms: who, and every section. A letter typed draws its own field only. */
import type { Resume } from '@peersume/resume';
import { useEffect, useRef } from 'react';
import { m } from '../language/messages.ts';
import { useApp, useOutlineOf } from '../shell/app-context.ts';
import { patch } from '../shell/view-state.ts';
import { SortableList } from '../ui/sortable-list.tsx';
import { AddSection } from './add-section.tsx';
import { BasicsForm } from './basics-form.tsx';
import { ContentsSheet } from './contents-sheet.tsx';
import { SectionForm } from './section-form.tsx';

const sectionsOf = (resume: Resume): readonly string[] => resume.sections.map((section) => section.id);

export function WritingColumn() {
  const { view } = useApp();
  const sections = useOutlineOf(sectionsOf);
  const column = useRef<HTMLDivElement>(null);
  useEffect(() => keepFieldAboveKeyboard(column), []);
  return (
    <div
      className="writing"
      ref={column}
      tabIndex={-1}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) patch(view, { field: null });
      }}
    >
      <ContentsSheet />
      <div className="writing-inner">
        <BasicsForm />
        <SortableList parent="" kind="section" label={m.write_sections()} className="sections">
          {sections.map((id) => (
            <SectionForm key={id} id={id} />
          ))}
        </SortableList>
        <AddSection />
      </div>
    </div>
  );
}

/** A phone's keyboard covers half of the window when it comes. */
function keepFieldAboveKeyboard(column: { readonly current: HTMLElement | null }): (() => void) | undefined {
  const { visualViewport } = window;
  if (visualViewport === null || visualViewport === undefined) return undefined;
  const onResize = (): void => {
    const { activeElement } = document;
    if (activeElement === null || column.current?.contains(activeElement) !== true) return;
    if (!activeElement.matches('input, textarea, [contenteditable]')) return;
    const { bottom, top } = activeElement.getBoundingClientRect();
    if (bottom > visualViewport.height - marginPx || top < 0) activeElement.scrollIntoView({ block: 'center' });
  };
  visualViewport.addEventListener('resize', onResize);
  return () => visualViewport.removeEventListener('resize', onResize);
}

/** Between the field and the keyboard: the line that says what was understood. */
const marginPx = 40;
