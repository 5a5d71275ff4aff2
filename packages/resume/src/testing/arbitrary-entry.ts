/** Entries of every type. */
import fc from 'fast-check';
import type { DateRange, PartialDate } from '../schema/date.ts';
import type { Entry, EntryType, Extra, Role } from '../schema/entry.ts';
import type { Inline, RichText } from '../schema/rich-text.ts';
import { arbitraryLine, arbitraryLink, arbitrarySentences } from './arbitrary-text.ts';

export function arbitraryEntry(type: EntryType, nasty: boolean): fc.Arbitrary<Entry> {
  const main = nasty
    ? fc.oneof({ weight: 9, arbitrary: arbitraryLine(nasty) }, { weight: 1, arbitrary: fc.constantFrom('', ' ') })
    : arbitraryLine(nasty);
  const line = maybe(
    nasty ? fc.oneof({ weight: 9, arbitrary: main }, { weight: 1, arbitrary: fc.constant('') }) : main,
  );
  const url = maybe(arbitraryLink(nasty));
  const dates = maybe(arbitraryDates(nasty), 80);
  const list = fc.array(main, { maxLength: 6 });
  const body = arbitraryBody(nasty);
  const base = {
    id: fc.constantFrom('e', 'entry', 'work-1'),
    visible: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    breakBefore: maybe(fc.constant(true as const), 5),
    extra: nasty ? maybe(arbitraryExtra, 15) : fc.constant(undefined),
  };
  const of = <const Type extends EntryType, Fields>(
    name: Type,
    fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
  ) => fc.record({ ...base, type: fc.constant(name), ...fields });
  // Each branch has the fields of its type; that they are valid is tested against the schema.
  const entries: { readonly [Type in EntryType]: () => fc.Arbitrary<object> } = {
    experience: () =>
      of('experience', {
        organization: main,
        about: line,
        url,
        location: line,
        roles: fc.array(arbitraryRole(nasty), { minLength: 1, maxLength: 3 }),
      }),
    education: () =>
      of('education', {
        institution: main,
        url,
        location: line,
        area: line,
        studyType: line,
        score: line,
        dates,
        courses: list,
        body,
      }),
    project: () =>
      of('project', { name: main, url, entity: line, kind: line, roles: list, keywords: list, dates, body }),
    award: () => of('award', { title: main, awarder: line, url, dates, body }),
    certificate: () => of('certificate', { name: main, issuer: line, url, dates, body }),
    publication: () => of('publication', { name: main, authors: line, publisher: line, url, dates, body }),
    skill: () => of('skill', { name: main, level: line, keywords: list }),
    language: () => of('language', { language: main, fluency: line }),
    interest: () => of('interest', { name: main, keywords: list }),
    reference: () => of('reference', { name: main, body }),
    item: () => of('item', { title: main, subtitle: line, url, location: line, dates, body }),
  };
  return entries[type]().map((entry) => withoutUndefined(entry) as Entry);
}

function arbitraryRole(nasty: boolean): fc.Arbitrary<Role> {
  return fc
    .record({
      id: fc.constantFrom('r', 'role'),
      position: maybe(arbitraryLine(nasty), 90),
      dates: maybe(arbitraryDates(nasty), 90),
      location: maybe(arbitraryLine(nasty), 30),
      body: arbitraryBody(nasty),
      extra: nasty ? maybe(arbitraryExtra, 15) : fc.constant(undefined),
    })
    .map(withoutUndefined);
}

/** Paragraphs, then bullets, as people write; in any order when nasty. */
export function arbitraryBody(nasty: boolean): fc.Arbitrary<RichText> {
  const block = (type: 'paragraph' | 'bullet') =>
    fc.record({ id: fc.constantFrom('b', 'block'), type: fc.constant(type), inlines: arbitraryInlines(nasty) });
  const tidy = fc
    .tuple(fc.array(block('paragraph'), { maxLength: 2 }), fc.array(block('bullet'), { maxLength: 5 }))
    .map(([paragraphs, bullets]) => [...paragraphs, ...bullets]);
  return nasty ? fc.oneof(tidy, fc.array(fc.oneof(block('paragraph'), block('bullet')), { maxLength: 5 })) : tidy;
}

function arbitraryInlines(nasty: boolean): fc.Arbitrary<Inline[]> {
  const mark = fc.constant(true as const);
  const marked = fc
    .record({
      text: nasty ? fc.oneof(arbitraryLine(true), fc.constantFrom('', ' ', '*', 'a ', ' b')) : arbitraryLine(false),
      bold: maybe(mark, 30),
      italic: maybe(mark, 25),
      code: maybe(mark, 10),
      link: maybe(arbitraryLink(nasty), 25),
    })
    .map(withoutUndefined);
  const plain = arbitrarySentences(nasty).map((text): Inline[] => [{ text }]);
  if (nasty)
    return fc.oneof({ weight: 3, arbitrary: plain }, { weight: 2, arbitrary: fc.array(marked, { maxLength: 4 }) });
  const mixed = fc
    .tuple(plain, marked, plain)
    .map(([before, middle, after]) => [
      ...before.map((inline) => ({ ...inline, text: `${inline.text} ` })),
      middle,
      ...after.map((inline) => ({ ...inline, text: ` ${inline.text}` })),
    ]);
  return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: mixed });
}

export function arbitraryDate(nasty: boolean): fc.Arbitrary<PartialDate> {
  return fc
    .tuple(
      fc.integer(nasty ? { min: 1, max: 9999 } : { min: 1985, max: 2031 }),
      maybe(fc.integer({ min: 1, max: 12 }), 85),
      maybe(fc.integer({ min: 1, max: nasty ? 31 : 28 }), 20),
    )
    .map(([year, month, day]) =>
      withoutUndefined({ year, month, day: month === undefined && !nasty ? undefined : day }),
    );
}

export function arbitraryDates(nasty: boolean): fc.Arbitrary<DateRange> {
  const date = arbitraryDate(nasty);
  const present = fc.constant('present' as const);
  const tidy = fc.oneof(fc.record({ start: date, end: fc.oneof(date, present) }), fc.record({ start: date }));
  if (!nasty) return tidy;
  const words = fc.constantFrom('Spring 2019', 'a while', '', '2020', 'Present');
  return fc.oneof(
    tidy,
    fc.record({ start: maybe(date), end: maybe(fc.oneof(date, present)), text: maybe(words) }).map(withoutUndefined),
  );
}

/** Unknown fields, and known ones where nobody expects them. */
export const arbitraryExtra: fc.Arbitrary<Extra> = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      ...[
        'name',
        'company',
        'url',
        'website',
        'summary',
        'highlights',
        'startDate',
        'keywords',
        'work',
        'hobbies',
        'bio',
      ],
      ...[
        'basics',
        'meta',
        '$schema',
        'constructor',
        'toString',
        'unread',
        'x-custom',
        'location',
        'organization',
        'language',
      ],
    ),
    fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'),
  ),
  // `-0` is no JSON: it comes back as 0.
  fc.oneof(
    fc.constantFrom('text', '', '2014-13-01', 5, null, true),
    fc.jsonValue({ maxDepth: 2, noUnicodeString: true }).map(withoutProto),
  ) as fc.Arbitrary<Extra[string]>,
  { maxKeys: 3 },
);

function withoutProto(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, member: unknown) => (key === '__proto__' ? undefined : member));
}

/** Present in so many percent of cases. */
export function maybe<T>(value: fc.Arbitrary<T>, percent = 50): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: percent, arbitrary: value }, { weight: 100 - percent, arbitrary: fc.constant(undefined) });
}

type Defined<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** fast-check gives absent fields as undefined; a résumé lacks them. */
export function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}
