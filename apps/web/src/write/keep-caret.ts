/**
 * Keeps the cursor at its letter when the text of the focused field is changed from elsewhere (another tab, undo): a
 * browser would put it at the end.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react';

export function useKeptCaret(input: RefObject<HTMLInputElement | null>, value: string): { onSelect: () => void } {
  const before = useRef({ value, start: 0, end: 0 });
  useLayoutEffect(() => {
    const element = input.current;
    const last = before.current;
    if (element === null || last.value === value) return;
    if (document.activeElement === element && last.start <= last.value.length) {
      // Typing moves the cursor by itself, and `onSelect` has told so before.
      if (element.selectionStart === value.length && last.end < last.value.length) {
        element.setSelectionRange(shifted(last.value, value, last.start), shifted(last.value, value, last.end));
      }
    }
    before.current = { ...last, value };
  }, [input, value]);
  return {
    onSelect() {
      const element = input.current;
      if (element === null) return;
      before.current = {
        value: element.value,
        start: element.selectionStart ?? element.value.length,
        end: element.selectionEnd ?? element.value.length,
      };
    },
  };
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
