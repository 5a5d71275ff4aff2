/** The text that is being written, for the tools: one at most. */
import { observable } from '../../shell/observable.ts';
import type { TextEditor } from './text-editor.ts';

export interface ActiveText {
  readonly editor: TextEditor;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isLink: boolean;
}

export const activeText = observable<ActiveText | undefined>(undefined);

/** Told at every key: whoever watches hears only of what the tools show. */
export function tellActiveText(editor: TextEditor): void {
  const next = {
    editor,
    isBold: editor.hasMark('bold'),
    isItalic: editor.hasMark('italic'),
    isLink: editor.link().isLink,
  };
  activeText.set((before) =>
    before?.editor === editor &&
    before.isBold === next.isBold &&
    before.isItalic === next.isItalic &&
    before.isLink === next.isLink
      ? before
      : next,
  );
}

export function forgetActiveText(editor: TextEditor): void {
  if (activeText.get()?.editor === editor) activeText.set(undefined);
}
