import { useId } from 'react';

/** Printing inks: dark enough for text on white, apart enough to be told from one another. */
const inks = [
  ['#1f2933', 'Ink'],
  ['#1d3f72', 'Prussian blue'],
  ['#0f5c5c', 'Verdigris'],
  ['#2f5d34', 'Bottle green'],
  ['#7a4a12', 'Umber'],
  ['#a3341b', 'Vermilion'],
  ['#7b1e3c', 'Madder'],
  ['#4b3a7a', 'Aubergine'],
] as const;

interface AccentChoiceProps {
  readonly value: string | undefined;
  readonly own: string | undefined;
  readonly onChange: (accent: string | undefined) => void;
}

export function AccentChoice({ value, own, onChange }: AccentChoiceProps) {
  const id = useId();
  return (
    <div className="inks" role="group" aria-label="Accent colour">
      <Ink
        color={own ?? '#000000'}
        name="The template’s own"
        isChosen={value === undefined}
        onChoose={() => onChange(undefined)}
        isOwn
      />
      {inks.map(([color, name]) => (
        <Ink
          key={color}
          color={color}
          name={name}
          isChosen={value?.toLowerCase() === color}
          onChoose={() => onChange(color)}
        />
      ))}
      <label className="ink-any" htmlFor={id} title="Any colour">
        <span className="visually-hidden">Any colour</span>
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
