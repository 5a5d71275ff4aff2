import { describe, expect, test } from 'vitest';
import { checkAllSources, checkAllTexts } from './check-messages.ts';
import { checkSource } from './check-sources.ts';
import { checkTexts } from './check-texts.ts';

const room = (texts: Record<string, string>) => new Map([['room', new Map(Object.entries(texts))]]);
const against = (locale: string, english: Record<string, string>, theirs: Record<string, string>): string =>
  checkTexts(room(english), new Map([[locale, room(theirs)]])).join('\n');
const problemsOf = (source: string): string => checkSource('some.tsx', source).problems.join('\n');

describe('the texts of the interface', () => {
  const sources = checkAllSources();

  test('hold in every language', () => {
    expect(checkAllTexts()).toEqual([]);
  });

  test('are spoken by messages wherever people read', () => {
    expect(sources.files).toBeGreaterThan(60);
    expect(sources.problems).toEqual([]);
  });

  test('are all used', () => {
    expect(sources.unusedKeys).toEqual([]);
  });
});

describe('the check of texts finds', () => {
  test.each([
    ['a missing key', 'de', { room_a: 'A' }, {}, 'room_a is missing'],
    ['a key too many', 'de', {}, { room_a: 'A' }, 'room_a is not in English'],
    ['other arguments', 'de', { room_a: 'A {name}' }, { room_a: 'A {nom}' }, 'room_a takes (nom: string)'],
    ['a broken text', 'de', { room_a: 'A' }, { room_a: 'A {' }, 'room_a cannot be read'],
    ['markup', 'de', { room_a: 'A' }, { room_a: '<b>A</b>' }, 'room_a holds markup'],
    ['an empty text', 'de', { room_a: 'A' }, { room_a: ' ' }, 'room_a is empty'],
    ['a name that is no key', 'de', { Ro: 'A' }, { Ro: 'A' }, 'Ro is no key'],
    [
      'a plural form that Arabic wants',
      'ar',
      { room_a: '{n, plural, one {a} other {b}}' },
      { room_a: '{n, plural, one {a} other {b}}' },
      'lacks the form “two”',
    ],
    [
      'a plural form that German has not',
      'de',
      { room_a: '{n, plural, one {a} other {b}}' },
      { room_a: '{n, plural, one {a} few {c} other {b}}' },
      'has a form “few”',
    ],
  ])('%s', (_, locale, english, theirs, problem) => {
    expect(against(locale, english as never, theirs as never)).toContain(problem);
  });

  test('nothing in what is well', () => {
    const english = { room_a: '{n, plural, one {# page} other {# pages}} of {name}', room_b: 'B' };
    const arabic = {
      room_a: '{n, plural, zero {ا} one {ب} two {ت} few {#} many {#} other {#}} {name}',
      room_b: 'ب',
    };
    expect(against('ar', english, arabic)).toBe('');
  });
});

describe('the check of sources finds', () => {
  test.each([
    ['text between tags', 'const A = () => <p>Hello there</p>;'],
    ['text in braces', "const A = () => <p>{is ? 'yes' : m.a()}</p>;"],
    ['a label', 'const A = () => <button aria-label="Close" />;'],
    ['a label made of parts', 'const A = () => <Slider label={`${m.a()} again`} />;'],
    ['a label as data', "const a = { label: 'Undo' };"],
    ['a sentence handed on', "say('The file is gone');"],
    ['a message at module time', 'const words = [m.a()];'],
    ['a hidden key', 'const A = () => <p>{m[key]()}</p>;'],
    ['words kept by useMemo', 'const A = () => useMemo(() => m.a(), []);'],
    ['React’s own memo', "import { memo } from 'react';"],
  ])('%s', (_, source) => {
    expect(problemsOf(source)).not.toBe('');
  });

  test.each([
    ['messages', 'const A = () => <p title={m.a()}>{m.b({ n: 1 })} · 3</p>;'],
    ['messages in functions of data', 'const list = [{ label: () => m.a() }];'],
    ['classes, ids and keys', 'const A = () => <p className="one two" id="some-id" title="Ctrl+Shift+Z" />;'],
    ['what programmers read', "throw new Error('No such thing here');"],
    ['the name of the house', 'const A = () => <h1>Peersume</h1>;'],
  ])('nothing in %s', (_, source) => {
    expect(problemsOf(source)).toBe('');
  });
});
