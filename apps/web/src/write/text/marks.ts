/** Bold, italic, code and links on the selection. */
import { textSchema } from '@peersume/document/editor';
import { safeLink } from '@peersume/resume';
import { toggleMark } from 'prosemirror-commands';
import type { MarkType } from 'prosemirror-model';
import { TextSelection, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { LinkAtCursor } from './link-at-cursor.ts';

export function toggleTextMark(view: EditorView, name: 'bold' | 'italic' | 'code'): void {
  const mark = textSchema.marks[name];
  if (mark !== undefined) toggleMark(mark)(view.state, view.dispatch);
}

/** Whether what is typed next, or all that is selected, has the mark. */
export function hasMark({ doc, selection, storedMarks }: EditorState, mark: MarkType | undefined): boolean {
  if (mark === undefined) return false;
  const { from, to, empty, $from } = selection;
  if (empty) return mark.isInSet(storedMarks ?? $from.marks()) !== undefined;
  let has = true;
  doc.nodesBetween(from, to, (node) => {
    if (node.isText && !mark.isInSet(node.marks)) has = false;
  });
  return has;
}

/** Words of an address stay as they are marked; new words take the marks of the first they replace. */
export function replaceLink(
  view: EditorView,
  at: LinkAtCursor,
  next: { readonly text: string; readonly address: string },
): void {
  const { tr, doc } = view.state;
  const { link } = textSchema.marks;
  if (link === undefined) return;
  const address = next.address.trim();
  const words = next.text.trim() === '' ? (safeLink(address)?.display ?? address) : next.text;
  let { to } = at;
  if (words !== at.text) {
    const marks = (doc.nodeAt(at.from)?.marks ?? view.state.storedMarks ?? doc.resolve(at.from).marks()).filter(
      (mark) => mark.type !== link,
    );
    if (words === '') tr.delete(at.from, at.to);
    else tr.replaceWith(at.from, at.to, textSchema.text(words, marks));
    to = at.from + words.length;
  }
  if (to > at.from) {
    tr.removeMark(at.from, to, link);
    if (address !== '') tr.addMark(at.from, to, link.create({ href: address }));
  }
  tr.setSelection(TextSelection.create(tr.doc, to)).removeStoredMark(link);
  view.dispatch(tr.scrollIntoView());
}

/** The selected words lead there. */
export function setLinkOnSelection(view: EditorView, address: string): void {
  const { tr, selection } = view.state;
  const { link } = textSchema.marks;
  if (link === undefined) return;
  tr.removeMark(selection.from, selection.to, link).addMark(
    selection.from,
    selection.to,
    link.create({ href: address }),
  );
  view.dispatch(tr);
}
