/** A one-line field, out of sight over the page. What is typed is written into the résumé at once. */
import type { FieldRef } from '@peersume/resume';
import type { Session } from '../../session/session.ts';
import { editableField } from '../place/editable-field.ts';
import type { WordsEditor, WordsEditorEvents } from './words-editor.ts';
import { saysTheSame, writeField } from './write-field.ts';

export function createLineEditor(
  session: Session,
  field: FieldRef,
  { label, changed, leave }: WordsEditorEvents & { readonly label: string },
): WordsEditor {
  const input = document.createElement('input');
  input.type = 'text';
  input.dir = 'auto';
  input.autocomplete = 'off';
  input.setAttribute('aria-label', label);
  input.readOnly = session.document.readOnly() !== undefined;
  input.value = currentText();
  let isComposing = false;

  function currentText(): string {
    const editable = editableField(session.resume(), field);
    return editable === undefined || editable.kind === 'form' ? '' : editable.text;
  }

  /** Undo, another tab, the form: the words are others. */
  function keepUp(): void {
    const editable = editableField(session.resume(), field);
    if (editable === undefined || editable.kind === 'form') leave({ type: 'away' });
    else if (!isComposing && !saysTheSame(editable, input.value)) {
      const at = endOfChange(input.value, editable.text);
      input.value = editable.text;
      input.setSelectionRange(at, at);
      changed();
    }
  }

  const stop = session.subscribe(keepUp);
  input.addEventListener('input', () => {
    writeField(session, field, input.value);
    changed();
  });
  input.addEventListener('compositionstart', () => (isComposing = true));
  input.addEventListener('compositionend', () => {
    isComposing = false;
    changed();
  });
  input.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') session.undo();
    else session.redo();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    leave({ type: 'next' });
  });
  const onSelection = (): void => {
    if (document.activeElement === input) changed();
  };
  // Inputs tell of their own selection; where they do not (an older browser), the document does.
  input.addEventListener('selectionchange', onSelection);
  document.addEventListener('selectionchange', onSelection);

  return {
    element: input,
    text: () => input.value,
    selection() {
      const [from, to] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
      return input.selectionDirection === 'backward' ? { anchor: to, head: from } : { anchor: from, head: to };
    },
    select(anchor, head) {
      const direction = head < anchor ? 'backward' : 'forward';
      input.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), direction);
    },
    isComposing: () => isComposing,
    focus: () => input.focus({ preventScroll: true }),
    destroy() {
      stop();
      document.removeEventListener('selectionchange', onSelection);
      session.document.endStep();
    },
  };
}

/** Behind the last letter that differs. */
function endOfChange(before: string, after: string): number {
  let tail = 0;
  while (tail < Math.min(before.length, after.length) && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return after.length - tail;
}
