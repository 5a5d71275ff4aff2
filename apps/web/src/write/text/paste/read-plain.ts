/**
 * Plain text as lines. Signs of lists make bullets. What a PDF or an e-mail has broken at its margin is one line again,
 * where the break stands within a sentence.
 */
import { cleanWords, signLength } from './clean-words.ts';
import { cutLine, pasteLimits, type PastedLine } from './pasted-line.ts';
import { goesOn, seamOf } from './wrapped.ts';

export function readPlain(text: string): PastedLine[] {
  const lines: { words: string; isBullet: boolean }[] = [];
  let wasBlank = true;
  for (const raw of text.slice(0, pasteLimits.plainLength).split(/\r\n|[\n\r\v\f\u2028\u2029]/u)) {
    const sign = signLength(raw);
    const words = cleanWords(raw.slice(sign)).trim();
    const last = lines.at(-1);
    if (words === '') {
      // A sign alone has its words on the next line, as some PDFs have it.
      wasBlank = sign === 0;
      if (sign > 0) lines.push({ words: '', isBullet: true });
      continue;
    }
    if (last?.words === '' && sign === 0) last.words = words;
    else if (last !== undefined && !wasBlank && sign === 0 && goesOn(last.words, words)) {
      last.words += seamOf(last.words, words) + words;
    } else lines.push({ words, isBullet: sign > 0 });
    wasBlank = false;
    if (lines.length > pasteLimits.lines) break;
  }
  const isList = lines.some(({ isBullet }) => isBullet);
  return lines
    .filter(({ words }) => words !== '')
    .slice(0, pasteLimits.lines)
    .map(({ words, isBullet }) =>
      cutLine({ type: isBullet ? 'bullet' : isList ? 'paragraph' : undefined, inlines: [{ text: words }] }),
    );
}
