import { expect, test } from 'vitest';
import { searchCommands } from './search-commands.ts';

const items = [
  { title: 'Download PDF', synonyms: 'print, export' },
  { title: 'Save as a file', synonyms: 'export, backup' },
  { title: 'Text font: EB Garamond', synonyms: 'typeface, typography' },
  { title: 'Page', synonyms: 'preview' },
  { title: 'Page size: A4', synonyms: 'paper' },
  { title: 'Ajustar a una página', synonyms: '' },
  { title: 'الانتقال إلى الخِبرة', synonyms: '' },
];
const found = (query: string): readonly string[] => searchCommands(items, query).map(({ title }) => title);

test('an empty query gives everything in its order', () => {
  expect(found(' ')).toEqual(items.map(({ title }) => title));
});

test('the beginning of a title is before its middle, and a title before a synonym', () => {
  expect(found('page')[0]).toBe('Page');
  expect(found('pa').slice(0, 2)).toEqual(['Page', 'Page size: A4']);
  expect(found('export')).toEqual(['Download PDF', 'Save as a file']);
});

test('every word must be met, in any order', () => {
  expect(found('garamond typeface')).toEqual(['Text font: EB Garamond']);
  expect(found('garamond paper')).toEqual([]);
});

test('letters in order are enough, and accents and vowel signs do not matter', () => {
  expect(found('dwnld')).toEqual(['Download PDF']);
  expect(found('pagina')).toContain('Ajustar a una página');
  expect(found('الخبرة')).toEqual(['الانتقال إلى الخِبرة']);
  expect(found('الى')).toEqual(['الانتقال إلى الخِبرة']);
});
