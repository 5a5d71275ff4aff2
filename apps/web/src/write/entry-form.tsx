/** One entry: folded to a line, or open with all its fields. */
import type { DateRange, Entry, RichText, Role } from '@peersume/resume';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { memo, useId } from 'react';
import { editEntries, editEntry, without } from '../model/edit-resume.ts';
import { insertAt, moveBy, removeAt, replaceAt } from '../model/list-edits.ts';
import { newRole, newId } from '../model/new-entities.ts';
import { useApp, useView } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { useStable } from '../shell/use-stable.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { entryFields, isShort, roleFields, severalRoleFields, type FieldSpec } from './entry-fields.ts';
import { summarizeEntry } from './entry-summary.ts';
import { DatesField, LineField, LinkField, ListField } from './fields.tsx';
import { RichTextField } from './rich-text-field.tsx';

interface EntryFormProps {
  readonly entry: Entry;
  readonly sectionId: string;
  readonly index: number;
  readonly count: number;
  readonly language: string;
  /** A section that is only prose shows its words and nothing else. */
  readonly isProse: boolean;
}

export const EntryForm = memo(function EntryForm({
  entry,
  sectionId,
  index,
  count,
  language,
  isProse,
}: EntryFormProps) {
  const { store, view, actions } = useApp();
  const id = useId();
  const short = isShort(entry.type) || isProse;
  const open = useView((state) => short || state.openEntries.has(entry.id));
  const summary = summarizeEntry(entry, language);

  const change = useStable((edit: (entry: Entry) => Entry, group?: string): void =>
    store.edit(editEntry(sectionId, entry.id, edit), group),
  );
  const toggle = (): void =>
    view.set((state) => {
      const openEntries = new Set(state.openEntries);
      if (!openEntries.delete(entry.id)) openEntries.add(entry.id);
      return { ...state, openEntries };
    });
  const move = (delta: number): void => store.edit(editEntries(sectionId, (list) => moveBy(list, index, delta)));
  const remove = (): void => {
    store.edit(editEntries(sectionId, (list) => removeAt(list, index)));
    actions.sayDone(`Removed ${summary.title === '' ? 'an entry' : `“${summary.title}”`}.`);
  };

  const tools = (
    <div className="entry-tools">
      <IconButton icon={ArrowUp} label="Move up" shortcut="Alt+↑" disabled={index === 0} onClick={() => move(-1)} />
      <IconButton
        icon={ArrowDown}
        label="Move down"
        shortcut="Alt+↓"
        disabled={index === count - 1}
        onClick={() => move(1)}
      />
      <IconButton
        icon={entry.visible ? Eye : EyeOff}
        label={entry.visible ? 'Hide on the page' : 'Show on the page'}
        aria-pressed={!entry.visible}
        onClick={() => change((before) => ({ ...before, visible: !before.visible }))}
      />
      <IconButton icon={Trash} label="Remove" onClick={remove} />
    </div>
  );

  if (isProse) return <Fields specs={[prose]} owner={entry} language={language} onChange={change} />;

  return (
    <article
      className={`entry ${open ? 'open' : ''} ${short ? 'short' : ''} ${entry.visible ? '' : 'hidden-entry'}`}
      onKeyDown={(event) => {
        const isText = event.target instanceof HTMLTextAreaElement;
        if (!event.altKey || isText || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        move(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      {!short && (
        <header>
          <button type="button" className="entry-head" aria-expanded={open} aria-controls={id} onClick={toggle}>
            <ChevronRight size={15} strokeWidth={1.75} aria-hidden />
            <span className="entry-title">{summary.title || 'New entry'}</span>
            <span className="entry-detail">{summary.detail}</span>
          </button>
          {tools}
        </header>
      )}
      {open && (
        <div className="entry-body" id={id}>
          <Fields specs={entryFields[entry.type]} owner={entry} language={language} onChange={change} />
          {entry.type === 'experience' && <Roles entry={entry} language={language} onChange={change} />}
          {short && tools}
        </div>
      )}
    </article>
  );
});

const prose: FieldSpec = {
  property: 'body',
  label: 'Words',
  kind: 'body',
  wide: true,
  example: 'Two or three sentences: what you do, for whom, and the best proof of it.',
};

type ExperienceEntry = Extract<Entry, { type: 'experience' }>;
type ChangeEntry = (edit: (entry: Entry) => Entry, group?: string) => void;

function Roles({ entry, language, onChange }: { entry: ExperienceEntry; language: string; onChange: ChangeEntry }) {
  const { actions } = useApp();
  const edit = (change: (roles: readonly Role[]) => readonly Role[], group?: string): void =>
    onChange(
      (before) => (before.type === 'experience' ? { ...before, roles: [...change(before.roles)] } : before),
      group,
    );
  const many = entry.roles.length > 1;
  return (
    <>
      {entry.roles.map((role, index) => (
        <section
          className={many ? 'role many' : 'role'}
          key={role.id}
          aria-label={role.position || `Role ${index + 1}`}
        >
          {many && (
            <div className="role-tools">
              <IconButton
                icon={ArrowUp}
                label="Move role up"
                disabled={index === 0}
                onClick={() => edit((roles) => moveBy(roles, index, -1))}
              />
              <IconButton
                icon={ArrowDown}
                label="Move role down"
                disabled={index === entry.roles.length - 1}
                onClick={() => edit((roles) => moveBy(roles, index, 1))}
              />
              <IconButton
                icon={Trash}
                label="Remove role"
                onClick={() => {
                  edit((roles) => removeAt(roles, index));
                  actions.sayDone(`Removed ${role.position ? `“${role.position}”` : 'a role'}.`);
                }}
              />
            </div>
          )}
          <Fields
            specs={many || role.location ? severalRoleFields : roleFields}
            owner={role}
            language={language}
            onChange={(change, group) => edit((roles) => replaceAt(roles, index, change), group)}
          />
        </section>
      ))}
      <Button
        look="quiet"
        icon={Plus}
        className="small wide"
        onClick={() => {
          const role = newRole(newId);
          edit((roles) => insertAt(roles, 0, role));
          focusField(`${role.id}/position`);
        }}
      >
        Another role here
      </Button>
    </>
  );
}

interface FieldsProps<T extends { readonly id: string }> {
  readonly specs: readonly FieldSpec[];
  readonly owner: T;
  readonly language: string;
  readonly onChange: (change: (owner: T) => T, group?: string) => void;
}

/** The fields of an entry or role, from their description. */
function Fields<T extends { readonly id: string }>({ specs, owner, language, onChange }: FieldsProps<T>) {
  const change = useStable((property: string, value: unknown, group: string | undefined): void => {
    const key = property as keyof T;
    const isAbsent = value === undefined || (value === '' && !mustStay.has(property));
    onChange((before) => (isAbsent ? without(before, key) : { ...before, [property]: value }), group);
  });
  return (
    <div className="fields">
      {specs.map((spec) => (
        <Field
          key={spec.property}
          spec={spec}
          entity={owner.id}
          value={owner[spec.property as keyof T]}
          language={language}
          isOnly={specs.length === 1}
          onChange={change}
        />
      ))}
    </div>
  );
}

interface FieldOfSpec {
  readonly spec: FieldSpec;
  readonly entity: string;
  readonly value: unknown;
  readonly language: string;
  readonly isOnly: boolean;
  readonly onChange: (property: string, value: unknown, group: string | undefined) => void;
}

/** The casts are the table's promise: `kind` names the type of the property. */
const Field = memo(function Field({ spec, entity, value, language, isOnly, onChange }: FieldOfSpec) {
  const { property, label, kind, wide = false, example } = spec;
  const common = { entity, property, label, wide, example };
  const set = (next: unknown): void => onChange(property, next, `${entity}/${property}`);
  switch (kind) {
    case 'line':
      return <LineField {...common} value={(value as string | undefined) ?? ''} onChange={set} />;
    case 'link':
      return <LinkField {...common} value={(value as string | undefined) ?? ''} onChange={set} />;
    case 'list':
      return <ListField {...common} value={value as readonly string[]} onChange={set} />;
    case 'dates':
      return <DatesField {...common} language={language} value={value as DateRange | undefined} onChange={set} />;
    case 'body':
      return (
        <RichTextField
          label={label}
          example={example}
          isProse={isOnly}
          value={value as RichText}
          onChange={(body, group) => onChange(property, body, group)}
        />
      );
  }
});

/** Required by the schema: empty, they are an empty text and not absent. */
const mustStay = new Set(['organization', 'institution', 'name', 'title', 'language']);
