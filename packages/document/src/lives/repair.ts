/** Takes away the second lives of letters: of each family (`life-index.ts`) only the first living one stays. */
import * as Y from 'yjs';
import { repairOrigin } from '../shape/origins.ts';
import { rootOf } from '../shape/roots.ts';
import type { LifeIndex } from './life-index.ts';
import type { LetterId } from './record.ts';

/** The names of the root types whose text became shorter. */
export function removeSecondLives(doc: Y.Doc, index: LifeIndex): Set<string> {
  const surplus = index.takeTouched().flatMap((family) => family.filter((letter) => isLiving(doc, letter)).slice(1));
  const touched = new Set<string>();
  if (surplus.length === 0) return touched;
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, setOf(surplus), (item) => {
      if (!(item instanceof Y.Item) || item.deleted) return;
      touched.add(Y.findRootTypeKey(rootOf(item.parent as Y.AbstractType<unknown>)));
      item.delete(transaction);
    });
    forgetPlaces(transaction);
  }, repairOrigin);
  return touched;
}

export function isLiving(doc: Y.Doc, { client, clock }: LetterId): boolean {
  if (clock >= Y.getState(doc.store, client)) return false;
  const item = Y.getItem(doc.store, Y.createID(client, clock));
  return item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString;
}

export type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

export function setOf(letters: readonly LetterId[]): DeleteSet {
  const set = Y.createDeleteSet();
  const sorted = letters.toSorted((a, b) => a.client - b.client || a.clock - b.clock);
  for (const { client, clock } of sorted) {
    const ranges = set.clients.get(client);
    const last = ranges?.at(-1);
    if (ranges === undefined) set.clients.set(client, [{ clock, len: 1 }]);
    else if (last !== undefined && last.clock + last.len === clock)
      ranges[ranges.length - 1] = { clock: last.clock, len: last.len + 1 };
    else ranges.push({ clock, len: 1 });
  }
  return set;
}

/** Yjs remembers places in texts to find them faster; changing items directly makes them untrue. */
function forgetPlaces(transaction: Y.Transaction): void {
  for (const [type, keys] of transaction.changed) {
    const { _searchMarker: places } = type as { _searchMarker?: unknown[] | null };
    if (keys.has(null) && places) places.length = 0;
  }
}
