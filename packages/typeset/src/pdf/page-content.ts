/**
 * The content stream of a page. Items are drawn in the order in which they are given, which is the reading order;
 * everything is either content of a structure node or an artifact (ISO 32000-1 §14.6, §14.8.2.2).
 */
import type { ImageItem, Page, RectangleItem, StructureNode, TextItem } from '../layout/page.ts';
import type { Color } from '../text/style.ts';
import { underlineDistance, underlineThickness } from '../text/underline.ts';
import { drawingOrder } from './drawing-order.ts';
import { drawImage } from './draw-image.ts';
import { fillColor } from './fill-color.ts';
import type { FontSet } from './font-set.ts';
import type { ImageSet } from './image-set.ts';
import { pdfNumber, roundTo } from './pdf-number.ts';
import { readingOrderOf, type ReadingOrder } from './reading-order.ts';
import { createTextLine, type TextLine } from './text-line.ts';

export interface PageResources {
  readonly fonts: FontSet;
  readonly images: ImageSet;
  /** Marked-content id for content of a node on this page. */
  begin(node: number): number;
  /** Where a figure stands on this page, in PDF coordinates. */
  place(node: number, box: readonly number[]): void;
}

export function pageContent(page: Page, structure: readonly StructureNode[], resources: PageResources): string {
  const out: string[] = [];
  const order = readingOrderOf(page, structure);
  const text = createTextLine(out, page.height, resources.fonts);
  const marks = createMarks(out, structure, resources, text);
  let underlines: Underline[] = [];

  for (const { drawn, read, isIsland } of drawingOrder(page, resources.fonts)) {
    if (isIsland) drawIsland(drawn);
    else for (const index of drawn) drawItem(index);
    for (const index of read) finishItem(index);
  }
  drawUnderlines();
  marks.close();
  return out.join('\n');

  /** pdf.js turns around what lies between two marks by itself. (poppler loses what follows a mark within a mark.) */
  function drawIsland(drawn: readonly number[]): void {
    marks.close();
    for (const index of drawn) drawItem(index);
    marks.close();
  }

  function drawItem(index: number): void {
    const item = page.items[index];
    switch (item?.kind) {
      case 'rectangle':
        marks.artifact();
        out.push(rectangle(item, page.height));
        break;
      case 'image':
        drawFigure(item);
        break;
      case 'text':
        marks.content(item.node);
        // A space that ends in a bridge is drawn as that.
        if (!item.run.isSpace || !order.bridges.has(index)) text.show(item, order.ems.get(index) ?? 1);
        if (item.underline) underlines = withUnderline(underlines, item);
        break;
      default:
    }
  }

  function finishItem(index: number): void {
    const item = page.items[index];
    if (item?.kind !== 'text') return;
    const bridge = order.bridges.get(index);
    if (bridge !== undefined) text.bridge(item, bridge.from, bridge.to);
    const band = order.bands.get(index);
    if (band !== undefined) drawBand(item, order, band);
    if (underlines.length > 0 && !continuesUnderline(page, index)) drawUnderlines();
  }

  function drawBand(item: TextItem, { left, right }: ReadingOrder, y: number): void {
    marks.artifact();
    text.band(item, left, right, y);
  }

  function drawUnderlines(): void {
    if (underlines.length === 0) return;
    marks.artifact();
    for (const { x, y, width, size, color } of underlines) {
      const line = { x, y: y + underlineDistance * size, width, height: underlineThickness * size, color };
      out.push(rectangle(line, page.height));
    }
    underlines = [];
  }

  function drawFigure(item: ImageItem): void {
    const embedded = resources.images.imageOf(item);
    if (embedded === undefined) return;
    marks.content(item.node);
    const bottom = page.height - item.y - item.height;
    const box = [item.x, bottom, item.x + item.width, bottom + item.height];
    resources.place(
      item.node,
      box.map((side) => roundTo(side, 2)),
    );
    out.push(drawImage(item, embedded, page.height));
  }
}

interface Underline {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly color: Color;
}

/** Runs of one line share one line under them. */
function withUnderline(underlines: readonly Underline[], item: TextItem): Underline[] {
  const last = underlines.at(-1);
  const { x, y, width, size, color } = item;
  const joins = last !== undefined && last.y === y && last.size === size && last.color === color;
  if (joins && Math.abs(last.x + last.width - x) < 0.1) {
    return [...underlines.slice(0, -1), { ...last, width: x + width - last.x }];
  }
  if (joins && Math.abs(x + width - last.x) < 0.1) {
    return [...underlines.slice(0, -1), { ...last, x, width: last.x + last.width - x }];
  }
  return [...underlines, { x, y, width, size, color }];
}

function continuesUnderline(page: Page, index: number): boolean {
  const item = page.items[index];
  const next = page.items[index + 1];
  return next?.kind === 'text' && item?.kind === 'text' && next.underline && next.node === item.node;
}

interface Marks {
  content(node: number): void;
  artifact(): void;
  close(): void;
}

/** Opens and closes marked-content sequences; adjacent content of one kind shares one. */
function createMarks(
  out: string[],
  structure: readonly StructureNode[],
  resources: PageResources,
  text: TextLine,
): Marks {
  let open: number | 'artifact' | undefined;

  function close(): void {
    text.end();
    if (open !== undefined) out.push('EMC');
    open = undefined;
  }

  return {
    close,
    artifact: () => {
      text.end();
      if (open === 'artifact') return;
      close();
      out.push('/Artifact BMC');
      open = 'artifact';
    },
    content: (node) => {
      if (open === node) return;
      close();
      out.push(`/${structure[node]?.role ?? 'P'} <</MCID ${resources.begin(node)}>> BDC`);
      open = node;
    },
  };
}

function rectangle(item: Omit<RectangleItem, 'kind'>, pageHeight: number): string {
  const { x, y, width, height, color } = item;
  const box = [x, pageHeight - y - height, width, height].map((value) => pdfNumber(value)).join(' ');
  return `q ${fillColor(color)} ${box} re f Q`;
}
