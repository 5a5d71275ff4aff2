import { useId } from 'react';
import { m } from '../language/messages.ts';

/** Printing inks: dark enough for text on white, apart enough to be told from one another. */
const inks = [
  ['#1f2933', () => m.design_ink()],
  ['#1d3f72', () => m.design_prussian_blue()],
  ['#0f5c5c', () => m.design_verdigris()],
  ['#2f5d34', () => m.design_bottle_green()],
  ['#7a4a12', () => m.design_umber()],
  ['#a3341b', () => m.design_vermilion()],
  ['#7b1e3c', () => m.design_madder()],
  ['#4b3a7a', () => m.design_aubergine()],
] as const;

interface AccentChoiceProps {
  readonly value: string | undefined;
  readonly own: string | undefined;
  readonly onChange: (accent: string | undefined) => void;
}

export function AccentChoice({ value, own, onChange }: AccentChoiceProps) {
  const id = useId();
  return (
    <div className="inks" role="group" aria-label={m.design_accent()}>
      <Ink
        color={own ?? '#000000'}
        name={m.design_own()}
        isChosen={value === undefined}
        onChoose={() => onChange(undefined)}
        isOwn
      />
      {inks.map(([color, name]) => (
        <Ink
          key={color}
          color={color}
          name={name()}
          isChosen={value?.toLowerCase() === color}
          onChoose={() => onChange(color)}
        />
      ))}
      <label className="ink-any" htmlFor={id} title={m.design_any_colour()}>
        <span className="visually-hidden">{m.design_any_colour()}</span>
        <input
          id={id}
          type="color"
          value={value ?? own ?? '#000000'}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    </div>
  );
}

interface InkProps {
  readonly color: string;
  readonly name: string;
  readonly isChosen: boolean;
  readonly isOwn?: boolean;
  readonly onChoose: () => void;
}

function Ink({ color, name, isChosen, isOwn = false, onChoose }: InkProps) {
  return (
    <button
      type="button"
      className={isOwn ? 'ink own' : 'ink'}
      aria-label={name}
      title={name}
      aria-pressed={isChosen}
      onClick={onChoose}
      style={{ '--ink-color': color } as React.CSSProperties}
    />
  );
}
