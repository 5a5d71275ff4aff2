/** Which characters no font has, by the field that they stand in. */
import type { FieldRef } from '@peersume/resume';
import type { Span } from '../text/style.ts';
import type { LayoutFinding } from './page.ts';

/** `missingIn` looks at all the spans given; it is asked by field only where something is missing at all. */
export function missingCharacters(
  spans: readonly Span[],
  missingIn: (spans: readonly Span[]) => readonly string[],
): LayoutFinding[] {
  if (missingIn(spans).length === 0) return [];
  const byField = new Map<FieldRef | undefined, Span[]>();
  for (const span of spans) {
    const own = byField.get(span.field);
    if (own === undefined) byField.set(span.field, [span]);
    else own.push(span);
  }
  return [...byField].flatMap(([field, own]): LayoutFinding[] => {
    const characters = missingIn(own);
    if (characters.length === 0) return [];
    return [
      field === undefined
        ? { type: 'MissingCharacters', characters }
        : { type: 'MissingCharacters', characters, field },
    ];
  });
}
