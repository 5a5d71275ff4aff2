/**
 * A period in one field. It takes what people type and says beneath what it is taken for, in the résumé's language; Up
 * and Down change the month; months can be chosen, too.
 */
import type { DateRange, Resume } from '@peersume/resume';
import CalendarRange from 'lucide-react/icons/calendar-range';
import { lazy, Suspense, useRef, useState, type KeyboardEvent } from 'react';
import { memo } from '../../language/memo.tsx';
import { m } from '../../language/messages.ts';
import { useResume } from '../../shell/app-context.ts';
import { Line, useDraft, type FieldProps } from '../fields.tsx';
import { useEditing, useFieldValue } from '../use-editing.ts';
import { readDates, understandingOf, writeDates, type Understanding } from './read-dates.ts';
import { caretOf, shiftDates, sideAt } from './shift-dates.ts';
import { today } from './today.ts';

const MonthPicker = lazy(() => import('./month-picker.tsx'));
const languageOf = (resume: Resume): string => resume.language;

export const DatesField = memo(function DatesField(props: FieldProps) {
  const { entity, property } = props;
  const { set } = useEditing();
  const language = useResume(languageOf);
  const value = useFieldValue<DateRange>(entity, property);
  const [isPicking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [draft, setDraft] = useDraft(writeDates(value, language), (text) =>
    sameRange(readDates(text, language, today()), value),
  );
  const understanding = understandingOf(value, draft, language);

  function write(range: DateRange | undefined): void {
    setDraft(writeDates(range, language));
    set(entity, property, range);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12 }[event.key];
    if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey || value === undefined) return;
    if (value.start === undefined && value.end === undefined) return;
    event.preventDefault();
    const input = event.currentTarget;
    const side = sideAt(value, input.selectionStart ?? 0, language);
    const shifted = shiftDates(value, side, steps, today());
    write(shifted);
    const caret = caretOf(shifted, side, language);
    requestAnimationFrame(() => input.setSelectionRange(caret, caret));
  }

  return (
    <Line
      {...props}
      text={draft}
      onText={(text) => {
        setDraft(text);
        set(entity, property, readDates(text, language, today()));
      }}
      note={noteOf(understanding, language)}
      isWarning={understanding.type === 'endBeforeStart'}
      onKeyDown={onKeyDown}
    >
      <button
        ref={button}
        type="button"
        className="field-button"
        aria-label={m.write_dates_pick()}
        title={m.write_dates_pick()}
        aria-haspopup="dialog"
        aria-expanded={isPicking}
        onClick={() => setPicking(!isPicking)}
      >
        <CalendarRange size={16} strokeWidth={1.75} aria-hidden />
      </button>
      {isPicking && (
        <Suspense>
          <MonthPicker
            button={button}
            value={value}
            today={today()}
            onChange={write}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </Line>
  );
});

function noteOf(understanding: Understanding, language: string) {
  switch (understanding.type) {
    case 'nothing':
      return undefined;
    case 'understood':
      return (
        <bdi lang={language} className="understood">
          {understanding.as}
        </bdi>
      );
    case 'words':
      return m.write_dates_words();
    case 'noStart':
      return m.write_dates_no_start();
    case 'endBeforeStart':
      return m.write_dates_end_first({ dates: understanding.as });
  }
}

const sameRange = (a: DateRange | undefined, b: DateRange | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && key(a) === key(b));

const key = ({ start, end, text }: DateRange): string =>
  JSON.stringify([
    start?.year,
    start?.month,
    start?.day,
    end === 'present' ? end : [end?.year, end?.month, end?.day],
    text,
  ]);
