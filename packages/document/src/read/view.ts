/** One way to look at a document: as its master, or as one of its variants (`variants/variant-view.ts`). */
import type { Id, Inline } from '@peersume/resume';
import type { Kind } from '../shape/kind.ts';
import type { Single } from '../shape/roots.ts';
import type { Node } from '../shape/tree.ts';
import type { Fields, Source } from './source.ts';

export interface View {
  readonly variant: Id | undefined;
  /** In order, without what is removed or hidden. */
  children(parent: string): readonly Node[];
  /** In order, with what is removed and hidden, as far as it stands in this view at all. */
  placed(parent: string): readonly Node[];
  /** An entity of this view, shown or not, where this view has it. */
  node(id: string): Node | undefined;
  isRemoved(id: string): boolean;
  fields(id: string, owner: Kind | Single): Fields;
  inlines(block: string): readonly Inline[];
}

export function masterView(source: Source): View {
  const isMasters = (node: Node): boolean => node.kind.variant === undefined;
  // What is written in a variant brings back the variant.
  const isGone = (id: string): boolean =>
    source.isGone(id, source.tree().nodes.get(id)?.kind.type === 'variant' ? id : undefined);
  return {
    variant: undefined,
    children: (parent) =>
      source
        .tree()
        .children(parent)
        .filter((node) => isMasters(node) && !isGone(node.id)),
    placed: (parent) => source.tree().children(parent),
    node(id) {
      const node = source.tree().nodes.get(id);
      return node !== undefined && isMasters(node) ? node : undefined;
    },
    isRemoved: isGone,
    fields: source.fields,
    inlines: (block) => source.inlines(block),
  };
}

/** It and all above it are there to be seen. */
export function isShown(view: View, id: string): boolean {
  for (let node = view.node(id); node !== undefined; node = view.node(node.parent)) {
    const { id: at } = node;
    if (!view.children(node.parent).some((shown) => shown.id === at)) return false;
  }
  return view.node(id) !== undefined;
}
