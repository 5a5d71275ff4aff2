/**
 * Puts slabs on pages: positioned text runs, pictures and artifacts. On each page the artifacts come first, behind the
 * text, and then everything in reading order.
 */
import type { LayoutFinding, Page, PageBody, PageItem, RectangleItem } from './page.ts';
import type { FrameItem, LineItem, PictureItem, Slab } from './slab.ts';

export interface PageShape {
  readonly width: number;
  readonly height: number;
  readonly body: PageBody;
}

export interface Placed {
  readonly pages: readonly Page[];
  readonly findings: readonly LayoutFinding[];
}

export function placePages(slabs: readonly Slab[], starts: readonly number[], shape: PageShape): Placed {
  const findings: LayoutFinding[] = [];
  const pages: Page[] = [];
  let line = 0;
  starts.forEach((start, index) => {
    const { artifacts, content } = stackSlabs(slabs, start, starts[index + 1] ?? slabs.length, shape);
    const items: PageItem[] = artifacts;
    for (const { item, y } of inReadingOrder(content)) {
      if (item.kind === 'picture') {
        items.push(placePicture(item, y));
        continue;
      }
      if (item.isFirst && item.text.overflows) findings.push(overflow(item, index));
      placeLine(item, y, line, items);
      if (!item.joinsNext) line++;
    }
    pages.push({ width: shape.width, height: shape.height, body: shape.body, items });
  });
  // A document without a word is still a page.
  if (pages.length === 0) pages.push({ width: shape.width, height: shape.height, body: shape.body, items: [] });
  return { pages, findings };
}

interface Positioned {
  readonly item: LineItem | PictureItem;
  /** Upper edge of the slab on the page. */
  readonly y: number;
}

function stackSlabs(
  slabs: readonly Slab[],
  start: number,
  end: number,
  shape: PageShape,
): { readonly artifacts: RectangleItem[]; readonly content: Positioned[] } {
  const frames = new Map<number, Frame>();
  const rules: RectangleItem[] = [];
  const content: Positioned[] = [];
  let y = shape.body.top;
  for (let index = start; index < end; index++) {
    const slab = slabs[index];
    if (slab === undefined) break;
    if (index > start) y += slab.spaceBefore;
    for (const item of slab.items) {
      if (item.kind === 'frame') growFrame(frames, item, y, shape);
      else if (item.kind === 'rule') {
        rules.push({
          kind: 'rectangle',
          x: item.x,
          y: y + item.y,
          width: item.width,
          height: item.height,
          color: item.color,
        });
      } else content.push({ item, y });
    }
    y += slab.height;
  }
  return { artifacts: [...drawFrames(frames), ...rules], content };
}

interface Frame {
  readonly item: FrameItem;
  top: number;
  bottom: number;
}

function growFrame(frames: Map<number, Frame>, item: FrameItem, y: number, shape: PageShape): void {
  const reachesEdge = item.bleeds && y === shape.body.top;
  const top = reachesEdge ? 0 : y + item.top;
  const bottom = y + item.bottom;
  const frame = frames.get(item.id);
  if (frame === undefined) {
    frames.set(item.id, { item, top, bottom });
    return;
  }
  frame.top = Math.min(frame.top, top);
  frame.bottom = Math.max(frame.bottom, bottom);
}

/** Outer frames were numbered after the ones inside them: they are drawn first. */
function drawFrames(frames: ReadonlyMap<number, Frame>): RectangleItem[] {
  const outerFirst = [...frames.values()].toSorted((a, b) => b.item.id - a.item.id);
  return outerFirst.map(({ item, top, bottom }) => ({
    kind: 'rectangle',
    x: item.x,
    y: top,
    width: item.width,
    height: bottom - top,
    color: item.color,
  }));
}

/** Rows join lines of several cells; the cells are read one after the other. */
function inReadingOrder(content: Positioned[]): readonly Positioned[] {
  for (let index = 1; index < content.length; index++) {
    const before = content[index - 1];
    const after = content[index];
    if (before !== undefined && after !== undefined && before.item.order > after.item.order) {
      return content.toSorted((a, b) => a.item.order - b.item.order);
    }
  }
  return content;
}

function placeLine(item: LineItem, slabTop: number, line: number, items: PageItem[]): void {
  const { spans, nodes } = item.text;
  const y = slabTop + item.baseline;
  for (const run of item.line.runs) {
    const span = spans[run.span];
    const node = nodes[run.span];
    if (span === undefined || node === undefined) continue;
    const { style, field } = span;
    const { size } = style;
    const { shaped, width } = run;
    const x = item.x + run.x;
    const tracking = style.tracking * size;
    const underline = style.underline === true;
    const { color } = style;
    // Two literals rather than one and a copy: a page has a thousand of these at every keystroke.
    items.push(
      field === undefined
        ? { kind: 'text', run: shaped, x, y, width, size, color, tracking, underline, node, line }
        : { kind: 'text', run: shaped, x, y, width, size, color, tracking, underline, node, line, field },
    );
  }
}

function placePicture(item: PictureItem, slabTop: number): PageItem {
  const { x, width, height, image, shape, node, field } = item;
  const placed = { kind: 'image', image, x, y: slabTop + item.y, width, height, shape, node } as const;
  return field === undefined ? placed : { ...placed, field };
}

function overflow(item: LineItem, page: number): LayoutFinding {
  const field = item.text.spans.find((span) => span.field !== undefined)?.field;
  return field === undefined ? { type: 'Overflow', page } : { type: 'Overflow', page, field };
}
