/** One-line fields: text, link, list, dates. Each knows its FieldRef, so that the page can lead to it and lights what is written. */
import { fieldRef, formatDateRange, safeLink, type DateRange } from '@peersume/resume';
import { useId, useState, type ReactNode } from 'react';
import { useApp } from '../shell/app-context.ts';
import { patch } from '../shell/view-state.ts';
import { readDates } from './read-dates.ts';

export interface FieldProps<T> {
  readonly entity: string;
  readonly property: string;
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly wide?: boolean;
  readonly example?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  readonly autoComplete?: string;
}

export function LineField(props: FieldProps<string>) {
  return <Line {...props} text={props.value} onText={props.onChange} />;
}

export function LinkField(props: FieldProps<string>) {
  const unsafe = props.value.trim() !== '' && safeLink(props.value) === undefined;
  return (
    <Line
      {...props}
      text={props.value}
      onText={props.onChange}
      note={unsafe ? 'Printed as words: this is no web, e-mail or telephone address.' : undefined}
    />
  );
}

/** Several short things on one line, divided by commas. */
export function ListField(props: FieldProps<readonly string[]>) {
  const [draft, setDraft] = useDraft(
    props.value.join(', '),
    (text) => splitList(text).join('\n') === props.value.join('\n'),
  );
  return (
    <Line
      {...props}
      text={draft}
      onText={(text) => {
        setDraft(text);
        props.onChange(splitList(text));
      }}
      hint="Divide by commas"
    />
  );
}

const splitList = (text: string): string[] =>
  text
    .split(/[,，、;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export function DatesField(props: FieldProps<DateRange | undefined> & { language: string }) {
  const { language, value } = props;
  const written = (range: DateRange | undefined): string =>
    range === undefined ? '' : formatDateRange(range, { language, style: 'short' });
  const [draft, setDraft] = useDraft(written(value), (text) => sameRange(readDates(text, language), value));
  const understood = written(value);
  const note =
    value === undefined
      ? undefined
      : value.start === undefined && value.end === undefined
        ? 'Printed as you wrote it.'
        : understood !== draft.trim()
          ? understood
          : undefined;
  return (
    <Line
      {...props}
      text={draft}
      onText={(text) => {
        setDraft(text);
        props.onChange(readDates(text, language));
      }}
      note={note}
    />
  );
}

const sameRange = (a: DateRange | undefined, b: DateRange | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

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

interface LineProps {
  readonly entity: string;
  readonly property: string;
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly wide?: boolean;
  readonly example?: string | undefined;
  readonly hint?: string;
  readonly note?: ReactNode;
  readonly type?: 'text' | 'email' | 'tel';
  readonly autoComplete?: string;
}

function Line({
  entity,
  property,
  label,
  text,
  onText,
  wide,
  example,
  hint,
  note,
  type = 'text',
  autoComplete = 'off',
}: LineProps) {
  const id = useId();
  const field = fieldRef(entity, property);
  const light = useLight();
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        data-field={field}
        value={text}
        placeholder={example}
        title={hint}
        dir="auto"
        autoComplete={autoComplete}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => onText(event.target.value)}
        onFocus={() => light(field)}
      />
      {note && (
        <p className="note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Lights a field in the page. */
export function useLight(): (field: ReturnType<typeof fieldRef> | null) => void {
  const { view } = useApp();
  return (field) => patch(view, { field });
}
