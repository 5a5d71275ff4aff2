/**
 * Several short things as tags. A comma or Enter begins the next; what is being typed is in the résumé already. Arrows
 * go from tag to tag, Enter opens one, Delete removes it, Alt with an arrow moves it; Backspace goes back into the last.
 */
import { fieldRef } from '@peersume/resume';
import X from 'lucide-react/icons/x';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { announce } from '../ui/sort/announce.ts';
import { useLight, type FieldProps } from './fields.tsx';
import { joinTags, separators, splitTags } from './split-tags.ts';
import { useEditing, useFieldValue } from './use-editing.ts';

const none: readonly string[] = [];

export const TagsField = memo(function TagsField({ entity, property, label, example, wide }: FieldProps) {
  const { set, isReadOnly } = useEditing();
  const light = useLight();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const tags = useFieldValue<readonly string[]>(entity, property) ?? none;
  const [typed, setTyped] = useState<{ readonly at: number; readonly text: string } | null>(null);
  // Undo, or another tab, has changed what is being typed: it is a tag like the others then.
  const draft = typed !== null && (tags[typed.at] ?? '') === typed.text.trim() ? typed : null;
  const at = draft?.at ?? tags.length;
  const field = fieldRef(entity, property);

  const write = (next: readonly string[]): void => set(entity, property, [...next]);
  const focusInput = (): void => void requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
  const focusTag = (index: number): void =>
    void requestAnimationFrame(() => {
      const all = box.current?.querySelectorAll<HTMLElement>('.tag-word');
      (all?.[index] ?? box.current?.querySelector('input'))?.focus();
    });

  function onText(text: string): void {
    const parts = splitTags(text);
    const rest = draft === null ? tags : tags.toSpliced(at, 1);
    if (separators.test(text)) {
      write(rest.toSpliced(at, 0, ...parts));
      // What follows the last comma goes on being typed.
      const last = text.split(separators).at(-1) ?? '';
      setTyped(last.trim() === '' ? null : { at: at + parts.length - 1, text: last.trimStart() });
    } else {
      write(parts.length === 0 ? rest : rest.toSpliced(at, 0, ...parts));
      setTyped(parts.length === 0 ? null : { at, text });
    }
  }

  function open(index: number): void {
    setTyped({ at: index, text: tags[index] ?? '' });
    focusInput();
  }

  function remove(index: number): void {
    write(tags.toSpliced(index, 1));
    announce(m.write_tag_removed({ name: tags[index] ?? '' }));
    focusTag(Math.min(index, tags.length - 2));
  }

  function onInputKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isAtStart = selectionStart === 0 && selectionEnd === 0;
    if (event.key === 'Enter' && value !== '') setTyped(null);
    else if (event.key === 'Backspace' && isAtStart && value === '' && tags.length > 0) open(tags.length - 1);
    else if (event.key === backKey(event.currentTarget) && isAtStart && at > 0) {
      setTyped(null);
      focusTag(at - 1);
    } else return;
    event.preventDefault();
  }

  function onTagKey(event: KeyboardEvent<HTMLElement>, index: number): void {
    const back = backKey(event.currentTarget);
    const step = event.key === back ? -1 : /^Arrow(Left|Right)$/.test(event.key) ? 1 : 0;
    if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else if (event.key === 'F2') open(index);
    else if (event.key === 'Home') focusTag(0);
    else if (event.key === 'End') focusInput();
    else if (step !== 0 && event.altKey) {
      const to = index + step;
      const tag = tags[index];
      if (tag === undefined || to < 0 || to >= tags.length) return;
      write(tags.toSpliced(index, 1).toSpliced(to, 0, tag));
      announce(m.write_sort_moved({ name: tag, number: to + 1, count: tags.length, list: label }));
      focusTag(to);
    } else if (step !== 0) {
      if (index + step >= tags.length) focusInput();
      else focusTag(Math.max(0, index + step));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const input = (
    <input
      key="input"
      id={id}
      data-field={field}
      value={draft?.text ?? ''}
      readOnly={isReadOnly}
      placeholder={tags.length === 0 && !isReadOnly ? example : ''}
      dir="auto"
      autoComplete="off"
      aria-describedby={isReadOnly ? undefined : `${id}-how`}
      size={Math.max(4, (draft?.text.length ?? 0) + 1)}
      onChange={(event) => onText(event.target.value)}
      onFocus={() => light(field)}
      onBlur={() => setTyped(null)}
      onKeyDown={onInputKey}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData('text/plain');
        if (!/[\n\t]/.test(pasted)) return;
        event.preventDefault();
        onText(joinTags(splitTags(`${event.currentTarget.value} ${pasted}`.replaceAll('\t', ','))));
      }}
    />
  );

  const chips = tags.map((tag, index) =>
    isReadOnly ? (
      <bdi className="tag-chip tag-word" key={`${index} ${tag}`}>
        {tag}
      </bdi>
    ) : index === draft?.at ? (
      input
    ) : (
      <span className="tag-chip" key={`${index} ${tag}`}>
        <button
          type="button"
          className="tag-word"
          dir="auto"
          tabIndex={-1}
          aria-label={m.write_tag_edit({ name: tag })}
          onClick={() => open(index)}
          onKeyDown={(event) => onTagKey(event, index)}
        >
          {tag}
        </button>
        <button
          type="button"
          className="tag-remove"
          tabIndex={-1}
          aria-label={m.write_tag_remove({ name: tag })}
          onClick={() => remove(index)}
        >
          <X size={13} strokeWidth={2} aria-hidden />
        </button>
      </span>
    ),
  );
  // In one list with the tags, so that it stays the same field wherever it stands.
  if (draft === null) chips.push(input);

  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <div
        className={tags.length === 0 ? 'tags empty' : 'tags'}
        ref={box}
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          event.currentTarget.querySelector('input')?.focus();
        }}
      >
        {chips}
      </div>
      {!isReadOnly && (
        <p className="note quiet" id={`${id}-how`}>
          {m.write_tags_how()}
        </p>
      )}
    </div>
  );
});

const backKey = (element: Element): string =>
  getComputedStyle(element.parentElement ?? element).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
