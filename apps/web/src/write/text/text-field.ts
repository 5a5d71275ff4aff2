/**
 * One text of a form: drawn as plain HTML, and an editor as long as it has the focus. A résumé of ten pages has hundreds
 * of them, and one editor.
 *
 * The element is the same in both states and can be written in from the start, so the browser itself places and drags
 * the cursor, opens the keyboard of a phone, and goes through the texts with Tab. The editor takes over as soon as the
 * mouse is let go, or before the first key does anything.
 */
import type { Id, Inline } from '@peersume/resume';
import type { CaretPlace, TextSession } from './block-commands.ts';
import { findBlock } from './find-block.ts';
import { drawStatic, dressTextbox, selectionIn, type Textbox } from './static-text.ts';
import { createTextEditor, type Exit, type TextEditor } from './text-editor.ts';
import { saySame } from './text-nodes.ts';

export interface TextFieldOptions {
  readonly session: TextSession;
  readonly block: Id;
  readonly element: HTMLElement;
  readonly onExit: (exit: Exit) => void;
  /** The editor while there is one. */
  readonly onEditor: (editor: TextEditor | undefined) => void;
  readonly onChange?: () => void;
  readonly onLink?: () => void;
  readonly onTools?: () => void;
  /** True for what belongs to the text: focus may go there and come back. */
  readonly keepsOpen?: (target: EventTarget | null) => boolean;
}

export interface TextField {
  readonly block: Id;
  readonly element: HTMLElement;
  /** How it is named and shown; at once, and whenever that changes. */
  dress(textbox: Textbox): void;
  /** Draws the words anew if they changed; an editor does that by itself. */
  show(): void;
  focus(at?: CaretPlace): void;
  destroy(): void;
}

export function createTextField(options: TextFieldOptions): TextField {
  const { session, block, element } = options;
  const listening = new AbortController();
  const { signal } = listening;
  let editor: TextEditor | undefined;
  let drawn: readonly Inline[] | undefined;
  let textbox: Textbox | undefined;
  let isPressing = false;

  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void): void =>
    element.addEventListener(type, listener, { signal, capture: true });

  on('mousedown', () => {
    if (editor !== undefined) return;
    isPressing = true;
    element.ownerDocument.addEventListener('mouseup', release, { once: true, signal });
    element.ownerDocument.addEventListener('dragend', release, { once: true, signal });
  });
  on('focus', () => {
    if (!isPressing) open();
  });
  // Whatever comes first of what could change the words before the editor is there.
  for (const type of ['keydown', 'beforeinput', 'compositionstart', 'paste', 'cut', 'copy', 'drop'] as const) {
    on(type, () => open());
  }
  const keepsOpen = (target: EventTarget | null): boolean =>
    (target instanceof Node && element.contains(target)) || options.keepsOpen?.(target) === true;
  on('blur', ({ relatedTarget }) => {
    // A window that loses the focus gives it back; the editor stays.
    if (element.ownerDocument.activeElement === element) return;
    if (keepsOpen(relatedTarget)) element.ownerDocument.addEventListener('focusin', seeWhere, { signal });
    else close();
  });

  function seeWhere({ target }: FocusEvent): void {
    if (target !== element && keepsOpen(target)) return;
    element.ownerDocument.removeEventListener('focusin', seeWhere);
    if (target !== element) close();
  }

  function release(): void {
    isPressing = false;
    if (element.ownerDocument.activeElement === element) open();
  }

  function open(): void {
    if (editor !== undefined) return;
    isPressing = false;
    editor = createTextEditor({
      session,
      block,
      element,
      selection: selectionIn(element),
      onExit: options.onExit,
      onChange: () => {
        markEmpty();
        options.onChange?.();
      },
      onLink: () => options.onLink?.(),
      onTools: () => options.onTools?.(),
    });
    options.onEditor(editor);
    markEmpty();
  }

  function close(): void {
    const closing = editor;
    if (closing === undefined) return;
    editor = undefined;
    closing.destroy();
    drawn = undefined;
    show();
    if (textbox !== undefined) dressTextbox(element, textbox);
    options.onEditor(undefined);
  }

  function show(): void {
    const inlines = findBlock(session.resume(), block)?.block.inlines ?? [];
    if (editor === undefined && (drawn === undefined || (inlines !== drawn && !saySame(inlines, drawn)))) {
      drawn = inlines;
      drawStatic(element, inlines);
    }
    markEmpty();
  }

  function markEmpty(): void {
    const isEmpty = element.textContent === '';
    if (element.classList.contains('is-empty') !== isEmpty) element.classList.toggle('is-empty', isEmpty);
  }

  show();

  return {
    block,
    element,
    dress(next) {
      textbox = next;
      dressTextbox(element, next);
    },
    show,
    focus(at) {
      if (element.ownerDocument.activeElement !== element) element.focus({ preventScroll: at !== undefined });
      open();
      editor?.focus(at);
    },
    destroy() {
      listening.abort();
      editor?.destroy();
      if (editor !== undefined) options.onEditor(undefined);
      editor = undefined;
    },
  };
}
