/**
 * Résumés without end, for property tests: with `nasty: false` such as people write, in many scripts and sizes; with
 * `nasty: true` everything that the schema allows (empty texts, marks in odd places, control and direction-changing
 * characters, links that must never become links). Every value is valid by the schema and its ids are unique.
 */
import fc from 'fast-check';
import type { Basics, Resume } from '../schema/resume.ts';
import { entryTypeOfKind, SectionKind, type Section } from '../schema/section.ts';
import { EntryType } from '../schema/entry.ts';
import { uniqueIds } from '../create/unique-ids.ts';
import { arbitraryDesign } from './arbitrary-design.ts';
import { arbitraryEntry, arbitraryExtra, maybe, withoutUndefined } from './arbitrary-entry.ts';
import { arbitraryLine, arbitraryLink } from './arbitrary-text.ts';

export interface ArbitraryResumeOptions {
  readonly nasty?: boolean;
  /** Entries in one section. */
  readonly maxEntries?: number;
  /** Ids of templates to choose from. */
  readonly templates?: readonly string[];
  /** Languages to choose from; BCP 47. */
  readonly languages?: readonly string[];
}

export function arbitraryResume({
  nasty = false,
  maxEntries = 5,
  templates = ['classic'],
  languages = commonLanguages,
}: ArbitraryResumeOptions = {}): fc.Arbitrary<Resume> {
  return fc
    .record({
      language: fc.constantFrom(...languages),
      basics: arbitraryBasics(nasty),
      sections: fc.array(arbitrarySection(nasty, maxEntries), { maxLength: 9 }),
      design: arbitraryDesign(templates),
      extra: nasty ? maybe(arbitraryExtra) : fc.constant(undefined),
    })
    .map((parts) => withoutUndefined({ format: 'peersume-resume' as const, version: 1 as const, ...parts }))
    .map(uniqueIds);
}

const commonLanguages = [
  'en',
  'en-GB',
  'de',
  'fr',
  'pl',
  'ru',
  'el',
  'vi',
  'ar',
  'he',
  'hi',
  'th',
  'zh-Hans',
  'ja',
  'ko',
];

function arbitraryBasics(nasty: boolean): fc.Arbitrary<Basics> {
  const line = arbitraryLine(nasty);
  const email = nasty
    ? fc.oneof(fc.constantFrom('ada@example.org', 'not an address'), line)
    : fc.constantFrom('ada@example.org', 'émile@exämple.fr');
  const extra = nasty ? maybe(arbitraryExtra) : fc.constant(undefined);
  return fc
    .record({
      name: line,
      headline: maybe(line),
      email: maybe(email),
      phone: maybe(fc.constantFrom('+49 30 901820', '(555) 010-0199', '03-1234-5678')),
      url: maybe(arbitraryLink(nasty)),
      location: maybe(
        fc
          .record({
            address: maybe(line),
            postalCode: maybe(fc.constantFrom('10117', 'SW1A 1AA', '150-0041')),
            city: maybe(line),
            region: maybe(line),
            countryCode: maybe(fc.constantFrom('DE', 'JP', 'US', 'Deutschland')),
            extra,
          })
          .map(withoutUndefined),
      ),
      profiles: fc.array(
        fc
          .record({
            id: fc.constantFrom('p', 'profile-1'),
            network: fc.oneof(fc.constantFrom('LinkedIn', 'GitHub', ''), line),
            username: maybe(line),
            url: maybe(arbitraryLink(nasty)),
            extra,
          })
          .map(withoutUndefined),
        { maxLength: 4 },
      ),
      photo: maybe(
        fc
          .record({
            source: fc.constantFrom(onePixel, 'https://example.org/ada.jpg'),
            visible: fc.boolean(),
            crop: maybe(fc.constant({ x: 0.1, y: 0, width: 0.8, height: 0.8 })),
          })
          .map(withoutUndefined),
      ),
      extra,
    })
    .map(withoutUndefined);
}

function arbitrarySection(nasty: boolean, maxEntries: number): fc.Arbitrary<Section> {
  return fc
    .tuple(fc.constantFrom(...SectionKind.options), fc.constantFrom(...EntryType.options))
    .chain(([kind, customType]) => {
      const entryType = kind === 'custom' ? customType : entryTypeOfKind[kind];
      return fc.record({
        id: fc.constantFrom('s', 'work', 'section'),
        kind: fc.constant(kind),
        entryType: fc.constant(entryType),
        title: kind === 'custom' && !nasty ? arbitraryLine(false) : maybe(arbitraryLine(nasty), 15),
        visible: mostly(true),
        breakBefore: maybe(fc.constant(true as const), 5),
        entries: fc.array(arbitraryEntry(entryType, nasty), {
          maxLength: kind === 'summary' && !nasty ? 1 : maxEntries,
        }),
        extra: nasty ? maybe(arbitraryExtra, 15) : fc.constant(undefined),
      });
    })
    .map(withoutUndefined);
}

function mostly(value: boolean): fc.Arbitrary<boolean> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constant(!value) });
}

/** A grey pixel as PNG. */
const onePixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
