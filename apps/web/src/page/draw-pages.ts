/**
 * Draws pages as SVG and keeps them drawn: lines that did not change are not touched, lines that moved are moved, and
 * all of one message happens at once, so that nobody ever sees half a page. One `text` element per line, one `tspan`
 * per word, in reading order: the text can be selected and copied.
 */
import type { FieldRef } from '@peersume/resume';
import {
  applyPreviewDiff,
  emptyPreview,
  type AddedLine,
  type DrawnPreview,
  type LineId,
  type PreviewDiff,
  type PreviewImage,
  type PreviewSegment,
} from '@peersume/typeset/preview';
import { formatNumber } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { cssFamily } from '../typeset/font-registry.ts';
import { areasOfField } from './field-areas.ts';

export interface PageDrawing {
  /** `language`: BCP 47, of the whole; the browser shapes by it. */
  /** `unseen`: a field whose words only keep a place. */
  apply(diff: PreviewDiff, language: string, unseen?: FieldRef): void;
  /** Lights the places where this field stands. */
  light(field: FieldRef | null): void;
  drawn(): DrawnPreview;
  /** Of a page, counted from 0. */
  sheet(page: number): SheetLayers | undefined;
  clear(): void;
}

export interface SheetLayers {
  readonly element: HTMLElement;
  /** Behind the words, and over them. */
  readonly under: SVGGElement;
  readonly over: SVGGElement;
}

interface Sheet extends SheetLayers {
  readonly svg: SVGSVGElement;
  readonly rectangles: SVGGElement;
  readonly images: SVGGElement;
  readonly lit: SVGGElement;
  readonly lines: SVGGElement;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

export function createPageDrawing(container: HTMLElement): PageDrawing {
  let drawn: DrawnPreview = emptyPreview;
  let field: FieldRef | null = null;
  const lines = new Map<LineId, SVGElement>();
  const sheets: Sheet[] = [];
  const pictures = new Map<string, string>();

  function apply(diff: PreviewDiff, language: string, unseen?: FieldRef): void {
    if (container.lang !== language) container.lang = language;
    drawn = applyPreviewDiff(drawn, diff);
    // What is gone goes first: it would stand between the lines that stay, and each of them would seem to have moved.
    for (const id of diff.removed) {
      lines.get(id)?.remove();
      lines.delete(id);
    }
    for (const line of diff.added) lines.set(line.id, drawLine(line, unseen));
    diff.pages.forEach((patch, index) => {
      if (patch === null) return;
      const sheet = (sheets[index] ??= addSheet(container));
      resize(sheet, patch.width, patch.height);
      if (patch.rectangles) {
        sheet.rectangles.replaceChildren(...patch.rectangles.map((part) => rectangle(part, part.color)));
      }
      if (patch.images) sheet.images.replaceChildren(...patch.images.map((part) => picture(part, pictures)));
      placeLines(sheet.lines, patch.lines, lines);
    });
    while (sheets.length > diff.pages.length) {
      const { element } = sheets.pop() ?? {};
      if (sheets.length > 0) element?.previousElementSibling?.remove();
      element?.remove();
    }
    if (field !== null) showLight();
    else if (diff.pages.some((patch) => patch !== null)) labelSheets();
  }

  function labelSheets(): void {
    sheets.forEach((sheet, index) => {
      const [page, count] = [formatNumber(index + 1), formatNumber(sheets.length)];
      const label = m.page_of({ page, count });
      if (sheet.element.getAttribute('aria-label') === label) return;
      sheet.element.setAttribute('aria-label', label);
      const divider = sheet.element.previousElementSibling;
      if (divider !== null) divider.textContent = m.page_number({ page });
    });
  }

  function showLight(): void {
    labelSheets();
    sheets.forEach((sheet, index) => {
      const areas = field === null ? [] : areasOfField(drawn, index, field);
      sheet.lit.replaceChildren(
        ...areas.map((area) => {
          const element = rectangle(area);
          element.setAttribute('rx', '2');
          return element;
        }),
      );
    });
  }

  return {
    apply,
    light(next) {
      if (next === field) return;
      field = next;
      showLight();
    },
    drawn: () => drawn,
    sheet: (page) => sheets[page],
    clear() {
      drawn = emptyPreview;
      lines.clear();
      sheets.length = 0;
      for (const url of pictures.values()) URL.revokeObjectURL(url);
      pictures.clear();
      container.replaceChildren();
    },
  };
}

function addSheet(container: HTMLElement): Sheet {
  const element = document.createElement('div');
  element.className = 'sheet';
  element.setAttribute('role', 'group');
  const svg = document.createElementNS(svgNamespace, 'svg');
  const [rectangles, images, lit] = [group('rectangles'), group('images'), group('lit')];
  const [under, lines, over] = [group('under'), group('lines'), group('over')];
  svg.append(rectangles, images, lit, under, lines, over);
  element.append(svg);
  if (container.childElementCount > 0) container.append(addDivider());
  container.append(element);
  return { element, svg, rectangles, images, lit, under, lines, over };
}

/** Between two pages; the label of a page says the same to those who do not see it. */
function addDivider(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'page-divider';
  element.setAttribute('aria-hidden', 'true');
  return element;
}

/** Only where the size is another: even the same values again make the browser lay out every word anew. */
function resize({ element, svg }: Sheet, width: number, height: number): void {
  const box = `0 0 ${width} ${height}`;
  if (svg.getAttribute('viewBox') === box) return;
  svg.setAttribute('viewBox', box);
  element.style.setProperty('--page-width', String(width));
  element.style.setProperty('--page-height', String(height));
}

function group(name: string): SVGGElement {
  const element = document.createElementNS(svgNamespace, 'g');
  element.setAttribute('class', name);
  return element;
}

/** Puts the lines in order, touching only those that are new, moved in reading order, or stand at another height. */
function placeLines(
  parent: SVGGElement,
  order: readonly { readonly id: LineId; readonly y: number }[],
  lines: ReadonlyMap<LineId, SVGElement>,
): void {
  let next = parent.firstElementChild;
  for (const { id, y } of order) {
    const line = lines.get(id);
    if (line === undefined) continue;
    const transform = `translate(0 ${y})`;
    if (line.getAttribute('transform') !== transform) line.setAttribute('transform', transform);
    if (line === next) next = next.nextElementSibling;
    else parent.insertBefore(line, next);
  }
  while (next !== null) {
    const rest = next.nextElementSibling;
    next.remove();
    next = rest;
  }
}

function drawLine(added: AddedLine, unseen: FieldRef | undefined): SVGElement {
  const line = drawWords(added, unseen);
  if (added.heading !== undefined) {
    line.setAttribute('role', 'heading');
    line.setAttribute('aria-level', String(added.heading));
  }
  return line;
}

function drawWords({ segments, underlines }: AddedLine, unseen: FieldRef | undefined): SVGElement {
  const seen = unseen === undefined ? segments : segments.filter(({ field }) => field !== unseen);
  const texts = apart(seen).map(drawText);
  if (underlines === undefined && texts.length === 1 && texts[0] !== undefined) return texts[0];
  const line = document.createElementNS(svgNamespace, 'g');
  line.append(...texts, ...(underlines ?? []).map((part) => rectangle(part, part.color)));
  return line;
}

/**
 * A browser takes signs for a part of the script of the words before them, and then sets an enclosing mark (a keycap)
 * by the rules of that script. Such a word stands in an element of its own, where there are no words before it.
 */
function apart(segments: readonly PreviewSegment[]): PreviewSegment[][] {
  const parts: PreviewSegment[][] = [[]];
  for (const segment of segments) {
    const before = parts.at(-1)?.at(-1);
    if (before !== undefined && (enclosing.test(segment.text) || enclosing.test(before.text))) parts.push([]);
    parts.at(-1)?.push(segment);
  }
  return parts;
}

const enclosing = /\p{Me}/u;

/** What the words of a line have in common is written once, on the line. */
function drawText(segments: readonly PreviewSegment[]): SVGTextElement {
  const line = document.createElementNS(svgNamespace, 'text');
  const common = segments[0];
  if (common === undefined) return line;
  setStyle(line, common);
  for (const segment of segments) {
    const word = document.createElementNS(svgNamespace, 'tspan');
    word.setAttribute('x', String(segment.x));
    if (segment.dy !== undefined || common.dy !== undefined) word.setAttribute('y', String(segment.dy ?? 0));
    if (!sameStyle(segment, common)) setStyle(word, segment);
    word.textContent = segment.text;
    line.append(word);
  }
  return line;
}

function setStyle(element: SVGElement, segment: PreviewSegment): void {
  element.setAttribute('font-family', cssFamily(segment.face));
  element.setAttribute('font-size', String(segment.size));
  element.setAttribute('fill', segment.color);
  element.setAttribute('letter-spacing', String(segment.tracking ?? 0));
  // Order and direction are the layout's decisions; the browser is to make none of its own.
  element.setAttribute('direction', segment.direction);
  element.setAttribute('unicode-bidi', 'bidi-override');
}

const sameStyle = (a: PreviewSegment, b: PreviewSegment): boolean =>
  a.face === b.face &&
  a.size === b.size &&
  a.color === b.color &&
  a.tracking === b.tracking &&
  a.direction === b.direction;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectangle({ x, y, width, height }: Area, color?: string): SVGRectElement {
  const element = document.createElementNS(svgNamespace, 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) element.setAttribute(name, String(value));
  if (color !== undefined) element.setAttribute('fill', color);
  return element;
}

/** The crop is the view box of an inner `svg`; a round shape is cut by a path around it. */
function picture(image: PreviewImage, urls: Map<string, string>): SVGElement {
  let url = urls.get(image.id);
  if (url === undefined) {
    url = URL.createObjectURL(new Blob([image.bytes as Uint8Array<ArrayBuffer>], { type: `image/${image.format}` }));
    urls.set(image.id, url);
  }
  const frame = document.createElementNS(svgNamespace, 'svg');
  const { x, y, width, height, crop } = image;
  for (const [name, value] of Object.entries({ x, y, width, height })) frame.setAttribute(name, String(value));
  frame.setAttribute('viewBox', `${crop.x} ${crop.y} ${crop.width} ${crop.height}`);
  frame.setAttribute('preserveAspectRatio', 'none');
  const content = document.createElementNS(svgNamespace, 'image');
  for (const [name, value] of Object.entries({ x: 0, y: 0, width: 1, height: 1 })) {
    content.setAttribute(name, String(value));
  }
  content.setAttribute('preserveAspectRatio', 'none');
  content.setAttribute('href', url);
  const title = document.createElementNS(svgNamespace, 'title');
  title.textContent = image.alt;
  frame.append(title, content);
  return image.shape === 'circle' ? cutRound(frame, image) : frame;
}

let cuts = 0;

function cutRound(frame: SVGSVGElement, { x, y, width, height }: Area): SVGElement {
  const id = `round-${++cuts}`;
  const path = document.createElementNS(svgNamespace, 'clipPath');
  path.id = id;
  const ellipse = document.createElementNS(svgNamespace, 'ellipse');
  const shape = { cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2 };
  for (const [name, value] of Object.entries(shape)) ellipse.setAttribute(name, String(value));
  path.append(ellipse);
  const group = document.createElementNS(svgNamespace, 'g');
  group.setAttribute('clip-path', `url(#${id})`);
  group.append(path, frame);
  return group;
}
