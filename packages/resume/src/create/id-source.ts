/** Where ids of new entities come from. `hint` says what the entity is ("work-1-role-2"); a source may use it or not. */
import type { Id } from '../schema/id.ts';

export type IdSource = (hint: string) => Id;

/** The hint itself, with a number where it is taken already: the same file always gives the same ids. */
export function positionIds(taken: Iterable<Id> = []): IdSource {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return (hint) => {
    const base = hint.slice(0, maxHintLength);
    let count = counts.get(base) ?? 1;
    let id = count === 1 ? base : `${base}.${count}`;
    while (used.has(id)) id = `${base}.${++count}`;
    counts.set(base, count + 1);
    used.add(id);
    return id;
  };
}

const maxHintLength = 52; // leaves room for the number within an id's 64

/** Fit for documents that several devices edit: 80 bits; `random` gives a whole number below 2^32. */
export function randomIds(random: () => number): IdSource {
  return () => {
    let id = '';
    while (id.length < 16) id += alphabet[random() >>> 27] ?? '';
    return id;
  };
}

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'; // 32 letters for the upper 5 bits, none mistaken for another

/** The ids given, in their order; then what `rest` gives. */
export function idsInOrder(ids: readonly Id[], rest: IdSource): IdSource {
  let next = 0;
  return (hint) => ids[next++] ?? rest(hint);
}
