/** The words a résumé prints, in its language; by shorter and shorter tags, at last English. */
import { resolveLanguage } from '../languages/resolve-language.ts';
import { SectionKind } from '../schema/section.ts';
import { labelWords } from './label-words.ts';

export interface Labels {
  /** The document's own name: "Résumé", "Lebenslauf". */
  readonly document: string;
  /** Stands for an end that has not come: "Present", "heute". */
  readonly present: string;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly address: string;
  /** Accounts elsewhere. */
  readonly profiles: string;
  readonly courses: string;
  readonly grade: string;
  readonly keywords: string;
  readonly sections: Readonly<Record<Exclude<SectionKind, 'custom'>, string>>;
  /** The photo's description for those who do not see it. */
  readonly photoOf: (name: string) => string;
  /** "Page 1 of 2". */
  readonly pageOf: (page: number, pages: number) => string;
}

export function labelsFor(language: string): Labels {
  const key = resolveLanguage(language, labelLanguages, 'en');
  let labels = unpacked.get(key);
  if (labels === undefined) {
    labels = unpack(labelWords[key]);
    unpacked.set(key, labels);
  }
  return labels;
}

/** Languages that have words of their own here. */
export const labelLanguages: ReadonlySet<keyof typeof labelWords> = new Set(
  Object.keys(labelWords) as (keyof typeof labelWords)[],
);

const unpacked = new Map<string, Labels>();

function unpack([words, titles]: readonly [string, string]): Labels {
  const [
    document = '',
    present = '',
    email = '',
    phone = '',
    website = '',
    address = '',
    profiles = '',
    courses = '',
    grade = '',
    keywords = '',
    photo = '',
    page = '',
  ] = words.split('|');
  const title = titles.split('|');
  const kinds = SectionKind.options.filter((kind) => kind !== 'custom');
  return {
    document,
    present,
    email,
    phone,
    website,
    address,
    profiles,
    courses,
    grade,
    keywords,
    // `kinds` and `title` have the same order and length: a test says so for every language.
    sections: Object.fromEntries(kinds.map((kind, index) => [kind, title[index] ?? ''])) as Labels['sections'],
    photoOf: (name) => photo.replace('{name}', () => name),
    pageOf: (number, pages) => page.replace('{page}', String(number)).replace('{pages}', String(pages)),
  };
}
