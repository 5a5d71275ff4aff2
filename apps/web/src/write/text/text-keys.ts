/**
 * The keys of a text. Tab is not among them: it goes on to the next control, as everywhere.
 *
 * Enter splits · Backspace at the start and Delete at the end join · arrows at the edges go to the neighbour ·
 * Alt with an up or down arrow moves the block · Ctrl+B, I, K mark · Ctrl+Shift+8 makes a bullet or a paragraph ·
 * Shift+Enter breaks the line · Alt+F10 goes to the tools.
 */
import type { Id } from '@peersume/resume';
import { keymap } from 'prosemirror-keymap';
import { TextSelection, type Command, type Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import {
  enter,
  joinBackward,
  joinForward,
  moveBlock,
  toggleType,
  type Exit,
  type Next,
  type TextSession,
} from './block-commands.ts';
import { findBlock } from './find-block.ts';
import { toggleTextMark } from './marks.ts';

interface KeyPorts {
  readonly session: TextSession;
  readonly block: Id;
  readonly go: (next: Next) => void;
  readonly exit: (exit: Exit) => void;
  readonly onLink: () => void;
  readonly onTools: () => void;
  readonly selection: () => { readonly from: number; readonly to: number };
}

export function textKeys(ports: KeyPorts): Plugin {
  const { session, block, go, exit, onLink, onTools, selection } = ports;
  const canEdit = (): boolean => session.document.readOnly() === undefined;

  const goIf = (next: Next | undefined): boolean => {
    if (next !== undefined) go(next);
    return next !== undefined;
  };

  const onEnter: Command = () => {
    const { from, to } = selection();
    if (canEdit()) goIf(enter(session, block, from, to));
    return true;
  };
  const onBackspace: Command = (state) => {
    if (!state.selection.empty || selection().from > 0 || !canEdit()) return false;
    goIf(joinBackward(session, block));
    return true;
  };
  const onDelete: Command = (state) => {
    const { empty, to } = state.selection;
    if (!empty || to < state.doc.content.size - 1 || !canEdit()) return false;
    goIf(joinForward(session, block));
    return true;
  };
  const move =
    (delta: -1 | 1): Command =>
    () => {
      const { to } = selection();
      if (moveBlock(session, block, delta)) go({ block, at: to });
      return true;
    };
  const mark =
    (name: 'bold' | 'italic'): Command =>
    (_, dispatch, view) => {
      if (dispatch !== undefined && view !== undefined) toggleTextMark(view, name);
      return true;
    };
  const undo =
    (what: 'undo' | 'redo'): Command =>
    () => {
      session[what]();
      return true;
    };

  /** To the block before or after, else out of the list. */
  const leave = (delta: -1 | 1, x?: number): void => {
    const found = findBlock(session.resume(), block);
    const next = found?.body[found.index + delta];
    const line = delta < 0 ? ('last' as const) : ('first' as const);
    if (next !== undefined) {
      go({ block: next.id, at: x === undefined ? (delta < 0 ? 'end' : 'start') : { x, line } });
    } else exit({ type: delta < 0 ? 'before' : 'after', ...(x !== undefined && { x }) });
  };
  const vertical =
    (delta: -1 | 1): Command =>
    (state, _, view) => {
      const { selection: now } = state;
      const isAtEdge = delta < 0 ? now.$head.index(0) === 0 : now.$head.index(0) === state.doc.childCount - 1;
      if (view === undefined || !now.empty || !isAtEdge || !view.endOfTextblock(delta < 0 ? 'up' : 'down'))
        return false;
      leave(delta, view.coordsAtPos(now.head).left);
      return true;
    };
  const horizontal =
    (key: 'left' | 'right'): Command =>
    (state, _, view) => {
      if (view === undefined || !state.selection.empty) return false;
      const delta = (key === 'left') === isRightToLeft(view) ? 1 : -1;
      const { from } = selection();
      const isAtEdge = delta < 0 ? from === 0 : state.selection.to >= state.doc.content.size - 1;
      const found = isAtEdge ? findBlock(session.resume(), block) : undefined;
      if (found?.body[found.index + delta] === undefined) return false;
      leave(delta);
      return true;
    };
  const selectAll: Command = (state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, 1, state.doc.content.size - 1)));
    return true;
  };
  const breakLine: Command = (state, dispatch) => {
    dispatch?.(state.tr.insertText('\n').scrollIntoView());
    return true;
  };

  return keymap({
    Enter: onEnter,
    'Shift-Enter': breakLine,
    'Mod-Enter': onEnter,
    Backspace: onBackspace,
    'Mod-Backspace': onBackspace,
    'Shift-Backspace': onBackspace,
    Delete: onDelete,
    'Mod-Delete': onDelete,
    'Alt-ArrowUp': move(-1),
    'Alt-ArrowDown': move(1),
    ArrowUp: vertical(-1),
    ArrowDown: vertical(1),
    ArrowLeft: horizontal('left'),
    ArrowRight: horizontal('right'),
    'Mod-a': selectAll,
    'Mod-b': mark('bold'),
    'Mod-i': mark('italic'),
    'Mod-k': () => {
      onLink();
      return true;
    },
    'Alt-F10': () => {
      onTools();
      return true;
    },
    'Mod-Shift-8': () => {
      const { to } = selection();
      toggleType(session, block);
      go({ block, at: to });
      return true;
    },
    'Mod-z': undo('undo'),
    'Mod-Shift-z': undo('redo'),
    'Mod-y': undo('redo'),
    Escape: () => {
      exit({ type: 'escape' });
      return false;
    },
  });
}

const isRightToLeft = (view: EditorView): boolean => getComputedStyle(view.dom).direction === 'rtl';
