/** Where the cursor stands in the forms, told in the words of its field: the page shows it as a quiet mark. */
import type { FieldRef } from '@peersume/resume';

export interface FormCursor {
  readonly field: FieldRef;
  readonly words: string;
  readonly at: number;
}

export function listenToFormCursor(tell: (cursor: FormCursor | null) => void): () => void {
  const look = (): void => tell(formCursor());
  document.addEventListener('selectionchange', look);
  document.addEventListener('focusin', look);
  return () => {
    document.removeEventListener('selectionchange', look);
    document.removeEventListener('focusin', look);
  };
}

function formCursor(): FormCursor | null {
  const active = document.activeElement;
  const element = active?.closest<HTMLElement>('.tool-pane [data-field]');
  const field = element?.dataset['field'];
  if (!(active instanceof HTMLElement) || field === undefined || !isFieldRef(field)) return null;
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) {
    return { field, words: active.value, at: active.selectionEnd ?? active.value.length };
  }
  const selection = document.getSelection();
  if (!active.isContentEditable || selection?.focusNode == null || !active.contains(selection.focusNode)) return null;
  const before = document.createRange();
  before.setStart(active, 0);
  before.setEnd(selection.focusNode, selection.focusOffset);
  return { field, words: active.textContent, at: before.toString().length };
}

const isFieldRef = (text: string): text is FieldRef => text.includes('/');
