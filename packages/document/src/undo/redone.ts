/**
 * What undo brings back is new to Yjs. Yjs remembers within one run what it brought back as what (`redone`); here that is
 * written into the document (`lives/`), for the next run, and so that what two people bring back at once is not there
 * twice.
 */
import * as Y from 'yjs';
import type { LifeIndex } from '../lives/life-index.ts';
import { readRecord, recordLives, type LetterId, type Run } from '../lives/record.ts';
import { structureOrigin } from '../shape/origins.ts';
import { readKind } from '../shape/kind.ts';
import { kindsOf, livesOf, rootOf } from '../shape/roots.ts';
import type { Letters } from './step.ts';

/** The name of the text that a transaction changed, if it changed one. */
export function lettersChanged(transaction: Y.Transaction): string | undefined {
  for (const type of transaction.changed.keys()) {
    const name = Y.findRootTypeKey(rootOf(type as Y.AbstractType<unknown>));
    if (name.startsWith('t/') || name.startsWith('o/')) return name;
  }
  return undefined;
}

export interface Redone {
  readonly letters: Letters;
  /** What takes it back again. */
  readonly made: Letters;
  /** The own clock before. */
  readonly before: number;
  readonly index: LifeIndex;
}

export function recordRedone(doc: Y.Doc, { letters, made, before, index }: Redone): void {
  const redone = new Map<string, Run[]>();
  const moved = new Map<string, Run[]>();
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, letters.deletions, (item) => {
      if (!(item instanceof Y.Item) || item.redone?.client !== doc.clientID || item.redone.clock < before) return;
      const run: Run = { from: item.id, to: item.redone, length: item.length };
      const scope = scopeOf(doc, item);
      push(redone, scope, run);
      if (!(item.content instanceof Y.ContentString) || made.deletions.clients.size === 0) return;
      for (const heir of heirs(run, (letter) => index.family(scope, letter), made)) push(moved, scope, heir);
    });
    for (const [scope, runs] of redone) recordLives(doc, { kind: 'redone', scope, runs });
    for (const [scope, runs] of moved) recordLives(doc, { kind: 'moved', scope, runs });
  }, structureOrigin);
}

/** Letters that were deleted in the same breath as their elder came back: what came back takes their place. */
function* heirs(
  { from, to, length }: Run,
  family: (letter: LetterId) => readonly LetterId[],
  made: Letters,
): Generator<Run> {
  for (let at = 0; at < length; at++) {
    const member = family({ client: from.client, clock: from.clock + at }).find(({ client, clock }) =>
      Y.isDeleted(made.deletions, Y.createID(client, clock)),
    );
    if (member !== undefined) yield { from: member, to: { client: to.client, clock: to.clock + at }, length: 1 };
  }
}

/** The variant whose letter it is; the empty text is the master. */
function scopeOf(doc: Y.Doc, item: Y.Item): string {
  const name = Y.findRootTypeKey(rootOf(item.parent as Y.AbstractType<unknown>));
  if (name.startsWith('o/')) return name.slice(2, name.indexOf('/', 2));
  return name.startsWith('t/') ? (readKind(kindsOf(doc).get(name.slice(2)))?.variant ?? '') : '';
}

function push(runs: Map<string, Run[]>, scope: string, next: Run): void {
  const known = runs.get(scope);
  if (known === undefined) {
    runs.set(scope, [next]);
    return;
  }
  const last = known.at(-1);
  const follows = (a: LetterId, b: LetterId, length: number): boolean =>
    a.client === b.client && a.clock + length === b.clock;
  if (last !== undefined && follows(last.from, next.from, last.length) && follows(last.to, next.to, last.length)) {
    known[known.length - 1] = { ...last, length: last.length + next.length };
  } else known.push(next);
}

/** Tells Yjs what was brought back as what, by this device before its restart and by others. */
export function setRedone(doc: Y.Doc): void {
  const known = (seen.get(doc) ?? seen.set(doc, new Set()).get(doc)) as Set<string>;
  doc.transact((transaction) => {
    for (const [key, value] of livesOf(doc).entries()) {
      if (known.has(key)) continue;
      known.add(key);
      const record = readRecord(value);
      if (record?.kind !== 'redone') continue;
      for (const run of record.runs) setRedoneRun(doc, transaction, run);
    }
  }, structureOrigin);
}

/** Records that were looked at. */
const seen = new WeakMap<Y.Doc, Set<string>>();

function setRedoneRun(doc: Y.Doc, transaction: Y.Transaction, { from, to, length }: Run): void {
  if (from.clock + length > Y.getState(doc.store, from.client) || to.clock + length > Y.getState(doc.store, to.client))
    return;
  const range = Y.createDeleteSet();
  range.clients.set(from.client, [{ clock: from.clock, len: length }]);
  Y.iterateDeletedStructs(transaction, range, (item) => {
    if (!(item instanceof Y.Item) || !item.deleted || item.redone !== null) return;
    item.redone = Y.createID(to.client, to.clock + item.id.clock - from.clock);
  });
}
