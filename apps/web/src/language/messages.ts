/**
 * The words of the interface: `m.start_title()`, `m.library_count({ count: 3 })`. Compiled from messages/<locale>/ at
 * build time; one language is loaded at a time. Call `m` where the text is shown, at render time or in an event, never
 * while a module is evaluated: no language is there yet, and another may come.
 */
import { pseudoLocale, type Locale } from './locales.ts';

/** Each room adds its own: rooms/<room>.generated.ts. */
export interface Messages {}

/** Every language has every key (a test asserts it), so that a new one leaves nothing of the old behind. */
export const m = {} as Messages;

const load: Readonly<Record<Locale, () => Promise<{ readonly default: object }>>> = {
  en: () => import('virtual:messages/en'),
  es: () => import('virtual:messages/es'),
  de: () => import('virtual:messages/de'),
  fr: () => import('virtual:messages/fr'),
  ar: () => import('virtual:messages/ar'),
  [pseudoLocale]: () => import('virtual:messages/en-XA'),
};

/** Gives the step that puts the language into `m`, so that the caller can do it together with drawing anew. */
export async function loadMessages(locale: Locale): Promise<() => void> {
  const { default: compiled } = await load[locale]();
  return () => void Object.assign(m, compiled);
}
