import { describe, expect, test } from 'vitest';
import { toggleMark } from './toggle-mark.ts';

describe('marking the chosen words', () => {
  test('bold and italic go on and off again, and the words stay chosen', () => {
    const on = toggleMark('cut costs by half', 4, 9, 'b');
    expect(on).toEqual({ text: 'cut **costs** by half', start: 6, end: 11 });
    expect(toggleMark(on.text, on.start, on.end, 'b')).toEqual({ text: 'cut costs by half', start: 4, end: 9 });
    const italic = toggleMark('cut costs', 4, 9, 'i');
    expect(toggleMark(italic.text, italic.start, italic.end, 'i').text).toBe('cut costs');
  });

  test('italic inside bold does not take the bold apart', () => {
    expect(toggleMark('**bold**', 2, 6, 'i').text).toBe('***bold***');
  });

  test('a link puts its address under the cursor', () => {
    const { text, start, end } = toggleMark('see report', 4, 10, 'k');
    expect(text).toBe('see [report](https://)');
    expect(text.slice(start, end)).toBe('https://');
  });
});
