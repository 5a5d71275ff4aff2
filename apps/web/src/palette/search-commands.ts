/**
 * Finds by letters: each word of the query must be met, at the beginning of a word, within one, among the synonyms, or
 * as letters in order. Case, accents and Arabic vowel signs do not matter.
 */

export interface Findable {
  readonly title: string;
  readonly synonyms: string;
}

/** The best first; of equals, the order given. */
export function searchCommands<T extends Findable>(items: readonly T[], query: string): readonly T[] {
  const words = fold(query).split(' ').filter(Boolean);
  if (words.length === 0) return items;
  return items
    .map((item, index) => ({ item, index, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ item }) => item);
}

function scoreOf(item: Findable, words: readonly string[]): number {
  const title = fold(item.title);
  const synonyms = fold(item.synonyms);
  let sum = title.startsWith(words.join(' ')) ? 50 : 0;
  for (const word of words) {
    const score = Math.max(scoreIn(title, word), scoreIn(synonyms, word) * synonymWeight);
    if (score === 0) return 0;
    sum += score;
  }
  // Of two that match alike, the shorter says it more exactly.
  return sum / words.length - Math.min(title.length, 100) / 1000;
}

/** A title says it; a synonym only may mean it. */
const synonymWeight = 0.6;

function scoreIn(text: string, word: string): number {
  if (text === '') return 0;
  if (` ${text} `.includes(` ${word} `)) return 100;
  if (` ${text}`.includes(` ${word}`)) return 80;
  // Two letters are within nearly everything.
  if (word.length < 3) return 0;
  if (text.includes(word)) return 50;
  return hasInOrder(text, word) ? 15 : 0;
}

/** All letters in order, within one word or as beginnings of words. */
function hasInOrder(text: string, word: string): boolean {
  const starts = text.split(/[ ,]+/).map((part) => part[0] ?? '');
  const inOrder = (letters: string): boolean => {
    let at = 0;
    for (const letter of word) {
      const found = letters.indexOf(letter, at);
      if (found < 0) return false;
      at = found + 1;
    }
    return true;
  };
  return inOrder(starts.join('')) || text.split(/[ ,]+/).some((part) => part[0] === word[0] && inOrder(part));
}

export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{Mn}\u0640]/gu, '')
    .replaceAll(/[أإآ]/gu, 'ا')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N},/+]+/gu, ' ')
    .trim();
