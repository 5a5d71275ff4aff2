import type { Card } from '@peersume/storage';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadMessages } from '../language/messages.ts';
import { findCards, linesOfCard, nameOfCard } from './card-names.ts';

beforeAll(async () => (await loadMessages('en'))());

const card = (title: string, more: Partial<Card> = {}): Card => ({
  id: title,
  title,
  createdAt: 1,
  changedAt: 1,
  snapshot: '',
  variants: [],
  ...more,
});

describe('what a résumé is called', () => {
  test.each([
    [card('Ada · Engineer · remote'), 'Ada', 'Engineer · remote'],
    [card('Ada'), 'Ada', ''],
    [card(''), 'Untitled résumé', ''],
    [card('Ada · Engineer', { name: 'For the bank' }), 'For the bank', 'Ada'],
  ])('%#', (one, name, detail) => {
    expect(linesOfCard(one)).toEqual([name, detail]);
    expect(nameOfCard(one)).toBe(name);
  });
});

describe('looking for a résumé', () => {
  const all = [
    card('Éva Kovács · Nurse'),
    card('Ada Lovelace · Engineer', { variants: [{ id: 'v', name: 'For Acme', snapshot: '' }] }),
    card('', { name: 'Old one' }),
  ];
  test.each([
    ['', 3],
    ['  ', 3],
    ['eva', 1],
    ['KOVACS nurse', 1],
    ['acme', 1],
    ['old', 1],
    ['ada nurse', 0],
  ])('%j finds %d', (words, count) => expect(findCards(all, words)).toHaveLength(count));
});
