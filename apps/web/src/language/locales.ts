/** The languages of the interface, and nothing else: the build reads this list too. */

/** Each has a folder in messages/ with every text; English is what the others are translated from. */
export const locales = ['en', 'es', 'de', 'fr', 'ar'] as const;

/** English with accents, a third longer, in brackets: shows at a glance what is not translatable and what does not fit. */
export const pseudoLocale = 'en-XA';

export type Locale = (typeof locales)[number] | typeof pseudoLocale;

/** Those that one may choose, and the one for tests. */
export const allLocales: readonly Locale[] = [...locales, pseudoLocale];

export const sourceLocale = 'en';

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');
