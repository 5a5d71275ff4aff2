/** The word around a place of a text, as a double click selects it. */
export function wordAt(text: string, at: number): { readonly from: number; readonly to: number } {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const { segment, index } of segmenter.segment(text)) {
    if (at < index + segment.length) return { from: index, to: index + segment.length };
  }
  return { from: text.length, to: text.length };
}

let segmenter: Intl.Segmenter | undefined;
