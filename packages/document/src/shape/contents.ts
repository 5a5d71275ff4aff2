/**
 * What is in an entity: everything that somebody wrote there and that is there still, for one's sight. The master's
 * sight has what is the master's; a variant's sight has that and the variant's own, where the variant has it.
 *
 * Besides entities, two other things can be removed and have a name for that: a variant's wording of a block
 * (`o/<variant>/<block>`), whose contents are its words, and an entity of the master's in a variant's eyes
 * (`v/<variant>/<entity>`), whose contents are the variant's own in it.
 */
import * as Y from 'yjs';
import { readOverrides, type Overrides } from '../variants/overrides.ts';
import { fieldsName, overriddenBy, overridesName, overridesOf, placesOf, textName, tops } from './roots.ts';
import { mayStandUnder, type Node, type Tree } from './tree.ts';

export interface Sight {
  /** Variants whose own counts. */
  readonly variants: readonly string[];
  /** Whether what is the master's counts. */
  readonly hasMaster: boolean;
  /** The one whose places hold; without, every place that anybody gives an entity counts. */
  readonly arrangedBy?: string;
  overrides(variant: string): Overrides;
}

export const masterSight: Sight = { variants: [], hasMaster: true, overrides: () => readOverrides(new Y.Map()) };

/** What anybody can see. */
export function everySight(doc: Y.Doc, tree: Tree): Sight {
  const variants = tree.children(tops.variant).map(({ id }) => id);
  const known = new Map(variants.map((variant) => [variant, readOverrides(overridesOf(doc, variant))]));
  return { variants, hasMaster: true, overrides: (variant) => known.get(variant) as Overrides };
}

export const wordingName = (variant: string, block: string): string => textName(block, variant);
export const hiddenName = (variant: string, entity: string): string => `v/${variant}/${entity}`;

export function* contentsOf(doc: Y.Doc, tree: Tree, name: string, sight: Sight): Generator<Y.Item> {
  if (tree.nodes.has(name)) {
    yield* contentsOfEntity(doc, tree, name, sight);
    return;
  }
  const [type, variant = ''] = name.split('/', 2);
  const rest = name.slice(`${type}/${variant}/`.length);
  if (type === 'o') yield* wordsUnder(doc, name);
  if (type !== 'v' || !tree.nodes.has(rest)) return;
  yield* contentsOfEntity(doc, tree, rest, {
    ...sight,
    variants: sight.variants.filter((one) => one === variant),
    hasMaster: false,
  });
}

function* contentsOfEntity(doc: Y.Doc, tree: Tree, id: string, sight: Sight): Generator<Y.Item> {
  for (const node of nodesUnder(tree, id, sight)) {
    const { variant } = node.kind;
    if (variant === undefined ? sight.hasMaster : sight.variants.includes(variant)) yield* ownContents(doc, node.id);
    for (const one of sight.variants) yield* contentsInVariant(doc, one, node.id);
    if (node.kind.type === 'variant' && sight.variants.includes(node.id)) yield* contentsOfVariant(doc, tree, node.id);
  }
}

/** The entity and all under it, where those whose sight it is have it. */
function* nodesUnder(tree: Tree, id: string, sight: Sight): Generator<Node> {
  const node = tree.nodes.get(id);
  if (node === undefined) return;
  yield node;
  const moved = sight.arrangedBy === undefined ? undefined : sight.overrides(sight.arrangedBy).places;
  for (const child of tree.children(id)) if (moved?.has(child.id) !== true) yield* nodesUnder(tree, child.id, sight);
  for (const variant of sight.variants) {
    for (const [other, place] of sight.overrides(variant).places) {
      const child = place.parent === id ? tree.nodes.get(other) : undefined;
      if (child !== undefined && mayStandUnder(child.kind, id, node.kind)) yield* nodesUnder(tree, other, sight);
    }
  }
}

function* ownContents(doc: Y.Doc, id: string): Generator<Y.Item> {
  const place = placesOf(doc)._map.get(id);
  if (place !== undefined) yield place;
  const fields = doc.share.get(fieldsName(id));
  if (fields !== undefined) yield* livingValues(fields);
  yield* wordsUnder(doc, textName(id));
}

/** What a variant says of an entity that is the master's. */
function* contentsInVariant(doc: Y.Doc, variant: string, id: string): Generator<Y.Item> {
  const overrides = doc.share.get(overridesName(variant));
  if (overrides === undefined) return;
  for (const [key, item] of overrides._map) if (!item.deleted && overriddenBy(key) === id) yield item;
  yield* wordsUnder(doc, textName(id, variant));
}

/** All that is a variant's own. */
function* contentsOfVariant(doc: Y.Doc, tree: Tree, variant: string): Generator<Y.Item> {
  for (const [name, type] of doc.share) {
    if (name === overridesName(variant)) yield* livingValues(type);
    if (name.startsWith(`o/${variant}/`)) yield* wordsIn(type);
  }
  for (const node of tree.nodes.values()) if (node.kind.variant === variant) yield* ownContents(doc, node.id);
}

function* livingValues(type: Pick<Y.AbstractType<unknown>, '_map'>): Generator<Y.Item> {
  for (const item of type._map.values()) if (!item.deleted) yield item;
}

function* wordsUnder(doc: Y.Doc, name: string): Generator<Y.Item> {
  const text = doc.share.get(name);
  if (text !== undefined) yield* wordsIn(text);
}

/** The stretches of letters under a type that are not deleted. */
export function* wordsIn(type: Pick<Y.AbstractType<unknown>, '_start'>): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) yield item;
    else if (item.content instanceof Y.ContentType) yield* wordsIn(item.content.type);
  }
}
