/**
 * A letter that is moved to another bullet, or brought back by undo, becomes a new letter to Yjs, and two people who do
 * that at once would have it twice. So the document remembers, in `lives`, which new letters are which old ones:
 *
 * - `moved`: old letters were deleted and put elsewhere as the new ones (split, join)
 * - `redone`: undo put deleted content back as new content (Yjs's own `redone`, which Yjs forgets at the next start)
 * - `copied`: a variant began its own wording with the master's letters; each variant is a `scope` of its own
 *
 * A record is written once and never changed.
 */
import * as Y from 'yjs';
import { livesOf } from '../shape/roots.ts';

/** `length` letters that were `from` are now `to`. */
export interface Run {
  readonly from: LetterId;
  readonly to: LetterId;
  readonly length: number;
}

export interface LetterId {
  readonly client: number;
  readonly clock: number;
}

export type LifeKind = 'moved' | 'redone' | 'copied';

export interface LifeRecord {
  readonly kind: LifeKind;
  /** The variant whose letters the new ones are; the empty text is the master. */
  readonly scope: string;
  readonly runs: readonly Run[];
}

export function recordLives(doc: Y.Doc, record: LifeRecord): void {
  if (record.runs.length === 0) return;
  // The client's own clock has never been here before.
  const key = `${doc.clientID.toString(36)}.${Y.getState(doc.store, doc.clientID).toString(36)}`;
  livesOf(doc).set(key, [
    kinds.indexOf(record.kind),
    record.scope,
    ...record.runs.flatMap(({ from, to, length }) => [from.client, from.clock, to.client, to.clock, length]),
  ]);
}

export function readRecord(value: unknown): LifeRecord | undefined {
  if (!Array.isArray(value)) return undefined;
  const [kindIndex, scope, ...numbers] = value as unknown[];
  const kind = kinds[kindIndex as number];
  if (kind === undefined || typeof scope !== 'string' || numbers.length % 5 !== 0) return undefined;
  if (!numbers.every((part): part is number => Number.isSafeInteger(part) && (part as number) >= 0)) return undefined;
  const runs: Run[] = [];
  for (let at = 0; at < numbers.length; at += 5) {
    const [fromClient = 0, fromClock = 0, toClient = 0, toClock = 0, length = 0] = numbers.slice(at, at + 5);
    runs.push({
      from: { client: fromClient, clock: fromClock },
      to: { client: toClient, clock: toClock },
      length: Math.min(length, maxRunLength),
    });
  }
  return { kind, scope, runs };
}

const kinds: readonly LifeKind[] = ['moved', 'redone', 'copied'];

/** Letters of one run; what a record from outside may cost. */
const maxRunLength = 1_000_000;
