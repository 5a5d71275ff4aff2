/** Settings: one of a few, a number on a scale, on or off. */
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import { useId } from 'react';
import { m } from '../language/messages.ts';
import { IconButton } from './button.tsx';

interface ChoicesProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  /** `name` says aloud what a sign shows. */
  readonly options: readonly { readonly value: T; readonly label: string; readonly name?: string }[];
  readonly onChange: (value: T) => void;
}

export function Choices<T extends string | number>({ label, value, options, onChange }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value} title={option.name}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              aria-label={option.name}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many. */
export function Select<T extends string>({ label, value, options, onChange }: ChoicesProps<T>) {
  const id = useId();
  return (
    <div className="select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** True while the value is the template's own. */
  readonly isOwn: boolean;
  readonly onReset?: () => void;
}

export function Slider({ label, unit = '', min, max, step, value, onChange, isOwn, onReset }: SliderProps) {
  const id = useId();
  const shown = `${Number(value.toFixed(2))}${unit === '×' || unit === '' ? unit : ` ${unit}`}`;
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{shown}</output>
      {!isOwn && onReset && <IconButton icon={RotateCcw} label={m.design_reset_one({ label })} onClick={onReset} />}
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}

export function Toggle({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="toggle">
      <input type="checkbox" role="switch" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
