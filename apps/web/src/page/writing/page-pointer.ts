/**
 * The pointer on the page: a click sets the caret, a drag selects, two clicks take a word, three the whole field. A drag
 * out of the field selects text as any page has it, to be copied. A finger taps; its drags scroll.
 */
import type { FieldRef } from '@peersume/resume';
import type { PageDrawing } from '../draw-pages.ts';
import { fieldAt, fieldByLine } from '../field-areas.ts';
import type { PageWriter } from './page-writer.ts';
import type { PagePoint } from './start-at.ts';
import { wordAt } from './word-at.ts';

export interface PointerKit {
  readonly sheets: HTMLElement;
  readonly drawing: PageDrawing;
  readonly writer: PageWriter;
  /** A field that its form writes, or the entry beside an empty place. */
  readonly openForm: (field: FieldRef, at: { readonly x: number; readonly y: number }) => void;
  readonly canEdit: () => boolean;
}

export function listenToPointer({ sheets, drawing, writer, openForm, canEdit }: PointerKit): () => void {
  /** Of the drag in progress. */
  let drag: {
    readonly anchor: { readonly from: number; readonly to: number };
    readonly unit: 'letter' | 'word';
  } | null = null;

  /** Where the pointer went down. */
  let began = { x: 0, y: 0 };
  /** Where a selection of several fields began. */
  let across: Letter | null = null;

  function pointOf(event: MouseEvent): PagePoint | null {
    const pages = [...sheets.querySelectorAll<HTMLElement>('.sheet')];
    const under = event.target instanceof Element ? event.target.closest<HTMLElement>('.sheet') : null;
    const sheet = under ?? nearestSheet(pages, event.clientY);
    const page = sheet === undefined ? -1 : pages.indexOf(sheet);
    const size = drawing.drawn().pages[page];
    if (sheet === undefined || size === undefined) return null;
    const box = sheet.getBoundingClientRect();
    const scale = size.width / box.width;
    return { page, x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  function onDown(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey || !canEdit()) return;
    const point = pointOf(event);
    if (point === null || !(event.target instanceof Element) || event.target.closest('.sheet') === null) return;
    if (event.target.closest('button, a') !== null) return;
    const field = fieldAt(drawing.drawn(), point.page, point.x, point.y);
    const beside = field ?? fieldByLine(drawing.drawn(), point.page, point.y);
    // The browser would move the focus and begin a selection of its own.
    event.preventDefault();
    document.getSelection()?.removeAllRanges();
    if (field === null || !writer.canWrite(field)) {
      writer.close();
      if (beside !== null) openForm(beside, { x: event.clientX, y: event.clientY });
      return;
    }
    began = { x: event.clientX, y: event.clientY };
    const isOpen = writer.field() === field;
    if (event.shiftKey && isOpen) {
      const hit = writer.offsetAt(point);
      if (hit !== null) writer.select(writer.selection().anchor, hit.at, hit.side);
      drag = { anchor: { from: writer.selection().anchor, to: writer.selection().anchor }, unit: 'letter' };
      listenToDrag();
      return;
    }
    if (!writer.open(field, point)) return;
    const at = writer.selection().head;
    if (event.detail >= 3) writer.select(0, writer.text().length);
    else if (event.detail === 2) {
      const word = wordAt(writer.text(), at);
      writer.select(word.from, word.to);
      drag = { anchor: word, unit: 'word' };
      listenToDrag();
    } else {
      drag = { anchor: { from: at, to: at }, unit: 'letter' };
      listenToDrag();
    }
  }

  function onMove(event: MouseEvent): void {
    if (drag === null) return;
    if ((event.buttons & 1) === 0) {
      onUp();
      return;
    }
    const point = pointOf(event);
    const over = point && fieldAt(drawing.drawn(), point.page, point.x, point.y);
    if (across !== null || (over !== null && over !== writer.field())) {
      selectAcross(event);
      return;
    }
    const hit = point && writer.offsetAt(point);
    if (!hit) return;
    const { from, to } = drag.anchor;
    const word = drag.unit === 'word' ? wordAt(writer.text(), hit.at) : { from: hit.at, to: hit.at };
    if (hit.at < from) writer.select(to, word.from, hit.side);
    else writer.select(from, Math.max(to, word.to), hit.side);
  }

  /** Words of several fields are selected as on any page, to be copied. */
  function selectAcross(event: MouseEvent): void {
    if (writer.field() !== null) {
      across = letterAt(began.x, began.y);
      writer.close();
    }
    const head = letterAt(event.clientX, event.clientY);
    if (across === null || head === null) return;
    document.getSelection()?.setBaseAndExtent(across.node, across.at, head.node, head.at);
  }

  const listenToDrag = (): void => {
    across = null;
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
  };
  function onUp(): void {
    drag = null;
    across = null;
    window.removeEventListener('mousemove', onMove);
    window.removeEventListener('mouseup', onUp);
  }

  sheets.addEventListener('mousedown', onDown);
  return () => {
    onUp();
    sheets.removeEventListener('mousedown', onDown);
  };
}

interface Letter {
  readonly node: Node;
  readonly at: number;
}

/** The letter of the page under a point of the window. */
function letterAt(x: number, y: number): Letter | null {
  const range = document.caretRangeFromPoint(x, y);
  if (range === null || range.startContainer.parentElement?.closest('.lines') == null) return null;
  return { node: range.startContainer, at: range.startOffset };
}

function nearestSheet(sheets: readonly HTMLElement[], y: number): HTMLElement | undefined {
  let best: { sheet: HTMLElement; far: number } | undefined;
  for (const sheet of sheets) {
    const { top, bottom } = sheet.getBoundingClientRect();
    const far = Math.max(top - y, y - bottom, 0);
    if (best === undefined || far < best.far) best = { sheet, far };
  }
  return best?.sheet;
}
