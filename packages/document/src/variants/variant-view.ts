/**
 * A variant as a view: the master, with what the variant hides, moves, rewrites and adds. What it says nothing of
 * follows the master. A wording that says the same as the master did when it was begun counts as none.
 */
import type { Id, Inline } from '@peersume/resume';
import { fieldRulesOf } from '../shape/field-rules.ts';
import type { Fields, Source } from '../read/source.ts';
import type { View } from '../read/view.ts';
import { compareOrder } from '../order/order-key.ts';
import { hiddenName, wordingName } from '../shape/contents.ts';
import { mayStandUnder, type Node, type Tree } from '../shape/tree.ts';
import { fingerprint } from '../words/fingerprint.ts';
import type { FieldOverrides, Overrides } from './overrides.ts';

export function variantView(source: Source, variant: Id): View {
  let arranged: { tree: Tree; overrides: Overrides; placed: Map<string, Node[]>; nodes: Map<string, Node> } | undefined;
  const merged = new Map<string, { master: Fields; overrides: FieldOverrides; fields: Fields }>();

  /** All entities of this variant where it has them. */
  function arrange(): NonNullable<typeof arranged> {
    const tree = source.tree();
    const overrides = source.overrides(variant);
    if (arranged?.tree === tree && arranged.overrides === overrides) return arranged;
    const nodes = new Map<string, Node>();
    const placed = new Map<string, Node[]>();
    for (const master of tree.nodes.values()) {
      if (master.kind.variant !== undefined && master.kind.variant !== variant) continue;
      const place = overrides.places.get(master.id);
      const parentKind = tree.nodes.get(place?.parent ?? '')?.kind;
      const isMoved = place !== undefined && mayStandUnder(master.kind, place.parent, parentKind);
      const node = isMoved ? { ...master, parent: place.parent, key: place.key } : master;
      if (!isMoved && !mayStandUnder(node.kind, node.parent, tree.nodes.get(node.parent)?.kind)) continue;
      nodes.set(node.id, node);
      const siblings = placed.get(node.parent);
      if (siblings === undefined) placed.set(node.parent, [node]);
      else siblings.push(node);
    }
    for (const siblings of placed.values()) siblings.sort(compareOrder);
    arranged = { tree, overrides, placed, nodes };
    return arranged;
  }

  const placed = (parent: string): readonly Node[] => arrange().placed.get(parent) ?? [];
  const isRemoved = (id: string): boolean => source.isGone(id, variant);

  return {
    variant,
    placed,
    isRemoved,
    children(parent) {
      return placed(parent).filter(({ id }) => !isRemoved(id) && !source.isGone(hiddenName(variant, id), variant));
    },
    node: (id) => arrange().nodes.get(id),
    fields(id, owner) {
      const master = source.fields(id, owner);
      const overrides = source.overrides(variant).fields.get(id);
      if (overrides === undefined) return master;
      const known = merged.get(id);
      if (known?.master === master && known.overrides === overrides) return known.fields;
      const fields: Record<string, unknown> = { ...master };
      for (const [name, rule] of fieldRulesOf(owner)) {
        const override = overrides.get(name);
        if (override === undefined) continue;
        if (override.value === undefined && rule.empty === undefined) delete fields[name];
        else if (rule.schema.safeParse(override.value).success) fields[name] = override.value;
      }
      merged.set(id, { master, overrides, fields });
      return fields;
    },
    inlines: (block) => ownWording(source, variant, block) ?? source.inlines(block),
  };
}

/** A variant's own words for a block, if it has any that differ from what the master said when they were begun. */
export function ownWording(source: Source, variant: Id, block: Id): readonly Inline[] | undefined {
  const override = source.overrides(variant).texts.get(block);
  if (override === undefined || source.isGone(wordingName(variant, block), variant)) return undefined;
  const own = source.inlines(block, variant);
  return fingerprint(own) === override.base ? undefined : own;
}
