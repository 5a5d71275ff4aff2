/** The forms' own editor of a paragraph or bullet, out of sight over the page. */
import { plainInlines, type Id } from '@peersume/resume';
import { TextSelection } from 'prosemirror-state';
import type { Session } from '../../session/session.ts';
import type { CaretPlace } from '../../write/text/block-commands.ts';
import { createTextEditor } from '../../write/text/text-editor.ts';
import { placeAt, positionAt } from '../../write/text/text-nodes.ts';
import type { WordsEditor, WordsEditorEvents } from './words-editor.ts';

export function createBlockEditor(
  session: Session,
  block: Id,
  { label, changed, leave }: WordsEditorEvents & { readonly label: string },
): WordsEditor {
  const element = document.createElement('div');
  element.setAttribute('role', 'textbox');
  element.setAttribute('aria-multiline', 'true');
  element.setAttribute('aria-label', label);
  element.dir = 'auto';
  let isMade = false;
  const editor = createTextEditor({
    session,
    block,
    element,
    onChange: () => {
      if (isMade) changed();
    },
    onExit(exit) {
      if (exit.type === 'goTo') leave({ type: 'field', field: `${exit.block}/inlines`, at: simple(exit.at) });
      else if (exit.type === 'before') leave({ type: 'previous' });
      else if (exit.type === 'after') leave({ type: 'next' });
      else leave({ type: 'away' });
    },
  });
  isMade = true;
  const { view } = editor;
  return {
    element,
    text: () => plainInlines(editor.inlines()),
    selection() {
      const { doc, selection } = view.state;
      return { anchor: placeAt(doc, selection.anchor), head: placeAt(doc, selection.head) };
    },
    select(anchor, head) {
      const { doc, tr } = view.state;
      const next = TextSelection.create(doc, positionAt(doc, anchor), positionAt(doc, head));
      if (!next.eq(view.state.selection)) view.dispatch(tr.setSelection(next));
    },
    isComposing: () => view.composing,
    focus: () => view.focus(),
    destroy: editor.destroy,
  };
}

/** The editor's own lines are not the page's. */
const simple = (at: CaretPlace): 'start' | 'end' | number =>
  typeof at === 'object' ? (at.line === 'first' ? 'start' : 'end') : at;
