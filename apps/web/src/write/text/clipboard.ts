/** What comes from and goes to the clipboard. */
import type { Id } from '@peersume/resume';
import type { EditorProps } from 'prosemirror-view';
import type { Next, TextSession } from './block-commands.ts';

interface ClipboardPorts {
  readonly session: TextSession;
  readonly block: Id;
  readonly begin: () => void;
  readonly go: (next: Next) => void;
}

export function clipboardProps(_: ClipboardPorts): Pick<EditorProps, 'handlePaste'> {
  return {};
}
