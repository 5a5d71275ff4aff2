/** One-line fields. Each knows its FieldRef, so that the page can lead to it and lights what is written. */
import { fieldRef, safeLink, type FieldRef, type Location } from '@peersume/resume';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { useApp, useReadOnly } from '../shell/app-context.ts';
import { patch } from '../shell/view-state.ts';
import { useKeptCaret } from './keep-caret.ts';
import { useEditing, useFieldValue } from './use-editing.ts';

export interface FieldProps {
  readonly entity: string;
  readonly property: string;
  readonly label: string;
  readonly wide?: boolean;
  readonly example?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url';
  readonly autoComplete?: string;
}

export const LineField = memo(function LineField(props: FieldProps) {
  const { entity, property } = props;
  const { set } = useEditing();
  const text = useFieldValue<string>(entity, property) ?? '';
  return <Line {...props} text={text} onText={(next) => set(entity, property, next)} />;
});

export const LinkField = memo(function LinkField(props: FieldProps) {
  const { entity, property } = props;
  const { set } = useEditing();
  const text = useFieldValue<string>(entity, property) ?? '';
  const link = text.trim() === '' ? undefined : safeLink(text);
  const note =
    text.trim() === '' ? undefined : link === undefined ? (
      m.write_link_plain()
    ) : link.display === text.trim() ? undefined : (
      <bdi dir="ltr">{link.display}</bdi>
    );
  return (
    <Line
      {...props}
      inputMode="url"
      isLtr
      text={text}
      onText={(next) => set(entity, property, next)}
      note={note}
      isQuiet={link !== undefined}
    />
  );
});

/** An e-mail address; only a shape that cannot be one is told, and only when the cursor has left. */
export const EmailField = memo(function EmailField(props: FieldProps) {
  const { entity, property } = props;
  const { set } = useEditing();
  const [isHere, setHere] = useState(false);
  const text = useFieldValue<string>(entity, property) ?? '';
  const isOdd = !isHere && text.trim() !== '' && !/^\S+@\S+\.\S+$/u.test(text.trim());
  return (
    <div className="contents-only" onFocus={() => setHere(true)} onBlur={() => setHere(false)}>
      <Line
        {...props}
        type="email"
        isLtr
        text={text}
        onText={(next) => set(entity, property, next)}
        note={isOdd ? m.write_email_odd() : undefined}
      />
    </div>
  );
});

export type LocationPart = 'address' | 'postalCode' | 'city' | 'region' | 'countryCode';

export const LocationField = memo(function LocationField({ part, ...props }: FieldProps & { part: LocationPart }) {
  const { apply, resume } = useEditing();
  const location = useFieldValue<Location>('basics', 'location');
  return (
    <Line
      {...props}
      text={location?.[part] ?? ''}
      onText={(text) => {
        const { [part]: _, ...rest } = resume().basics.location ?? {};
        const value: Location = text === '' ? rest : { ...rest, [part]: text };
        const field = { type: 'setField', entity: 'basics', field: 'location' } as const;
        apply(Object.keys(value).length > 0 ? { ...field, value } : field, `basics/location/${part}`);
      }}
    />
  );
});

/**
 * What is being typed, as long as it still means what the model holds; an undo or another change of the model from
 * outside replaces it.
 */
export function useDraft(written: string, stillMeans: (draft: string) => boolean): [string, (draft: string) => void] {
  const [draft, setDraft] = useState(written);
  if (draft !== written && !stillMeans(draft)) {
    setDraft(written);
    return [written, setDraft];
  }
  return [draft, setDraft];
}

interface LineProps extends FieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly note?: ReactNode;
  /** The note says that something is wrong. */
  readonly isWarning?: boolean;
  /** The note is there only while the cursor is. */
  readonly isQuiet?: boolean;
  /** Addresses are written from left to right everywhere. */
  readonly isLtr?: boolean;
  readonly inputMode?: 'url' | 'text';
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Stands at the end of the line. */
  readonly children?: ReactNode;
}

export function Line({
  entity,
  property,
  label,
  text,
  onText,
  wide,
  example,
  note,
  isWarning = false,
  isQuiet = false,
  isLtr = false,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  onKeyDown,
  children,
}: LineProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useKeptCaret(input, text);
  const field = fieldRef(entity, property);
  const light = useLight();
  const isReadOnly = useReadOnly();
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <div className="field-line">
        <input
          ref={input}
          id={id}
          type={type}
          inputMode={inputMode}
          data-field={field}
          value={text}
          placeholder={isReadOnly ? undefined : example}
          readOnly={isReadOnly}
          dir={isLtr && text !== '' ? 'ltr' : 'auto'}
          autoComplete={autoComplete}
          spellCheck={isLtr ? false : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={(event) => onText(event.target.value)}
          onFocus={() => light(field)}
          onKeyDown={isReadOnly ? undefined : onKeyDown}
        />
        {!isReadOnly && children}
      </div>
      {note && (
        <p className={`note ${isWarning ? 'warning' : ''} ${isQuiet ? 'quiet' : ''}`} id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Lights a field in the page. */
export function useLight(): (field: FieldRef | null) => void {
  const { view } = useApp();
  return (field) => patch(view, { field });
}
