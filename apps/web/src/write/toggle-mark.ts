/** Marks the selected words of a text, or takes their mark away. */
export interface MarkedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function toggleMark(text: string, start: number, end: number, key: 'b' | 'i' | 'k'): MarkedText {
  if (key === 'k') {
    const words = text.slice(start, end) || 'words';
    const address = 'https://';
    const at = start + words.length + 3;
    return {
      text: `${text.slice(0, start)}[${words}](${address})${text.slice(end)}`,
      start: at,
      end: at + address.length,
    };
  }
  const mark = key === 'b' ? '**' : '*';
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  const after = text.slice(end);
  const isMarked = before.endsWith(mark) && after.startsWith(mark) && (key === 'b' || !before.endsWith('**'));
  return isMarked
    ? {
        text: before.slice(0, -mark.length) + inside + after.slice(mark.length),
        start: start - mark.length,
        end: end - mark.length,
      }
    : { text: before + mark + inside + mark + after, start: start + mark.length, end: end + mark.length };
}
