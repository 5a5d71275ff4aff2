/** One section: its title, its entries in their order, and what adds another. */
import {
  entryTypeOfKind,
  fieldRef,
  sectionTitle,
  type EntryType,
  type Resume,
  type Section,
  type SectionKind,
} from '@peersume/resume';
import EyeOff from 'lucide-react/icons/eye-off';
import Plus from 'lucide-react/icons/plus';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { newEntry, newId } from '../model/new-entities.ts';
import { useApp, useOutlineOf } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { Button } from '../ui/button.tsx';
import { DragHandle, SortableItem, SortableList } from '../ui/sortable-list.tsx';
import { addEntryWords, entryFields, proseFields } from './entry-fields.ts';
import { EntryForm } from './entry-form.tsx';
import { useLight } from './fields.tsx';
import { findEntity } from '../model/find-entity.ts';
import { FormFields } from './form-fields.tsx';
import { openEntry } from './open-entries.ts';
import { OtherValues } from './other-values.tsx';
import { SectionAdvice } from './section-advice.tsx';
import { SectionMenu } from './section-menu.tsx';
import { useEditing, useFieldValue } from './use-editing.ts';

interface SectionShape {
  readonly kind: SectionKind;
  readonly entryType: EntryType;
  readonly visible: boolean;
  /** What is printed above it. */
  readonly name: string;
  /** What its kind is called in the résumé's language. */
  readonly own: string;
  readonly isProse: boolean;
  readonly entries: readonly string[];
}

function shapeOf(resume: Resume, id: string): SectionShape | null {
  const found = findEntity(resume, id);
  if (found?.type !== 'section') return null;
  const { kind, entryType, visible, entries } = found.value;
  return {
    kind,
    entryType,
    visible,
    name: sectionTitle(found.value, resume.language),
    own: sectionTitle({ kind }, resume.language),
    isProse: kind === 'summary' && entries.length === 1 && isOnlyWords(found.value),
    entries: entries.map((entry) => entry.id),
  };
}

export const SectionForm = memo(function SectionForm({ id }: { id: string }) {
  const { view } = useApp();
  const { apply, move, isReadOnly } = useEditing();
  const shape = useOutlineOf((resume) => shapeOf(resume, id));
  if (shape === null) return null;
  const { kind, entryType, visible, own, isProse, entries } = shape;
  const name = shape.name || m.write_untitled_section();

  function add(): void {
    const entry = newEntry(entryType, newId);
    if (apply({ type: 'addEntry', section: id, entry }) === undefined) return;
    openEntry(view, entry.id);
    const first = entryFields[entryType][0];
    if (first !== undefined) focusField(fieldRef(entry.id, first.property));
  }

  return (
    <SortableItem id={id} className={visible ? 'section' : 'section unseen'}>
      <section id={`section-${id}`} aria-label={name}>
        <header>
          <DragHandle className="in-gutter" name={name} onMove={move} />
          <SectionTitle id={id} own={own} />
          {!visible && (
            <span className="tag">
              <EyeOff size={13} strokeWidth={1.75} aria-hidden /> {m.write_hidden()}
            </span>
          )}
          <SectionMenu id={id} name={name} visible={visible} />
          <SectionAdvice kind={kind} title={shape.name} />
        </header>
        {isProse && entries[0] !== undefined ? (
          <FormFields specs={proseFields} entity={entries[0]} />
        ) : (
          <>
            <SortableList parent={id} kind={`entry ${entryType}`} label={name} className="entries">
              {entries.map((entry) => (
                <EntryForm key={entry} id={entry} type={entryType} />
              ))}
            </SortableList>
            {entries.length === 0 && <p className="nothing-yet">{m.write_nothing_yet()}</p>}
            {!isReadOnly && (
              <Button look="quiet" icon={Plus} className="small add-entry" onClick={add}>
                {addEntryWords[kind === 'custom' ? entryType : entryTypeOfKind[kind]]()}
              </Button>
            )}
          </>
        )}
        <OtherValues entity={id} />
      </section>
    </SortableItem>
  );
});

/** As wide as the line; empty, it shows what its kind is called. */
function SectionTitle({ id, own }: { id: string; own: string }) {
  const { set, isReadOnly } = useEditing();
  const light = useLight();
  const title = useFieldValue<string>(id, 'title') ?? '';
  const field = fieldRef(id, 'title');
  return (
    <input
      className={own === '' ? 'section-title' : 'section-title named'}
      aria-label={m.write_section_title()}
      data-field={field}
      value={title}
      placeholder={own || m.write_section_title()}
      readOnly={isReadOnly}
      dir="auto"
      onFocus={() => light(field)}
      onChange={(event) => set(id, 'title', event.target.value)}
    />
  );
}

function isOnlyWords(section: Section): boolean {
  const [entry] = section.entries;
  return (
    entry?.type === 'item' && entry.title === '' && !entry.subtitle && !entry.dates && !entry.url && !entry.location
  );
}
