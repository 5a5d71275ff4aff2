/** Lines of text as they stand on finished pages, in reading order. */
import type { Layout, StructureNode, TextItem } from './page.ts';

export interface PageLine {
  /** Counts from 1. */
  readonly page: number;
  /** Node of the paragraph, heading, label or list body, above any link. */
  readonly block: number;
  /** 1 to 3 in a heading, else 0. */
  readonly level: number;
  readonly text: string;
  /** The box of the visible text, roughly its ink: from above the x-height to just below the baseline. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
}

/** Ink of a line in multiples of its size: capitals above the baseline, and a little below it. */
const inkAbove = 0.7;
const inkBelow = 0.15;
/** A bullet is drawn larger than the text where its mark is a small one in the middle of its box. */
const inkAboveOfMarker = 0.5;

export function linesOf({ pages, structure }: Pick<Layout, 'pages' | 'structure'>): PageLine[] {
  const lines: PageLine[] = [];
  pages.forEach(({ items }, index) => {
    let open: TextItem[] = [];
    let openBlock = -1;
    const close = (): void => {
      if (open.length > 0) lines.push(lineOf(open, index + 1, openBlock, structure));
      open = [];
    };
    for (const item of items) {
      if (item.kind !== 'text') continue;
      const block = blockNode(structure, item.node);
      // A marker and its text are one line, but two blocks.
      if (open[0]?.line !== item.line || block !== openBlock) close();
      open.push(item);
      openBlock = block;
    }
    close();
  });
  return lines;
}

function lineOf(
  items: readonly TextItem[],
  page: number,
  block: number,
  structure: readonly StructureNode[],
): PageLine {
  const visible = items.filter((item) => !item.run.isSpace);
  const size = Math.max(...items.map((item) => item.size));
  const baseline = items[0]?.y ?? 0;
  return {
    page,
    block,
    level: headingLevels[structure[block]?.role ?? ''] ?? 0,
    text: items.map((item) => item.run.text).join(''),
    left: Math.min(...visible.map((item) => item.x)),
    right: Math.max(...visible.map((item) => item.x + item.width - item.tracking)),
    top: baseline - (structure[block]?.role === 'Lbl' ? inkAboveOfMarker : inkAbove) * size,
    bottom: baseline + inkBelow * size,
    baseline,
  };
}

const headingLevels: Readonly<Record<string, number>> = { H1: 1, H2: 2, H3: 3 };

const blockNode = (structure: readonly StructureNode[], node: number): number => {
  const own = structure[node];
  return own?.role === 'Link' ? own.parent : node;
};
