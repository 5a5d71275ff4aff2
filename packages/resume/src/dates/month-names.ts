/** Which month a word names: in the language given, else in English, else in any language where all agree. */
import { resolveLanguage } from '../languages/resolve-language.ts';
import { dateFormsOf } from './date-forms.ts';
import { dateWords } from './date-words.generated.ts';
import { foldWord } from './fold-word.ts';

export function monthOfWord(word: string, language: string | undefined): number | undefined {
  const folded = foldWord(word);
  if (folded === '') return undefined;
  const own = language === undefined ? undefined : resolveLanguage(language, languages, 'en');
  return monthIn(folded, own ?? 'en') ?? monthIn(folded, 'en') ?? agreedMonth(folded);
}

type Language = keyof typeof dateWords;

const languages: ReadonlySet<Language> = new Set(Object.keys(dateWords) as Language[]);

/** Spellings that CLDR does not list. */
const others: Readonly<Partial<Record<Language, readonly (readonly [string, number])[]>>> = {
  en: [
    ['sept', 9],
    ['janu', 1],
    ['febr', 2],
  ],
  de: [
    ['jänner', 1],
    ['jän', 1],
    ['feber', 2],
    ['mrz', 3],
    ['maerz', 3],
    ['jun', 6],
    ['jul', 7],
    ['sep', 9],
  ],
  es: [
    ['setiembre', 9],
    ['sep', 9],
    ['set', 9],
  ],
  it: [['sett', 9]],
  fr: [
    ['jan', 1],
    ['fev', 2],
    ['avr', 4],
    ['jui', 6],
    ['jul', 7],
  ],
  nl: [['maa', 3]],
  pl: [['września', 9]],
};

const months = new Map<Language, ReadonlyMap<string, number>>();

function monthIn(folded: string, language: Language): number | undefined {
  return monthsOf(language).get(folded);
}

function monthsOf(language: Language): ReadonlyMap<string, number> {
  const known = months.get(language);
  if (known !== undefined) return known;
  const map = new Map<string, number>();
  const forms = dateFormsOf(language);
  for (const form of [forms.monthLong, forms.dayLong, forms.monthShort, forms.dayShort]) {
    if (!form.pattern.includes('{M}')) continue;
    form.names.forEach((name, index) => {
      // "de març" and "d’abril" carry their article; "Meán Fómhair" is known by its first word too.
      const bare = foldWord(name.replace(/^(de |d’)/, ''));
      if (!/\d/.test(bare) && bare !== '' && !map.has(bare)) map.set(bare, index + 1);
    });
  }
  for (const [name, month] of others[language] ?? []) if (!map.has(foldWord(name))) map.set(foldWord(name), month);
  months.set(language, map);
  return map;
}

let agreed: ReadonlyMap<string, number | undefined> | undefined;

function agreedMonth(folded: string): number | undefined {
  if (agreed === undefined) {
    const map = new Map<string, number | undefined>();
    for (const language of languages) {
      for (const [name, month] of monthsOf(language))
        map.set(name, !map.has(name) || map.get(name) === month ? month : undefined);
    }
    agreed = map;
  }
  return agreed.get(folded);
}
