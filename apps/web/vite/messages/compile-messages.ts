/** One language as the source of an ES module of functions, with the plural rules of that language alone. */
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/lib/compile-module.js';
import { directionOf, pseudoLocale, sourceLocale, type Locale } from '../../src/language/locales.ts';
import { readCatalogue, type Catalogue } from './catalogue.ts';
import { parseMessage, writeMessage } from './message-syntax.ts';
import { pseudo } from './pseudo-locale.ts';

/** First strong isolate and its end (UAX #9): a Latin name in an Arabic sentence moves nothing around it. */
const isolate = ['\u2068', '\u2069'] as const;

export function compileMessages(locale: Locale, folder?: string): string {
  const isPseudo = locale === pseudoLocale;
  const texts = flatten(readCatalogue(isPseudo ? sourceLocale : locale, folder));
  const messages: Record<string, string> = {};
  for (const [key, text] of texts) {
    if (isPseudo) messages[key] = pseudo(text);
    else if (directionOf(locale) === 'rtl') messages[key] = writeMessage(parseMessage(text), { around: isolate });
    else messages[key] = text;
  }
  const format = new MessageFormat(isPseudo ? sourceLocale : locale, { strict: true, strictPluralKeys: true });
  return compileModule(format, messages);
}

export const flatten = (catalogue: Catalogue): ReadonlyMap<string, string> =>
  new Map([...catalogue.values()].flatMap((texts) => [...texts]));
