/**
 * What must hold of the texts in all languages: each key everywhere, the same arguments, the plural forms that the
 * language has, no markup each key in one room only.
 */
import type { Catalogue } from './catalogue.ts';
import { argumentsOf, parseMessage, type Token } from './message-syntax.ts';

/** Sentences, each beginning with where it is. */
export function checkTexts(source: Catalogue, translations: ReadonlyMap<string, Catalogue>): readonly string[] {
  return [...checkLanguage('en', source, source)].concat(
    [...translations].flatMap(([locale, catalogue]) => checkLanguage(locale, catalogue, source)),
  );
}

function checkLanguage(locale: string, catalogue: Catalogue, source: Catalogue): string[] {
  const problems: string[] = [];
  const roomOfKey = new Map<string, string>();
  for (const room of new Set([...source.keys(), ...catalogue.keys()])) {
    const texts = catalogue.get(room) ?? new Map<string, string>();
    const originals = source.get(room) ?? new Map<string, string>();
    const say = (problem: string): void => void problems.push(`${locale}/${room}.json: ${problem}`);
    for (const key of originals.keys()) if (!texts.has(key)) say(`${key} is missing`);
    for (const [key, text] of texts) {
      if (roomOfKey.has(key)) say(`${key} is in ${roomOfKey.get(key) ?? ''}.json, too`);
      roomOfKey.set(key, room);
      const original = originals.get(key);
      if (original === undefined) say(`${key} is not in English`);
      else for (const problem of checkText(locale, key, text, original)) say(`${key} ${problem}`);
    }
  }
  return problems;
}

function* checkText(locale: string, key: string, text: string, original: string): Generator<string> {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(key)) yield 'is no key like room_what';
  if (text.trim() === '') yield 'is empty';
  if (text !== text.trim()) yield 'begins or ends with a space';
  if (/<\/?[a-z][^>]*>|&[a-z]+;|&#\d+;/i.test(text)) yield 'holds markup';
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text)) yield 'holds invisible signs of direction';
  const signs = text.replace(/'[{}]+'/g, '');
  // The parser takes an open brace at the very end for a text.
  if (signs.split('{').length !== signs.split('}').length) yield 'cannot be read: a brace has no partner';
  let tokens: readonly Token[];
  try {
    tokens = parseMessage(text);
  } catch (error) {
    yield `cannot be read: ${String(error).split('\n')[0]}`;
    return;
  }
  const has = signature(tokens);
  const wants = signature(parseMessage(original));
  if (has !== wants) yield `takes (${has}); the English text takes (${wants})`;
  yield* checkForms(locale, tokens);
}

const signature = (tokens: readonly Token[]): string =>
  [...argumentsOf(tokens)]
    .map(([name, type]) => `${name}: ${type}`)
    .toSorted()
    .join(', ');

function* checkForms(locale: string, tokens: readonly Token[]): Generator<string> {
  for (const token of tokens) {
    if (!('cases' in token)) {
      if (token.type === 'function' && token.key !== 'number') yield `formats a ${token.key}; give a formatted text`;
      continue;
    }
    const keys = new Set(token.cases.map(({ key }) => key));
    if (token.type === 'select' && !keys.has('other')) yield 'has no “other”';
    if (token.type === 'plural') {
      const needed = formsOf(locale);
      for (const form of needed) if (!keys.has(form)) yield `lacks the form “${form}”`;
      for (const key of keys)
        if (!key.startsWith('=') && !allForms(locale).has(key))
          yield `has a form “${key}” that the language does not have`;
    }
    for (const { tokens: inner } of token.cases) yield* checkForms(locale, inner);
  }
}

/** Forms that counts of things meet; Spanish and French have one more, for whole millions. */
function formsOf(locale: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(locale);
  return new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
}

const allForms = (locale: string): ReadonlySet<string> =>
  new Set(new Intl.PluralRules(locale).resolvedOptions().pluralCategories);
