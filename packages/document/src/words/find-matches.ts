/** Where a text holds another, without overlaps. Case is folded letter by letter, the same in every language. */
export function findMatches(
  text: string,
  find: string,
  { matchCase = false, wholeWords = false }: { matchCase?: boolean; wholeWords?: boolean },
): number[] {
  const haystack = matchCase ? text : fold(text);
  const needle = matchCase ? find : fold(find);
  const places: number[] = [];
  if (needle === '') return places;
  for (let at = haystack.indexOf(needle); at >= 0;) {
    const isWhole = !isInWord(text, at) && !isInWord(text, at + needle.length);
    if (!wholeWords || isWhole) places.push(at);
    at = haystack.indexOf(needle, !wholeWords || isWhole ? at + needle.length : at + 1);
  }
  return places;
}

/** Lower case, where it has the same length: places in the folded text are places in the text. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join('');
}

/** Between two letters of one word. */
function isInWord(text: string, at: number): boolean {
  return wordEnd.test(text.slice(Math.max(0, at - 2), at)) && wordStart.test(text.slice(at, at + 2));
}

const wordEnd = /[\p{L}\p{N}\p{M}_]$/u;
const wordStart = /^[\p{L}\p{N}\p{M}_]/u;
