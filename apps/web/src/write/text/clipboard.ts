/** What comes from and goes to the clipboard, and what is dropped. Nothing of it is ever put into the page as HTML. */
import { safeLink, type Id } from '@peersume/resume';
import { Fragment, Slice } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorProps, EditorView } from 'prosemirror-view';
import type { Next, TextSession } from './block-commands.ts';
import { findBlock } from './find-block.ts';
import { setLinkOnSelection } from './marks.ts';
import { htmlOf } from './html-of.ts';
import { pasteLines } from './paste/paste-lines.ts';
import { cutLine, type PastedLine } from './paste/pasted-line.ts';
import { readHtml } from './paste/read-html.ts';
import { readPlain } from './paste/read-plain.ts';
import { inlinesOf, placeAt, textNodesOf, wordsOf } from './text-nodes.ts';

interface ClipboardPorts {
  readonly session: TextSession;
  readonly block: Id;
  readonly canEdit: () => boolean;
  /** A variant's own wording begins. */
  readonly begin: () => void;
  readonly go: (next: Next) => void;
}

type Handlers = NonNullable<EditorProps['handleDOMEvents']>;

export function clipboardHandlers(ports: ClipboardPorts): Handlers {
  const { session, block, canEdit } = ports;
  return {
    paste(view, event) {
      event.preventDefault();
      if (event.clipboardData !== null && canEdit()) insert(ports, view, event.clipboardData);
      return true;
    },
    drop(view, event) {
      // Words dragged within the text are ProseMirror's.
      if (view.dragging !== null || event.dataTransfer === null) return false;
      if (event.dataTransfer.types.includes('Files')) return false;
      event.preventDefault();
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (at === null || !canEdit()) return true;
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at.pos)));
      insert(ports, view, event.dataTransfer);
      view.focus();
      return true;
    },
    copy: (view, event) => give(view, event),
    cut(view, event) {
      if (!give(view, event)) return true;
      if (canEdit()) view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
      return true;
    },
  };

  function give(view: EditorView, event: ClipboardEvent): boolean {
    const { selection, doc } = view.state;
    event.preventDefault();
    if (selection.empty || event.clipboardData === null) return false;
    const inlines = inlinesOf(selection.content().content);
    const isWhole = selection.from <= 1 && selection.to >= doc.content.size - 1;
    const type = isWhole ? findBlock(session.resume(), block)?.block.type : undefined;
    event.clipboardData.clearData();
    event.clipboardData.setData('text/plain', wordsOf(inlines));
    event.clipboardData.setData('text/html', htmlOf(inlines, type));
    return true;
  }
}

function insert({ session, block, begin, go }: ClipboardPorts, view: EditorView, data: DataTransfer): void {
  const plain = data.getData('text/plain');
  const lines = readHtml(data.getData('text/html')) ?? readPlain(plain);
  const [only] = lines;
  if (only === undefined) return;
  const { selection, doc } = view.state;
  if (lines.length === 1 && !selection.empty && isAddress(plain)) {
    setLinkOnSelection(view, plain.trim());
    return;
  }
  if (lines.length > 1) {
    const range = { from: placeAt(doc, selection.from), to: placeAt(doc, selection.to) };
    const next = pasteLines(session, block, range, lines);
    if (next !== undefined) go(next);
    return;
  }
  // A step of its own, though it is typed into the text.
  session.document.endStep();
  begin();
  insertLine(view, withOuterSpaces(cutLine(only), plain));
  session.document.endStep();
}

function insertLine(view: EditorView, { inlines }: PastedLine): void {
  const { tr, storedMarks, selection } = view.state;
  const isPlain = inlines.every(({ bold, italic, code, link }) => !bold && !italic && !code && link === undefined);
  const marks = storedMarks ?? selection.$from.marks();
  const nodes = textNodesOf(inlines).map((node) => (isPlain ? node.mark(marks) : node));
  tr.replaceSelection(new Slice(Fragment.from(nodes), 0, 0));
  view.dispatch(tr.scrollIntoView().setMeta('paste', true));
}

/** A few words copied out of a sentence keep the space that they were copied with. */
function withOuterSpaces(line: PastedLine, plain: string): PastedLine {
  if (plain.includes('\n') || plain.trim() !== wordsOf(line.inlines)) return line;
  const start = /^[ \u00a0]/u.test(plain) ? [{ text: ' ' }] : [];
  const end = /[ \u00a0]$/u.test(plain) ? [{ text: ' ' }] : [];
  return { ...line, inlines: [...start, ...line.inlines, ...end] };
}

const isAddress = (text: string): boolean =>
  /^(?:https?:\/\/|mailto:)\S+$/iu.test(text.trim()) && safeLink(text) !== undefined;
