/**
 * Keeps the cursor at its letter when the text of the focused field is changed from elsewhere (another tab, undo): a
 * browser would put it at the end. While React draws, the field still says what it said before.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Caret {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export function useKeptCaret(input: RefObject<HTMLInputElement | null>, value: string): void {
  const before = useRef<Caret | null>(null);
  const element = input.current;
  if (element !== null && element.value !== value && document.activeElement === element) {
    const { selectionStart: start, selectionEnd: end } = element;
    // Fields such as e-mail have no cursor position to keep.
    if (start !== null && end !== null) before.current = { value: element.value, start, end };
  }
  useLayoutEffect(() => {
    const caret = before.current;
    before.current = null;
    if (caret === null || input.current === null || input.current.value !== value) return;
    input.current.setSelectionRange(shifted(caret.value, value, caret.start), shifted(caret.value, value, caret.end));
  }, [input, value]);
}

/** Where a place in `before` is in `after`: what is the same at the beginning and the end stays where it is. */
export function shifted(before: string, after: string, at: number): number {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  if (at <= head) return at;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return at >= before.length - tail ? after.length - (before.length - at) : after.length - tail;
}
