/** What an opened file said here that the forms have no field for: shown, and taken away only by the person. */
import type { Extra } from '@peersume/resume';
import X from 'lucide-react/icons/x';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { IconButton } from '../ui/button.tsx';
import { useEditing, useFieldValue } from './use-editing.ts';

/** Of one value; the rest is in the file still. */
const maxShownCharacters = 160;

export const OtherValues = memo(function OtherValues({ entity }: { entity: string }) {
  const { set, isReadOnly } = useEditing();
  const extra = useFieldValue<Extra>(entity, 'extra');
  if (extra === undefined || Object.keys(extra).length === 0) return null;
  return (
    <details className="more other-values">
      <summary>{m.write_other_values()}</summary>
      <dl>
        {Object.entries(extra).map(([name, value]) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{shown(value)}</dd>
            {!isReadOnly && (
              <IconButton
                icon={X}
                label={m.write_other_remove({ name })}
                onClick={() => {
                  const { [name]: _, ...rest } = extra;
                  set(entity, 'extra', Object.keys(rest).length > 0 ? rest : undefined);
                }}
              />
            )}
          </div>
        ))}
      </dl>
    </details>
  );
});

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > maxShownCharacters ? `${text.slice(0, maxShownCharacters)}…` : text;
}
