import { entryTypeOfKind, fieldRef, sectionTitle, type Section } from '@peersume/resume';
import EyeOff from 'lucide-react/icons/eye-off';
import Plus from 'lucide-react/icons/plus';
import { memo } from 'react';
import { editEntries, editSection, withLine } from '../model/edit-resume.ts';
import { newEntry, newId } from '../model/new-entities.ts';
import { useApp } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { Button } from '../ui/button.tsx';
import { entryFields, entryNoun } from './entry-fields.ts';
import { EntryForm } from './entry-form.tsx';
import { useLight } from './fields.tsx';
import { SectionAdvice } from './section-advice.tsx';

export const SectionForm = memo(function SectionForm({ section, language }: { section: Section; language: string }) {
  const { store, view } = useApp();
  const light = useLight();
  const own = sectionTitle({ kind: section.kind }, language);
  const isProse = section.kind === 'summary' && section.entries.length === 1 && isOnlyWords(section);

  function add(): void {
    const entry = newEntry(section.entryType, newId);
    store.edit(editEntries(section.id, (entries) => [...entries, entry]));
    view.set((state) => ({ ...state, openEntries: new Set([...state.openEntries, entry.id]) }));
    const first = entryFields[section.entryType][0];
    if (first !== undefined) focusField(fieldRef(entry.id, first.property));
  }

  return (
    <section className={section.visible ? 'section' : 'section unseen'} id={`section-${section.id}`}>
      <header>
        <input
          className={own === '' ? 'section-title' : 'section-title named'}
          aria-label="Title of the section"
          data-field={fieldRef(section.id, 'title')}
          value={section.title ?? ''}
          placeholder={own || 'Title of the section'}
          dir="auto"
          onFocus={() => light(fieldRef(section.id, 'title'))}
          onChange={(event) => {
            const text = event.target.value;
            store.edit(
              editSection(section.id, (before) => withLine(before, 'title', text)),
              `${section.id}/title`,
            );
          }}
        />
        {!section.visible && (
          <span className="tag">
            <EyeOff size={13} strokeWidth={1.75} aria-hidden /> Not on the page
          </span>
        )}
        <SectionAdvice section={section} />
      </header>
      {section.entries.map((entry, index) => (
        <EntryForm
          key={entry.id}
          entry={entry}
          sectionId={section.id}
          index={index}
          count={section.entries.length}
          language={language}
          isProse={isProse}
        />
      ))}
      {!isProse && (
        <Button look="quiet" icon={Plus} className="small add-entry" onClick={add}>
          {`Add ${entryNoun[section.kind === 'custom' ? section.entryType : entryTypeOfKind[section.kind]]}`}
        </Button>
      )}
    </section>
  );
});

function isOnlyWords(section: Section): boolean {
  const [entry] = section.entries;
  return (
    entry?.type === 'item' && entry.title === '' && !entry.subtitle && !entry.dates && !entry.url && !entry.location
  );
}
