/** Builds the document's structure tree (ISO 32000-1 §14.7, §14.8.4) while blocks are flattened: nodes in reading order, each after its parent. */
import type { TextRole } from '../blocks/block.ts';
import type { Span } from '../text/style.ts';
import { createOutline } from './outline.ts';
import type { StructureNode, StructureRole } from './page.ts';

export interface StructureTree {
  readonly nodes: StructureNode[];
  add(role: StructureRole, parent: number, alt?: string): number;
  addText(role: TextRole, parent: number): number;
  /** The node of each span of a text: a Link under the text's node where it is a link, else the text's node. */
  addSpans(spans: readonly Span[], node: number): readonly number[];
  /** Removes the node again if nothing was added after it: no empty elements. */
  dropIfEmpty(node: number): void;
  mark(): StructureMark;
  /** Forgets everything added since. */
  restore(mark: StructureMark): void;
}

export interface StructureMark {
  readonly length: number;
  readonly outline: readonly number[];
}

/** The Document element. */
export const documentNode = 0;

export function createStructureTree(): StructureTree {
  const nodes: StructureNode[] = [{ role: 'Document', parent: -1 }];
  const outline = createOutline();

  const push = (node: StructureNode): number => nodes.push(node) - 1;

  return {
    nodes,
    add: (role, parent, alt) => push(alt === undefined ? { role, parent } : { role, parent, alt }),
    addText(role, parent) {
      if (role === 'p') return push({ role: 'P', parent });
      return push({ role: headingRoles[outline.enter(headingLevels[role])], parent });
    },
    addSpans(spans, node) {
      const result: number[] = [];
      let previous: Span | undefined;
      let linkNode = node;
      for (const span of spans) {
        const { link } = span;
        if (link === undefined) linkNode = node;
        else if (previous?.link?.href !== link.href) linkNode = push({ role: 'Link', parent: node, link });
        result.push(linkNode);
        previous = span;
      }
      return result;
    },
    dropIfEmpty(node) {
      if (nodes.length === node + 1) nodes.pop();
    },
    mark: () => ({ length: nodes.length, outline: outline.mark() }),
    restore(mark) {
      nodes.length = mark.length;
      outline.restore(mark.outline);
    },
  };
}

export const headingLevels = { h1: 1, h2: 2, h3: 3 } as const;
const headingRoles = { 1: 'H1', 2: 'H2', 3: 'H3' } as const;
