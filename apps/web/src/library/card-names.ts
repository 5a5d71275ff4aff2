/** What a résumé is called in lists. */
import type { Card } from '@peersume/storage';
import { m } from '../language/messages.ts';

export const nameOfCard = (card: Pick<Card, 'name' | 'title'>): string =>
  card.name ?? (linesOfTitle(card.title)[0] || m.shell_untitled());

/** A name that the person gave, or the name in it; below, what it is for. */
export function linesOfCard(card: Pick<Card, 'name' | 'title'>): readonly [name: string, detail: string] {
  const [first, rest] = linesOfTitle(card.title);
  if (card.name !== undefined) return [card.name, first];
  return [first || m.shell_untitled(), rest];
}

/** A title is “name · headline”. */
function linesOfTitle(title: string): readonly [string, string] {
  const at = title.indexOf(' · ');
  return at < 0 ? [title, ''] : [title.slice(0, at), title.slice(at + 3)];
}

/** Every word that is looked for begins or stands in a name; accents and capitals do not matter. */
export function findCards(cards: readonly Card[], words: string): readonly Card[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return cards;
  return cards.filter((card) => {
    const said = plain([card.name, card.title, ...card.variants.map(({ name }) => name)].join(' '));
    return wanted.every((word) => said.includes(word));
  });
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
