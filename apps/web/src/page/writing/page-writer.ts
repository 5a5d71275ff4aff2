/**
 * Writing on the page. A field that is clicked gets an editor that is not seen (for keys, input methods, clipboard and
 * screen readers); caret and selection are drawn by us where the letters stand in print. What is typed goes into the
 * résumé, the page is set anew, and the caret follows the page: it is never shown at a place that the page has not yet.
 */
import type { FieldRef } from '@peersume/resume';
import type { DrawnPreview } from '@peersume/typeset/preview';
import type { Session } from '../../session/session.ts';
import type { PageDrawing } from '../draw-pages.ts';
import { alignText, type Alignment, type Side } from '../place/align-text.ts';
import { offsetNear, placeOf, stretchesOf, type CaretPlace } from '../place/caret-place.ts';
import { editableField } from '../place/editable-field.ts';
import { printedField, type PrintedField } from '../place/printed-field.ts';
import { createBlockEditor } from './block-editor.ts';
import { createCaretDrawing } from './caret-drawing.ts';
import { fieldsInOrder } from './fields-in-order.ts';
import { keepInSight } from './keep-in-sight.ts';
import { createLineEditor } from './line-editor.ts';
import { handlePageKey } from './page-keys.ts';
import type { PagePoint, StartAt } from './start-at.ts';
import { withStandIn } from './stand-in.ts';
import type { Leaving, WordsEditor } from './words-editor.ts';

export interface PageWriter {
  /** The field that is written. */
  field(): FieldRef | null;
  /** Begins to write there; false where nothing can be written in place. */
  open(field: FieldRef, at: StartAt): boolean;
  close(): void;
  /** Whether a field can be written where it stands. */
  canWrite(field: FieldRef): boolean;
  /** The field that needs something to stand in it, if it is empty. */
  emptyField(): FieldRef | null;
  /** To be called when new pages stand. */
  pagesDrawn(): void;
  /** Where a point of the page is in the words of the open field. */
  offsetAt(point: PagePoint): { readonly at: number; readonly side: Side } | null;
  select(anchor: number, head: number, side?: Side): void;
  selection(): { readonly anchor: number; readonly head: number };
  text(): string;
  /** Of a field that is not open, for marks. */
  mark(field: FieldRef | null, words: string, at: number): void;
  destroy(): void;
}

export interface WriterKit {
  readonly session: Session;
  readonly drawing: PageDrawing;
  /** Holds the editor, over the pages; placed by `position: relative` of its parent. */
  readonly layer: HTMLElement;
  readonly pane: HTMLElement;
  readonly labelOf: (field: FieldRef) => string;
  /** The page does not show the newest edit yet. */
  readonly isBehind: () => boolean;
  /** The page is to be set anew: what stands in for empty words has come or gone. */
  readonly setAnew: () => void;
  readonly onOpen: (field: FieldRef) => void;
  readonly onClose: () => void;
  /** What the field belongs to begins a new page, or does no longer. */
  readonly toggleBreak: (field: FieldRef) => void;
}

/** Fewer letters of a field that stand on the page than this: it is not written there. */
const leastShare = 0.9;

export function createPageWriter(kit: WriterKit): PageWriter {
  const { session, drawing, layer } = kit;
  const carets = createCaretDrawing(drawing);
  let open: { readonly field: FieldRef; readonly editor: WordsEditor } | null = null;
  /** Where two places stand for one offset: which was meant. */
  let meant: { readonly at: number; readonly side: Side } | null = null;
  /** Up and down keep to a column. */
  let column: number | null = null;
  let place: CaretPlace | null = null;
  let aligned: { source: string; printed: string; map: Alignment } | null = null;
  let isSwitching = false;
  /** The caret moves by itself into view only when the person moved it. */
  let wantsSight = false;
  let lastEmpty: FieldRef | null = null;
  /** A place that was clicked before the page had its words. */
  let marked: { field: FieldRef; words: string; at: number } | null = null;

  const drawn = (): DrawnPreview => drawing.drawn();

  function canWrite(field: FieldRef): boolean {
    if (session.document.readOnly() !== undefined) return false;
    const editable = editableField(session.resume(), field);
    if (editable === undefined || editable.kind === 'form') return false;
    const printed = printedField(drawn(), field);
    return printed === null || editable.text === '' || alignText(editable.text, printed.text).share >= leastShare;
  }

  function start(field: FieldRef, at: StartAt): boolean {
    if (open?.field !== field) {
      const editable = editableField(session.resume(), field);
      if (editable === undefined || editable.kind === 'form' || session.document.readOnly() !== undefined) return false;
      const before = open;
      isSwitching = true;
      const events = { label: kit.labelOf(field), changed: () => changed(field), leave };
      const editor =
        editable.kind === 'block'
          ? createBlockEditor(session, editable.block.id, events)
          : createLineEditor(session, field, events);
      layer.append(editor.element);
      open = { field, editor };
      editor.focus();
      before?.editor.element.remove();
      before?.editor.destroy();
      isSwitching = false;
      meant = null;
      if (marked !== null) mark(null, '', 0);
      kit.onOpen(field);
    } else open.editor.focus();
    goTo(at);
    tellEmpty();
    return true;
  }

  function goTo(at: StartAt): void {
    if (open === null) return;
    const { editor } = open;
    const { length } = editor.text();
    wantsSight = true;
    if (at === 'start') select(0, 0);
    else if (at === 'end') select(length, length);
    else if (at === 'all') select(0, length);
    else if (typeof at === 'number') select(at, at);
    else {
      const hit = offsetAt(at);
      if (hit !== null) select(hit.at, hit.at, hit.side);
      else select(0, 0);
    }
  }

  function close(): void {
    if (open === null) return;
    const { editor } = open;
    open = null;
    isSwitching = true;
    editor.element.remove();
    editor.destroy();
    isSwitching = false;
    meant = column = place = null;
    carets.showCaret(null);
    carets.showSelection([]);
    tellEmpty();
    kit.onClose();
  }

  function leave(to: Leaving): void {
    if (to.type === 'field') void start(to.field, to.at);
    else if (to.type === 'away') close();
    else step(to.type === 'next' ? 1 : -1, to.type === 'next' ? 'start' : 'end');
  }

  /** To the next field of the page that can be written in place; false at the ends. */
  function step(delta: -1 | 1, at: StartAt): boolean {
    if (open === null) return false;
    const fields = fieldsInOrder(drawn());
    const from = fields.indexOf(open.field);
    for (let index = from + delta; index >= 0 && index < fields.length; index += delta) {
      const field = fields[index];
      if (field !== undefined && canWrite(field)) return start(field, at);
    }
    return false;
  }

  function changed(field: FieldRef): void {
    if (open?.field !== field) return;
    column = null;
    wantsSight = true;
    tellEmpty();
    // What was typed has its place when the page has it.
    if (!kit.isBehind()) draw();
  }

  function tellEmpty(): void {
    const empty = open !== null && open.editor.text().trim() === '' ? open.field : null;
    if (empty === lastEmpty) return;
    lastEmpty = empty;
    kit.setAnew();
  }

  function alignmentOf(source: string, printed: PrintedField): Alignment {
    if (aligned?.source !== source || aligned.printed !== printed.text) {
      aligned = { source, printed: printed.text, map: alignText(source, printed.text) };
    }
    return aligned.map;
  }

  function draw(): void {
    if (open === null) return;
    const printed = printedField(drawn(), open.field);
    // Until the page shows the field, the caret stays where it was.
    if (printed === null) return;
    const { anchor, head } = open.editor.selection();
    const map = alignmentOf(open.editor.text(), printed);
    const next = caretAt(printed, map, head);
    place = next;
    if (anchor === head) carets.showSelection([]);
    else {
      const [from, to] = [map.toPrinted(Math.min(anchor, head)), map.toPrinted(Math.max(anchor, head))];
      carets.showSelection(stretchesOf(printed, from.offset, to.offset));
    }
    carets.showCaret(next);
    followSoon();
  }

  function caretAt(printed: PrintedField, map: Alignment, at: number): CaretPlace | null {
    const { offset, side, spaces } = map.toPrinted(at);
    const found = placeOf(printed, offset, meant?.at === at ? meant.side : side);
    if (found === null || spaces === 0) return found;
    const room = spaces * spaceEm * found.size;
    return { ...found, x: found.direction === 'rtl' ? found.x - room : found.x + room };
  }

  let isFollowing = false;
  /** Reading the layout of the window waits until the frame is made anyway. */
  function followSoon(): void {
    if (isFollowing) return;
    isFollowing = true;
    requestAnimationFrame(() => {
      isFollowing = false;
      const caret = carets.caret();
      if (open === null || caret === null) return;
      keepInSight(caret, kit.pane, open.editor.element, layer, wantsSight);
      wantsSight = false;
    });
  }

  function offsetAt(point: PagePoint): { readonly at: number; readonly side: Side } | null {
    if (open === null) return null;
    const printed = printedField(drawn(), open.field);
    const hit = printed && offsetNear(printed, point.page, point.x, point.y);
    if (!hit) return null;
    return { at: alignmentOf(open.editor.text(), printed).toSource(hit.offset, hit.side), side: hit.side };
  }

  function select(anchor: number, head: number, side?: Side): void {
    if (open === null) return;
    meant = side === undefined ? null : { at: head, side };
    open.editor.select(anchor, head);
    if (!kit.isBehind()) draw();
  }

  function mark(field: FieldRef | null, words: string, at: number): void {
    marked = field === null ? null : { field, words, at };
    if (field === null || !kit.isBehind()) showMark();
  }

  function showMark(): void {
    if (open !== null) return;
    const printed = marked === null ? null : printedField(drawn(), marked.field);
    if (marked === null || printed === null) return carets.showCaret(null);
    carets.showCaret(caretAt(printed, alignText(marked.words, printed.text), marked.at), 'mark');
  }

  const onKey = (event: KeyboardEvent): void => {
    if (open === null || event.isComposing || open.editor.isComposing()) return;
    const done = handlePageKey(event, {
      field: open.field,
      drawn: drawn(),
      place,
      column: column ?? place?.x ?? 0,
      length: open.editor.text().length,
      selection: open.editor.selection(),
      toSource: (offset, side) => {
        const printed = open && printedField(drawn(), open.field);
        return printed && open ? alignmentOf(open.editor.text(), printed).toSource(offset, side) : 0;
      },
      canWrite,
      select,
      start,
      step,
      keepColumn: (x) => (column = x),
      toggleBreak: kit.toggleBreak,
      leave: () => {
        close();
        kit.pane.focus({ preventScroll: true });
      },
    });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: FocusEvent): void => {
    if (isSwitching || open === null || !document.hasFocus()) return;
    if (event.relatedTarget instanceof Node && layer.contains(event.relatedTarget)) return;
    close();
  };
  layer.addEventListener('keydown', onKey, true);
  layer.addEventListener('focusout', onBlur);

  return {
    field: () => open?.field ?? null,
    open: start,
    close,
    canWrite,
    emptyField: () => (open !== null && withStandIn(session.resume(), open.field) !== undefined ? open.field : null),
    pagesDrawn() {
      if (open === null) showMark();
      else if (!kit.isBehind()) draw();
    },
    offsetAt,
    select,
    selection: () => open?.editor.selection() ?? { anchor: 0, head: 0 },
    text: () => open?.editor.text() ?? '',
    mark,
    destroy() {
      close();
      mark(null, '', 0);
      layer.removeEventListener('keydown', onKey, true);
      layer.removeEventListener('focusout', onBlur);
    },
  };
}

/** A space that is not printed yet is shown as wide as most are. */
const spaceEm = 0.25;
