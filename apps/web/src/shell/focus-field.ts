/** Puts the cursor into the form field of a FieldRef, once React has drawn it. */
import type { FieldRef } from '@peersume/resume';

/** For the form to appear: a folded pane needs a frame or two, the desk itself may still be on its way. */
const maxWaitMs = 5_000;

/** Only the newest wish counts. */
let wishes = 0;

export function focusField(field: FieldRef, before?: string, then?: 'select'): void {
  const wish = ++wishes;
  const until = performance.now() + maxWaitMs;
  const attempt = (): void => {
    if (wish !== wishes) return;
    const element = findField(field);
    if (element === null) {
      if (performance.now() < until) requestAnimationFrame(attempt);
      return;
    }
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: then === 'select' ? 'nearest' : 'center', behavior: 'instant' });
    if (before !== undefined) placeCursor(element, before);
    if (then === 'select' && element instanceof HTMLInputElement) element.select();
  };
  attempt();
}

/** The field itself, else the first field of the same entity (a place, say, that the page joins from several). */
function findField(field: FieldRef): HTMLElement | null {
  const exact = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  if (exact !== null) return exact;
  const entity = field.slice(0, field.lastIndexOf('/') + 1);
  return entity === 'basics/'
    ? document.querySelector<HTMLElement>('[data-field="basics/name"]')
    : document.querySelector<HTMLElement>(`[data-field^="${CSS.escape(entity)}"]`);
}

/** Marks in the field (`**`) are not in the printed text: letters are counted, marks skipped. */
function placeCursor(element: HTMLElement, before: string): void {
  if (element.isContentEditable) {
    placeCursorInText(element, before);
    return;
  }
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  const wanted = [...before.replaceAll(/\s/gu, '')].length;
  const { value } = element;
  let seen = 0;
  let at = 0;
  while (at < value.length && seen < wanted) {
    const character = String.fromCodePoint(value.codePointAt(at) ?? 0);
    if (!/[\s*`[\]\\]/u.test(character)) seen += 1;
    at += character.length;
  }
  try {
    element.setSelectionRange(at, at);
  } catch {
    // Fields such as e-mail have no cursor position to set.
  }
}

/** After as many letters; spaces at the ends of printed lines are not in `before`. */
function placeCursorInText(element: HTMLElement, before: string): void {
  let left = [...before.replaceAll(/\s/gu, '')].length;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    let at = 0;
    while (at < text.length && left > 0) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      if (!/\s/u.test(character)) left -= 1;
      at += character.length;
    }
    if (left === 0) {
      document.getSelection()?.collapse(node, at);
      return;
    }
  }
}
