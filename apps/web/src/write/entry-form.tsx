/** One entry: folded to a line, or open with all its fields. */
import type { Entry, EntryType, Resume } from '@peersume/resume';
import ChevronRight from 'lucide-react/icons/chevron-right';
import EyeOff from 'lucide-react/icons/eye-off';
import { useCallback, useId } from 'react';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { useApp, useResume, useSession, useView } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { focusField } from '../shell/focus-field.ts';
import { DragHandle, moveByAltArrow, SortableItem } from '../ui/sortable-list.tsx';
import { entryFields, isShort } from './entry-fields.ts';
import { summarizeEntry } from './entry-summary.ts';
import { findEntity } from '../model/find-entity.ts';
import { FormFields } from './form-fields.tsx';
import { sectionsFor } from './move-targets.ts';
import { OtherValues } from './other-values.tsx';
import { openEntry, toggleEntry } from './open-entries.ts';
import { Roles } from './roles.tsx';
import { ThingMenu } from './thing-menu.tsx';
import { useEditing, useFieldValue } from './use-editing.ts';

interface EntryFormProps {
  readonly id: string;
  readonly type: EntryType;
}

export const EntryForm = memo(function EntryForm({ id, type }: EntryFormProps) {
  const { view } = useApp();
  const { resume, move } = useEditing();
  const body = useId();
  const short = isShort(type);
  const open = useView((state) => short || state.openEntries.has(id));
  const visible = useFieldValue<boolean>(id, 'visible') ?? true;
  const nameNow = (): string => entryName(resume(), id);

  return (
    <SortableItem
      id={id}
      className={`entry ${open ? 'open' : ''} ${short ? 'short' : ''} ${visible ? '' : 'hidden-entry'}`}
      onKeyDown={(event) => {
        // In a text the same keys move a bullet.
        const isText =
          event.target instanceof HTMLElement &&
          event.target.matches('textarea, [contenteditable] *, [contenteditable]');
        if (!isText && !event.defaultPrevented) moveByAltArrow(event, nameNow(), move);
      }}
    >
      <div className="entry-line">
        <EntryHandle id={id} />
        {!short && <EntryHead id={id} isOpen={open} controls={body} onToggle={() => toggleEntry(view, id)} />}
        {short && <FormFields specs={entryFields[type]} entity={id} />}
        {!visible && <HiddenTag id={id} />}
        <EntryMenu id={id} visible={visible} />
      </div>
      {open && !short && (
        <div className="entry-body" id={body}>
          <FormFields specs={entryFields[type]} entity={id} />
          {type === 'experience' && <Roles entry={id} />}
          <OtherValues entity={id} />
        </div>
      )}
    </SortableItem>
  );
});

/** Heads hear of every letter in their entry; the forms below them do not. */
function useEntry(id: string): Entry | undefined {
  return useResume(
    useCallback(
      (resume: Resume) => {
        const found = findEntity(resume, id);
        return found?.type === 'entry' ? found.value : undefined;
      },
      [id],
    ),
  );
}

const languageOf = (resume: Resume): string => resume.language;

function useEntryName(id: string): string {
  const entry = useEntry(id);
  const language = useResume(languageOf);
  return (entry && summarizeEntry(entry, language).title) || m.write_untitled();
}

function entryName(resume: Resume, id: string): string {
  const found = findEntity(resume, id);
  return (found?.type === 'entry' && summarizeEntry(found.value, resume.language).title) || m.write_untitled();
}

const EntryHandle = memo(function EntryHandle({ id }: { id: string }) {
  const { move } = useEditing();
  return <DragHandle className="in-gutter" name={useEntryName(id)} onMove={move} />;
});

interface EntryHeadProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}

function EntryHead({ id, isOpen, controls, onToggle }: EntryHeadProps) {
  const entry = useEntry(id);
  const language = useResume(languageOf);
  if (entry === undefined) return null;
  const { title, detail } = summarizeEntry(entry, language);
  return (
    <button type="button" className="entry-head" aria-expanded={isOpen} aria-controls={controls} onClick={onToggle}>
      <ChevronRight className="flips" size={15} strokeWidth={1.75} aria-hidden />
      <span className={title ? 'entry-title' : 'entry-title untitled'}>
        <bdi>{title || m.write_new_entry()}</bdi>
      </span>
      <span className="entry-detail">
        <bdi>{detail}</bdi>
      </span>
    </button>
  );
}

/** Pressed, it shows the entry again. */
function HiddenTag({ id }: { id: string }) {
  const { set, isReadOnly } = useEditing();
  const session = useSession();
  const variant = useObservable(session.variant, (value) => value);
  const master = variant === undefined ? undefined : findEntity(session.document.resume(), id);
  const isOnlyHere = master?.type === 'entry' && master.value.visible;
  const words = (
    <>
      <EyeOff size={13} strokeWidth={1.75} aria-hidden /> {isOnlyHere ? m.write_hidden_here() : m.write_hidden()}
    </>
  );
  return isReadOnly ? (
    <span className="tag">{words}</span>
  ) : (
    <button type="button" className="tag" title={m.write_show()} onClick={() => set(id, 'visible', true)}>
      {words}
    </button>
  );
}

function EntryMenu({ id, visible }: { id: string; visible: boolean }) {
  const { view } = useApp();
  const { resume } = useEditing();
  const name = useEntryName(id);
  return (
    <ThingMenu
      id={id}
      name={name}
      isVisible={visible}
      hasKeys
      targets={() => sectionsFor(resume(), id)}
      onDuplicate={(copy) => {
        openEntry(view, copy);
        const found = findEntity(resume(), copy);
        const first = found?.type === 'entry' ? entryFields[found.value.type][0] : undefined;
        if (first !== undefined) focusField(`${copy}/${first.property}`);
      }}
    />
  );
}
