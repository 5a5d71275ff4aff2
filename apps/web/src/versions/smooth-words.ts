/** Differences of words as one reads them: neighbours that changed are told as one change, not word by word in turns. */
import type { Words } from '@peersume/document';

export function smoothWords(words: readonly Words[]): Words[] {
  const smooth: Words[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') smooth.push({ type: 'removed', text: removed });
    if (added !== '') smooth.push({ type: 'added', text: added });
    removed = '';
    added = '';
  };
  words.forEach((part, index) => {
    const next = words[index + 1];
    const isBetween = (removed !== '' || added !== '') && next !== undefined && part.text.trim() === '';
    if (part.type === 'same' && !isBetween) {
      flush();
      smooth.push(part);
      return;
    }
    if (part.type !== 'added') removed += part.text;
    if (part.type !== 'removed') added += part.text;
  });
  flush();
  return smooth;
}
