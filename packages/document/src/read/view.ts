/** One way to look at a document: as its master, or as one of its variants (`variants/variant-view.ts`). */
import type { Inline } from '@peersume/resume';
import type { Kind } from '../shape/kind.ts';
import type { Single } from '../shape/roots.ts';
import type { Node } from '../shape/tree.ts';
import type { Fields, Source } from './source.ts';

export interface View {
  /** In order, without what is removed. */
  children(parent: string): readonly Node[];
  fields(id: string, owner: Kind | Single): Fields;
  inlines(block: string): readonly Inline[];
}

export function masterView(source: Source): View {
  return {
    children: (parent) =>
      source
        .tree()
        .children(parent)
        .filter((node) => node.kind.variant === undefined && !source.isGone(node.id)),
    fields: source.fields,
    inlines: (block) => source.inlines(block),
  };
}
