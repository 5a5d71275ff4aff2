/** Puts the cursor to a place of the text, or on its first or last line under a point. */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { CaretPlace } from './block-commands.ts';
import { positionAt } from './text-nodes.ts';

export function placeCaret(view: EditorView, at: CaretPlace): void {
  const { doc } = view.state;
  const position = positionOf(view, at);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, position)).scrollIntoView());
}

function positionOf(view: EditorView, at: CaretPlace): number {
  const { doc } = view.state;
  if (at === 'start') return 1;
  const end = doc.content.size - 1;
  if (at === 'end') return end;
  if (typeof at === 'number') return positionAt(doc, at);
  const line = view.coordsAtPos(at.line === 'first' ? 1 : end);
  const found = view.posAtCoords({ left: at.x, top: (line.top + line.bottom) / 2 })?.pos;
  return Math.max(1, Math.min(found ?? end, end));
}

/** Chromium tells of a moved cursor a frame later; a key may come before, and means where the cursor stands. */
export function adoptSelection(view: EditorView): void {
  const shown = view.dom.ownerDocument.getSelection();
  if (shown === null || view.composing || !view.hasFocus()) return;
  const { anchorNode, focusNode, anchorOffset, focusOffset } = shown;
  if (anchorNode === null || focusNode === null) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const { doc, selection, tr } = view.state;
  const anchor = view.posAtDOM(anchorNode, anchorOffset);
  const head = view.posAtDOM(focusNode, focusOffset);
  if (anchor === selection.anchor && head === selection.head) return;
  const next = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!next.eq(selection)) view.dispatch(tr.setSelection(next));
}
