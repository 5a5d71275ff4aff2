import { describe, expect, test } from 'vitest';
import { locales } from '../../src/language/locales.ts';
import { loadMessages, m } from '../../src/language/messages.ts';
import { readCatalogue } from './catalogue.ts';
import { compileMessages } from './compile-messages.ts';
import { argumentsOf, parseMessage, writeMessage } from './message-syntax.ts';
import { staleTypes } from './message-types.ts';
import { pseudo } from './pseudo-locale.ts';

describe('messages of the interface', () => {
  test('are there in every language, by the same rooms', () => {
    const rooms = [...readCatalogue('en').keys()];
    for (const locale of locales) expect([...readCatalogue(locale).keys()], locale).toEqual(rooms);
  });

  test('have types that say what the texts say: `npm run messages` writes them', () => {
    expect(staleTypes()).toEqual([]);
  });

  test('compile to functions with the plural rules of one language', () => {
    expect(compileMessages('de')).not.toMatch(/\bar\b/);
  });

  test('speak once a language is loaded, and another one after that', async () => {
    (await loadMessages('de'))();
    expect(m.shell_undo()).toBe('Rückgängig');
    (await loadMessages('en'))();
    expect(m.shell_undo()).toBe('Undo');
  });
});

describe('syntax', () => {
  test('knows arguments and whether they are numbers', () => {
    const text = '{name} has {count, plural, one {# page in {folder}} other {# pages}} {n, number}';
    expect([...argumentsOf(parseMessage(text))]).toEqual([
      ['name', 'string'],
      ['count', 'number'],
      ['folder', 'string'],
      ['n', 'number'],
    ]);
  });

  test.each([
    'plain',
    '{name} has {count, plural, offset:1 =0 {none} one {# page} other {# pages}}',
    "a '{'literal'}' brace and # outside",
    '{theme, select, dark {Dark} other {Light}}',
  ])('writes back what it read: %s', (text) => {
    const back = writeMessage(parseMessage(text));
    expect(writeMessage(parseMessage(back))).toBe(back);
    expect([...argumentsOf(parseMessage(back))]).toEqual([...argumentsOf(parseMessage(text))]);
  });

  test('a pseudo text is longer, in brackets, and keeps its arguments', () => {
    expect(pseudo('Saved on {device}')).toMatch(/^\[Šáṽéð óñ \{device\} .+\]$/);
  });
});
