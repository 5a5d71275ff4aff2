/**
 * The language of the interface: what the person chose, else what the browser asks for, else English. It decides words,
 * numbers, dates and direction of the interface; the language of a résumé is the résumé's own.
 */
import { observable, useObservable } from '../shell/observable.ts';
import { allLocales, directionOf, locales, sourceLocale, type Locale } from './locales.ts';
import { loadMessages } from './messages.ts';

const key = 'peersume-language';

/** The language that is shown; changes only when its words are there. */
export const locale = observable<Locale>(sourceLocale);

/** What the person chose; undefined follows the browser. */
export const chosenLocale = observable<Locale | undefined>(stored());

export interface ShownLocale {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
}

/** Draws anew, with the words of the new language, whatever calls it. The root does; so does `memo` of this room. */
export function useLocale(): ShownLocale {
  const shown = useObservable(locale, (value) => value);
  return { locale: shown, direction: directionOf(shown) };
}

/** Loads the words; to be awaited before the first drawing. */
export const startLanguage = (): Promise<void> => show(chosenLocale.get() ?? preferred(navigator.languages));

/** Switches without a reload: nothing is mounted anew, so that words, cursor and open panes stay. */
export async function chooseLocale(next: Locale | undefined): Promise<void> {
  chosenLocale.set(next);
  try {
    if (next === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  await show(next ?? preferred(navigator.languages));
}

/** The first wish that can be met; `es-MX` is met by `es`. */
export function preferred(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const language = wish.toLowerCase().split('-')[0];
    const found = locales.find((known) => known === language);
    if (found !== undefined) return found;
  }
  return sourceLocale;
}

let newest = 0;

async function show(next: Locale): Promise<void> {
  const turn = ++newest;
  const apply = await loadMessages(next);
  // Of two choices made quickly the last one counts, whichever file arrives first.
  if (turn !== newest) return;
  apply();
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  locale.set(next);
}

function stored(): Locale | undefined {
  try {
    const value = localStorage.getItem(key);
    return allLocales.find((known) => known === value);
  } catch {
    return undefined;
  }
}
