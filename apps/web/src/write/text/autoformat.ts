/** "- ", "* " or "• " at the start of a paragraph makes it a bullet. Undo gives the letters back. */
import type { Id } from '@peersume/resume';
import { Plugin } from 'prosemirror-state';
import { inOneStep, type TextSession } from './block-commands.ts';
import { findBlock } from './find-block.ts';
import { sliceInlines } from './text-nodes.ts';

export function beginsBullet(session: TextSession, block: Id): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (text !== ' ' || from !== to || view.composing) return false;
        const { $from } = view.state.selection;
        const before = $from.parent.textBetween(0, $from.parentOffset);
        if (!/^[-*•]$/u.test(before) || from !== 2) return false;
        if (findBlock(session.resume(), block)?.block.type !== 'paragraph') return false;
        view.dispatch(view.state.tr.insertText(text, from, to));
        inOneStep(session, (apply) => {
          const inlines = findBlock(session.resume(), block)?.block.inlines ?? [];
          apply({ type: 'setText', block, inlines: sliceInlines(inlines, 2) });
          apply({ type: 'setField', entity: block, field: 'type', value: 'bullet' });
        });
        return true;
      },
    },
  });
}
