/**
 * Removing marks. A mark says what the remover had seen of the entity and of all that is under it: for each client, up
 * to which clock. An entity is gone while some mark has seen all that is there. So what somebody else writes into it,
 * or moves into it, without knowing of the removal brings it back; what the remover knew stays removed; and nothing is
 * ever purged. Restoring takes away the marks that are known; a removal at the same time on another device stands.
 *
 * Each client has its own mark, under `<name>|<client>`, so that two removals never overwrite each other. The name is an
 * entity's id, or one of the two other names in `contents.ts`.
 */
import type * as Y from 'yjs';
import { contentsOf, everySight, masterSight, type Sight } from './contents.ts';
import { goneOf } from './roots.ts';
import type { Tree } from './tree.ts';

export interface Mark {
  /** For each client, up to which clock. */
  readonly seen: ReadonlyMap<number, number>;
  /** It says nothing of what variants have of their own there. */
  readonly inMaster: boolean;
}

/** `inMaster`: what variants have of their own in it stays to be seen there. */
export function markGone(doc: Y.Doc, tree: Tree, name: string, { inMaster = false } = {}): void {
  const seen = new Map<number, number>();
  for (const item of contentsOf(doc, tree, name, inMaster ? masterSight : everySight(doc, tree))) {
    const end = item.id.clock + item.length;
    if (end > (seen.get(item.id.client) ?? 0)) seen.set(item.id.client, end);
  }
  goneOf(doc).set(`${name}|${doc.clientID.toString(36)}`, [...(inMaster ? ['master'] : []), ...[...seen].flat()]);
}

/** True when there was a mark to take away. */
export function takeMarksAway(doc: Y.Doc, name: string): boolean {
  const gone = goneOf(doc);
  const marks = [...gone.keys()].filter((key) => nameOfMark(key) === name);
  for (const key of marks) gone.delete(key);
  return marks.length > 0;
}

export function readMarks(doc: Y.Doc): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const [key, value] of goneOf(doc).entries()) {
    const name = nameOfMark(key);
    const mark = readMark(value);
    if (name === undefined || mark === undefined) continue;
    const others = marks.get(name);
    if (others === undefined) marks.set(name, [mark]);
    else others.push(mark);
  }
  return marks;
}

/** In one's sight: what is written in one variant brings a thing back there alone. */
export function isGone(doc: Y.Doc, tree: Tree, name: string, marks: readonly Mark[], sight: Sight): boolean {
  let left = marks;
  if (sight.variants.length > 0 && left.some(({ inMaster }) => inMaster)) {
    const own = contentsOf(doc, tree, name, { ...sight, hasMaster: false }).next();
    if (own.done !== true) left = left.filter(({ inMaster }) => !inMaster);
  }
  for (const item of contentsOf(doc, tree, name, sight)) {
    left = left.filter(({ seen }) => item.id.clock + item.length <= (seen.get(item.id.client) ?? 0));
    if (left.length === 0) return false;
  }
  return left.length > 0;
}

function nameOfMark(key: string): string | undefined {
  const end = key.lastIndexOf('|');
  return end > 0 ? key.slice(0, end) : undefined;
}

export function readMark(value: unknown): Mark | undefined {
  if (!Array.isArray(value)) return undefined;
  const inMaster = value[0] === 'master';
  const numbers: unknown[] = inMaster ? value.slice(1) : value;
  if (numbers.length % 2 !== 0 || !numbers.every((part): part is number => typeof part === 'number')) return undefined;
  const seen = new Map<number, number>();
  for (let at = 0; at < numbers.length; at += 2) seen.set(numbers[at] as number, numbers[at + 1] as number);
  return { seen, inMaster };
}
