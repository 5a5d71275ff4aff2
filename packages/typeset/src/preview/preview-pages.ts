import { underlineDistance, underlineThickness } from '../text/underline.ts';
import type { ImageItem, Layout, PageItem, StructureNode, StructureRole, TextItem } from '../layout/page.ts';
import { caretStops, noStop } from './caret-stops.ts';
import type {
  HeadingLevel,
  PreviewImage,
  PreviewLine,
  PreviewPage,
  PreviewRectangle,
  PreviewSegment,
  SegmentCarets,
} from './preview-page.ts';

/** The pages of a layout as a browser draws them. Pure. */
export function previewPages(layout: Layout): PreviewPage[] {
  return layout.pages.map((page) => ({
    width: page.width,
    height: page.height,
    rectangles: page.items.flatMap(rectangles),
    images: page.items.flatMap((item) => (item.kind === 'image' ? [image(item, layout.structure)] : [])),
    lines: groupLines(page.items).map((items) => previewLine(items, layout.structure)),
  }));
}

/** Asks for an emoji font, which was not what shaped the text; a browser that sees it goes ways of its own. */
const emojiSelector = /\ufe0f/g;

/** Neighbours of one line number; a number that comes again later (cells read one after the other) makes another line. */
function groupLines(items: readonly PageItem[]): TextItem[][] {
  const lines: TextItem[][] = [];
  let current: TextItem[] | undefined;
  for (const item of items) {
    if (item.kind !== 'text') continue;
    if (current?.[0]?.line === item.line) current.push(item);
    else lines.push((current = [item]));
  }
  return lines;
}

function previewLine(items: readonly TextItem[], structure: readonly StructureNode[]): PreviewLine {
  const y = items[0]?.y ?? 0;
  const segments: PreviewSegment[] = [];
  let last: TextItem | undefined;
  for (const item of items) {
    const before = segments.at(-1);
    // The space's own width does not matter: the next word has its own x. Kept with the word it can be selected.
    if (item.run.isSpace && before !== undefined && last !== undefined && continues(last, item)) {
      segments[segments.length - 1] = { ...before, text: before.text + item.run.text };
    } else {
      segments.push(segment(item, y, structure));
    }
    last = item;
  }
  const underlines = underlinesOf(items, y);
  const heading = headingOf(items[0]?.node, structure);
  const key = `${heading ?? ''}${segments.map(segmentKey).join('\n')}`;
  const carets = (): SegmentCarets[] => caretsOf(items);
  const line = { y, segments, carets, ...(heading !== undefined && { heading }) };
  if (underlines.length === 0) return { ...line, key };
  return { ...line, key: `${key}\n${JSON.stringify(underlines)}`, underlines };
}

const headings: Readonly<Partial<Record<StructureRole, HeadingLevel>>> = { H1: 1, H2: 2, H3: 3 };

/** A link in a heading is a node of its own. */
function headingOf(node: number | undefined, structure: readonly StructureNode[]): HeadingLevel | undefined {
  const own = node === undefined ? undefined : structure[node];
  if (own?.role === 'Link') return headingOf(own.parent, structure);
  return own && headings[own.role];
}

/** One for each segment that `previewLine` makes. */
function caretsOf(items: readonly TextItem[]): SegmentCarets[] {
  const made: { stops: number[]; text: string; isDrawn: boolean; first: TextItem }[] = [];
  let last: TextItem | undefined;
  for (const item of items) {
    const { run } = item;
    const stops = caretStops(run, item.size, item.tracking, item.width);
    const before = made.at(-1);
    if (run.isSpace && before !== undefined && last !== undefined && continues(last, item)) {
      // The space may stand elsewhere than behind its word: at the end of a line it takes the line's direction.
      const from =
        run.direction === 'rtl' ? before.first.x + before.first.width - item.x - item.width : item.x - before.first.x;
      const own = stops.map((stop) => (stop === noStop ? noStop : Math.round((from + stop) * 100) / 100));
      before.stops = [...before.stops, ...own.slice(1)];
      before.text += run.text;
    } else {
      const isDrawn = run.missing === undefined && !run.text.includes('\ufe0f');
      made.push({ stops, text: run.text, isDrawn, first: item });
    }
    last = item;
  }
  return made.map(({ stops, text, isDrawn }) => (isDrawn ? { stops } : { stops, text }));
}

/** Neighbours share one line under them, as in the PDF. */
function underlinesOf(items: readonly TextItem[], lineY: number): PreviewRectangle[] {
  const found: PreviewRectangle[] = [];
  for (const item of items) {
    if (!item.underline) continue;
    const { x, width, size, color } = item;
    const y = item.y - lineY + underlineDistance * size;
    const height = underlineThickness * size;
    const last = found.at(-1);
    const alike = last !== undefined && last.color === color && last.y === y && last.height === height;
    if (alike && Math.abs(last.x + last.width - x) < touching) {
      found[found.length - 1] = { ...last, width: x + width - last.x };
    } else if (alike && Math.abs(x + width - last.x) < touching) {
      found[found.length - 1] = { ...last, x, width: last.x + last.width - x };
    } else found.push({ x, y, width, height, color });
  }
  return found;
}

/** Points; less than any space. */
const touching = 0.1;

const continues = (last: TextItem, next: TextItem): boolean =>
  last.run.face === next.run.face &&
  last.run.missing === undefined &&
  last.run.direction === next.run.direction &&
  last.size === next.size &&
  last.color === next.color &&
  last.tracking === next.tracking &&
  last.y === next.y &&
  last.field === next.field &&
  last.node === next.node;

function segment(item: TextItem, y: number, structure: readonly StructureNode[]): PreviewSegment {
  const { run } = item;
  const link = structure[item.node]?.link?.href;
  return {
    x: run.direction === 'rtl' ? item.x + item.width : item.x,
    ...(item.y === y ? {} : { dy: item.y - y }),
    width: item.width,
    text: run.missing ? (run.display ?? run.text) : run.text.replaceAll(emojiSelector, ''),
    face: run.face.file.id,
    size: item.size,
    color: item.color,
    ...(item.tracking === 0 ? {} : { tracking: item.tracking }),
    direction: run.direction,
    ...(item.field === undefined ? {} : { field: item.field }),
    ...(link === undefined ? {} : { link }),
  };
}

const segmentKey = (part: PreviewSegment): string =>
  `${part.x} ${part.dy ?? 0} ${part.width} ${part.face} ${part.size} ${part.color} ${part.tracking ?? 0} ${part.direction} ${part.field ?? ''} ${part.link ?? ''} ${part.text}`;

function rectangles(item: PageItem): PreviewRectangle[] {
  if (item.kind !== 'rectangle') return [];
  const { x, y, width, height, color } = item;
  return [{ x, y, width, height, color }];
}

function image(item: ImageItem, structure: readonly StructureNode[]): PreviewImage {
  const { image: data, x, y, width, height, shape } = item;
  return {
    id: data.id,
    format: data.format,
    bytes: data.bytes,
    crop: data.crop,
    x,
    y,
    width,
    height,
    shape,
    alt: structure[item.node]?.alt ?? '',
    ...(item.field === undefined ? {} : { field: item.field }),
  };
}
