/**
 * Removing marks. A mark says what the remover had seen of the entity and of all that is under it: for each client, up
 * to which clock. An entity is gone while some mark has seen all that is there. So what somebody else writes into it,
 * or moves into it, without knowing of the removal brings it back; what the remover knew stays removed; and nothing is
 * ever purged. Restoring takes away the marks that are known; a removal at the same time on another device stands.
 *
 * Each client has its own mark, under `<id>|<client>`, so that two removals never overwrite each other.
 */
import * as Y from 'yjs';
import { fieldsName, goneOf, overriddenBy, overridesName, placesOf, textName, tops } from './roots.ts';
import { subtree, type Tree } from './tree.ts';

/** Up to which clock, for each client. */
export type Seen = ReadonlyMap<number, number>;

export function markGone(doc: Y.Doc, tree: Tree, id: string): void {
  const seen = new Map<number, number>();
  for (const item of contentsOf(doc, tree, id, everything)) {
    const end = item.id.clock + item.length;
    if (end > (seen.get(item.id.client) ?? 0)) seen.set(item.id.client, end);
  }
  goneOf(doc).set(`${id}|${doc.clientID.toString(36)}`, [...seen].flat());
}

/** True when there was a mark to take away. */
export function takeMarksAway(doc: Y.Doc, id: string): boolean {
  const gone = goneOf(doc);
  const marks = [...gone.keys()].filter((key) => idOfMark(key) === id);
  for (const key of marks) gone.delete(key);
  return marks.length > 0;
}

export function readMarks(doc: Y.Doc): Map<string, Seen[]> {
  const marks = new Map<string, Seen[]>();
  for (const [key, value] of goneOf(doc).entries()) {
    const id = idOfMark(key);
    const seen = readSeen(value);
    if (id === undefined || seen === undefined) continue;
    const others = marks.get(id);
    if (others === undefined) marks.set(id, [seen]);
    else others.push(seen);
  }
  return marks;
}

/** Gone from the sight of the master, or of a variant: what is written in one variant brings a thing back there alone. */
export function isGone(doc: Y.Doc, tree: Tree, id: string, marks: readonly Seen[], sight: Sight): boolean {
  let left = marks;
  for (const item of contentsOf(doc, tree, id, sight)) {
    left = left.filter((seen) => item.id.clock + item.length <= (seen.get(item.id.client) ?? 0));
    if (left.length === 0) return false;
  }
  return left.length > 0;
}

/** Whose contents count: the master's, with those of some variants. */
export type Sight = (variant: string) => boolean;
export const everything: Sight = () => true;
export const masterOnly: Sight = () => false;

/** Everything that somebody wrote there and that is there still: where it stands, its fields, its words. */
export function* contentsOf(doc: Y.Doc, tree: Tree, id: string, sight: Sight): Generator<Y.Item> {
  const variants = tree.children(tops.variant).filter((variant) => sight(variant.id));
  for (const node of subtree(tree, id)) {
    if (node.kind.variant !== undefined && !sight(node.kind.variant)) continue;
    yield* ownContents(doc, node.id);
    for (const variant of variants) yield* contentsInVariant(doc, variant.id, node.id);
    if (node.kind.type === 'variant') yield* contentsOfVariant(doc, tree, node.id);
  }
  if (!tree.nodes.has(id)) yield* wordingContents(doc, id);
}

function* ownContents(doc: Y.Doc, id: string): Generator<Y.Item> {
  const place = placesOf(doc)._map.get(id);
  if (place !== undefined) yield place;
  const fields = doc.share.get(fieldsName(id));
  if (fields !== undefined) yield* livingValues(fields);
  const text = doc.share.get(textName(id));
  if (text !== undefined) yield* wordsIn(text);
}

/** What a variant says of an entity that is the master's. */
function* contentsInVariant(doc: Y.Doc, variant: string, id: string): Generator<Y.Item> {
  const overrides = doc.share.get(overridesName(variant));
  if (overrides === undefined) return;
  for (const [key, item] of overrides._map) if (!item.deleted && overriddenBy(key) === id) yield item;
  const wording = doc.share.get(textName(id, variant));
  if (wording !== undefined) yield* wordsIn(wording);
}

/** All that is a variant's own. */
function* contentsOfVariant(doc: Y.Doc, tree: Tree, variant: string): Generator<Y.Item> {
  for (const [name, type] of doc.share) {
    if (name === overridesName(variant)) yield* livingValues(type);
    if (name.startsWith(`o/${variant}/`)) yield* wordsIn(type);
  }
  for (const node of tree.nodes.values()) if (node.kind.variant === variant) yield* ownContents(doc, node.id);
}

/** A variant's wording of a block may be taken back by a mark, too: its name (`o/…`) then stands for it. */
function* wordingContents(doc: Y.Doc, name: string): Generator<Y.Item> {
  const text = doc.share.get(name);
  if (name.startsWith('o/') && text !== undefined) yield* wordsIn(text);
}

function* livingValues(type: Pick<Y.AbstractType<unknown>, '_map'>): Generator<Y.Item> {
  for (const item of type._map.values()) if (!item.deleted) yield item;
}

/** The stretches of letters under a type that are not deleted. */
export function* wordsIn(type: Pick<Y.AbstractType<unknown>, '_start'>): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) yield item;
    else if (item.content instanceof Y.ContentType) yield* wordsIn(item.content.type);
  }
}

function idOfMark(key: string): string | undefined {
  const end = key.lastIndexOf('|');
  return end > 0 ? key.slice(0, end) : undefined;
}

export function readSeen(value: unknown): Seen | undefined {
  if (!Array.isArray(value) || !value.every((part) => typeof part === 'number')) return undefined;
  const seen = new Map<number, number>();
  for (let at = 0; at + 1 < value.length; at += 2) seen.set(value[at] as number, value[at + 1] as number);
  return seen;
}
