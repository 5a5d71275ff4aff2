/**
 * A block's words under the cursor: ProseMirror, which takes over the very element that showed them, so that focus, size
 * and place stay. Used by the forms and on the page alike.
 *
 * - What is typed goes through `bindText` into the document; everything else (`block-commands.ts`) is typed operations.
 * - In a variant, the master's words are shown as they are until the person begins to write; then the variant's own
 *   wording begins (`rewriteBlock`), in the same step of undo as the first letters.
 * - Undo is the document's; a pause ends a step of it.
 * - Where the text cannot be changed (a newer program wrote it), it is shown and can be selected, no more.
 */
import { bindText, textSchema, typingGroup, type BoundText } from '@peersume/document/editor';
import type { Id, Inline } from '@peersume/resume';
import { EditorState, TextSelection, type Plugin, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { beginsBullet } from './autoformat.ts';
import type { CaretPlace, Exit, Next, TextSession } from './block-commands.ts';
import { clipboardHandlers } from './clipboard.ts';
import { findBlock } from './find-block.ts';
import { linkAround, type LinkAtCursor } from './link-at-cursor.ts';
import { hasMark, replaceLink, toggleTextMark } from './marks.ts';
import { adoptSelection, placeCaret } from './place-caret.ts';
import { textKeys } from './text-keys.ts';
import { inlinesOf, nodeOf, placeAt, positionAt, saySame } from './text-nodes.ts';

export interface TextEditorOptions {
  readonly session: TextSession;
  readonly block: Id;
  /** Empty, or showing the words; the editor draws them anew. It should be a textbox already (`dressTextbox`). */
  readonly element: HTMLElement;
  /** The selection to begin with, in UTF-16 units of the words. */
  readonly selection?: { readonly anchor: number; readonly head: number } | undefined;
  readonly onExit: (exit: Exit) => void;
  /** Ctrl+K: the caller shows where the address is written. */
  readonly onLink?: () => void;
  /** Alt+F10: to the tools, if the caller shows any. */
  readonly onTools?: () => void;
  /** After every change of words, marks or selection. */
  readonly onChange?: () => void;
}

export interface TextEditor {
  readonly block: Id;
  readonly element: HTMLElement;
  readonly view: EditorView;
  focus(at?: CaretPlace): void;
  /** In UTF-16 units of the words. */
  selection(): { readonly from: number; readonly to: number };
  inlines(): readonly Inline[];
  canEdit(): boolean;
  hasMark(mark: 'bold' | 'italic' | 'code'): boolean;
  toggleMark(mark: 'bold' | 'italic' | 'code'): void;
  /** The link that the cursor is in, else the selected words, without an address. */
  link(): LinkAtCursor;
  /** Words with an address in the place of `at`; without an address, words alone. */
  setLink(at: LinkAtCursor, next: { readonly text: string; readonly address: string }): void;
  destroy(): void;
}

export type { Exit } from './block-commands.ts';

/** A pause of this length ends a step of undo. */
const pauseMs = 900;

export function createTextEditor(options: TextEditorOptions): TextEditor {
  const { session, block, element, onExit } = options;
  const variant = session.variant.get();
  let bound: BoundText | undefined;
  let isDestroyed = false;
  let pause: number | undefined;

  const keys = textKeys({
    session,
    block,
    go: (next) => go(next),
    exit: onExit,
    onLink: () => options.onLink?.(),
    onTools: () => options.onTools?.(),
    selection: () => selection(),
  });
  const ownPlugins: readonly Plugin[] = [keys, beginsBullet(session, block)];

  const shown = findBlock(session.resume(), block)?.block.inlines ?? [];
  const doc = nodeOf(shown);
  const { anchor = 0, head = 0 } = options.selection ?? {};
  const view = new EditorView(
    { mount: element },
    {
      state: EditorState.create({
        doc,
        selection: TextSelection.create(doc, positionAt(doc, anchor), positionAt(doc, head)),
        plugins: [...ownPlugins],
      }),
      editable: () => canEdit(),
      dispatchTransaction,
      handleDOMEvents: {
        ...clipboardHandlers({
          session,
          block,
          canEdit: () => canEdit(),
          begin: () => begin(),
          go: (next) => go(next),
        }),
        keydown: () => {
          adoptSelection(view);
          return false;
        },
        keyup: () => {
          adoptSelection(view);
          return false;
        },
        // Before the browser changes anything by itself.
        beforeinput: (_, event) => {
          if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
            event.preventDefault();
            session[event.inputType === 'historyUndo' ? 'undo' : 'redo']();
            return true;
          }
          begin();
          return false;
        },
        compositionstart: () => {
          adoptSelection(view);
          begin();
          return false;
        },
      },
    },
  );
  const stopListening = session.subscribe(keepUp);
  bind();
  keepUp();

  /** Where the text can be changed as it is shown: it is the master's in the master, or the variant's own. */
  function bind(): void {
    const result = bindText(session.document, block, variant);
    if (!result.ok) return;
    bound = result.value;
    view.updateState(view.state.reconfigure({ plugins: [...ownPlugins, bound.plugin] }));
  }

  function canEdit(): boolean {
    if (isDestroyed || session.document.readOnly() !== undefined) return false;
    return bound !== undefined || variant !== undefined;
  }

  /** A variant's own wording begins. */
  function begin(): void {
    if (bound !== undefined || variant === undefined || isDestroyed) return;
    adoptSelection(view);
    if (session.apply({ type: 'rewriteBlock', block }, typingGroup(block, variant)) !== undefined) bind();
  }

  function dispatchTransaction(transaction: Transaction): void {
    if (isDestroyed) return;
    let next = transaction;
    if (transaction.docChanged && bound === undefined) {
      begin();
      if (bound === undefined) return;
      next = replay(transaction);
    }
    view.updateState(view.state.apply(next));
    if (transaction.docChanged && !isFromDocument(transaction)) {
      window.clearTimeout(pause);
      pause = window.setTimeout(() => session.document.endStep(), pauseMs);
    }
    options.onChange?.();
  }

  /** On the state that binding made, which says the same. */
  function replay(transaction: Transaction): Transaction {
    const again = view.state.tr;
    for (const step of transaction.steps) again.step(step);
    const { anchor: from, head: to } = transaction.selection;
    again.setSelection(TextSelection.between(again.doc.resolve(from), again.doc.resolve(to)));
    return transaction.storedMarksSet ? again.setStoredMarks(transaction.storedMarks) : again;
  }

  /** A variant shows other words than the binding holds when they are taken back, or the master's change. */
  function keepUp(): void {
    if (isDestroyed) return;
    const found = findBlock(session.resume(), block);
    if (found === undefined) {
      onExit({ type: 'gone' });
      return;
    }
    const { inlines } = found.block;
    if (view.composing || saySame(inlinesOf(view.state.doc.content), inlines)) return;
    if (bound !== undefined && variant === undefined) return;
    bound?.release();
    bound = undefined;
    const fresh = nodeOf(inlines);
    const at = Math.min(view.state.selection.head, fresh.content.size - 1);
    view.updateState(
      EditorState.create({ doc: fresh, selection: TextSelection.create(fresh, at), plugins: [...ownPlugins] }),
    );
  }

  function go(next: Next): void {
    if (next === 'after') onExit({ type: 'after' });
    else if (next.block !== block) onExit({ type: 'goTo', ...next });
    else {
      placeCaret(view, next.at);
      // Where the list was changed around it, the element may have been moved and lost the focus.
      onExit({ type: 'goTo', ...next });
    }
  }

  function selection(): { readonly from: number; readonly to: number } {
    const { from, to } = view.state.selection;
    return { from: placeAt(view.state.doc, from), to: placeAt(view.state.doc, to) };
  }

  return {
    block,
    element,
    view,
    focus(at) {
      if (at !== undefined) placeCaret(view, at);
      view.focus();
    },
    selection,
    inlines: () => inlinesOf(view.state.doc.content),
    canEdit,
    hasMark: (mark) => hasMark(view.state, textSchema.marks[mark]),
    toggleMark: (mark) => toggleTextMark(view, mark),
    link: () => linkAround(view.state),
    setLink: (at, next) => replaceLink(view, at, next),
    destroy() {
      if (isDestroyed) return;
      window.clearTimeout(pause);
      stopListening();
      bound?.release();
      isDestroyed = true;
      view.destroy();
      session.document.endStep();
    },
  };
}

const isFromDocument = (transaction: Transaction): boolean => transaction.getMeta('y-sync$') !== undefined;
