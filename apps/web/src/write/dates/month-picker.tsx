/** Months and years to choose from, for a start and an end. Escape closes; what is chosen is in the résumé at once. */
import type { DateRange, PartialDate } from '@peersume/resume';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { dateFormat } from '../../language/formats.ts';
import { useLocale } from '../../language/locale.ts';
import { m } from '../../language/messages.ts';
import { IconButton } from '../../ui/button.tsx';
import { Toggle } from '../../ui/choices.tsx';
import type { Today } from './read-dates.ts';

interface MonthPickerProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly value: DateRange | undefined;
  readonly today: Today;
  readonly onChange: (range: DateRange | undefined) => void;
  readonly onClose: () => void;
}

export default function MonthPicker({ button, value, today, onChange, onClose }: MonthPickerProps) {
  const { start, end } = value ?? {};
  const isPresent = end === 'present';
  const change = (next: { start?: PartialDate | undefined; end?: DateRange['end'] | undefined }): void => {
    const first = 'start' in next ? next.start : start;
    const last = 'end' in next ? next.end : end;
    if (first === undefined && last === undefined) onChange(undefined);
    else onChange({ ...(first !== undefined && { start: first }), ...(last !== undefined && { end: last }) });
  };
  return (
    <Popover
      triggerRef={button}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom end"
      className="month-picker"
    >
      <Dialog aria-label={m.write_dates_pick()}>
        <Months
          label={m.write_dates_from()}
          value={start}
          today={today}
          onChange={(date) => change({ start: date })}
          isFirst
        />
        <div className="months-end">
          <Months
            label={m.write_dates_to()}
            value={isPresent ? undefined : end}
            today={today}
            onChange={(date) => change({ end: date })}
          />
          <Toggle
            label={m.write_dates_present()}
            checked={isPresent}
            onChange={(checked) => change({ end: checked ? 'present' : undefined })}
          />
        </div>
      </Dialog>
    </Popover>
  );
}

interface MonthsProps {
  readonly label: string;
  readonly value: PartialDate | undefined;
  readonly today: Today;
  readonly onChange: (date: PartialDate | undefined) => void;
  readonly isFirst?: boolean;
}

/** A year with its months. Pressed again, the chosen one goes: a month, and then the year alone. */
function Months({ label, value, today, onChange, isFirst = false }: MonthsProps) {
  const { locale } = useLocale();
  const id = useId();
  const [year, setYear] = useState(value?.year ?? today.year);
  // Dates are written in the Gregorian calendar in every language.
  const names = dateFormat(locale, { month: 'short', calendar: 'gregory', timeZone: 'UTC' });
  const isYear = value?.year === year;

  function turn(years: number): void {
    setYear(year + years);
    if (value !== undefined) onChange({ ...value, year: value.year + years });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
    const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
    const step = { [forward]: 1, [back]: -1, ArrowDown: 3, ArrowUp: -3 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-month]')];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    const target = at + step;
    // Over the year's edge into the next one.
    if (target < 0 || target > 11) setYear(year + Math.sign(step));
    buttons[(target + 12) % 12]?.focus();
  }

  return (
    <section className="months" aria-labelledby={id} onKeyDown={onKeyDown}>
      <h3 id={id}>{label}</h3>
      <div className="months-year">
        <IconButton icon={ChevronLeft} className="flips" label={m.write_dates_year_before()} onClick={() => turn(-1)} />
        <button
          type="button"
          className="months-year-name"
          aria-pressed={isYear && value.month === undefined}
          title={m.write_dates_year_only()}
          aria-label={`${year}: ${m.write_dates_year_only()}`}
          onClick={() => onChange(isYear && value.month === undefined ? undefined : { year })}
        >
          {year}
        </button>
        <IconButton icon={ChevronRight} className="flips" label={m.write_dates_year_after()} onClick={() => turn(1)} />
      </div>
      <div className="months-grid" role="group" aria-label={`${label} ${year}`}>
        {Array.from({ length: 12 }, (_, index) => {
          const month = index + 1;
          const isChosen = isYear && value.month === month;
          const isNow = today.year === year && today.month === month;
          return (
            <button
              key={month}
              type="button"
              data-month={month}
              className={isNow ? 'month now' : 'month'}
              aria-pressed={isChosen}
              autoFocus={isFirst && (isChosen || (value === undefined && isNow))}
              onClick={() => onChange(isChosen ? { year } : { year, month })}
            >
              {names.format(Date.UTC(2024, index, 15))}
            </button>
          );
        })}
      </div>
    </section>
  );
}
