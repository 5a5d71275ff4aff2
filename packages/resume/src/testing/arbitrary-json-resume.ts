/** JSON Resume files as they are found: mostly right, with wrong types, older keys, unknown fields, blanks and dates in any spelling. */
import fc from 'fast-check';
import type { Json, JsonObject } from '../load/parse-json.ts';
import { itemFields, itemKinds, type ItemFields } from '../json-resume/item-fields.ts';
import { arbitraryLine, arbitraryLink, arbitrarySentences } from './arbitrary-text.ts';

export function arbitraryJsonResume(): fc.Arbitrary<JsonObject> {
  const sections = fc
    .uniqueArray(fc.constantFrom(...itemKinds), { maxLength: 6 })
    .chain((kinds) =>
      fc.tuple(
        ...kinds.map((kind) =>
          oddly(fc.array(oddly(arbitraryItem(itemFields[kind])), { maxLength: 4 })).map(
            (value) => [kind, value] as const,
          ),
        ),
      ),
    );
  return fc
    .tuple(oddly(arbitraryBasics), sections, fc.option(arbitraryMeta), unknownFields)
    .map(([basics, arrays, meta, unknown]) => ({
      basics,
      ...Object.fromEntries(arrays),
      ...unknown,
      ...(meta !== null && { meta }),
    }));
}

const line = arbitraryLine(true);
const text = fc.oneof(
  arbitrarySentences(true),
  fc.constantFrom('First.\n\nSecond.\n- one\n- two', '• one\n• two', '**Led** a team', '- a\n\n\n- b\nc'),
);
const date = fc.oneof(
  fc.constantFrom('2014', '2014-06', '2014-06-29', '2016-02-29'),
  fc.constantFrom(
    'June 2014',
    '06/2014',
    'sept. 2021',
    'Present',
    'heute',
    '2019 – 2021',
    '2021-13-01',
    'soon',
    '2014-06-00',
    '2014-6-1',
    '1.2.2015',
  ),
  fc.constantFrom<Json>(2019, 20140601, null, '', { year: 2014, month: 6 }, true),
);

/** Now and then something of another type. */
function oddly<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Json> {
  const odd = fc.constantFrom<Json>(
    null,
    '',
    7,
    true,
    'a text',
    'one, two',
    [],
    {},
    ['x', 'y'],
    { name: 'N' },
    [['nested']],
    { a: 'b' },
  );
  // What the generators make is JSON.
  return fc.oneof({ weight: 19, arbitrary: value as fc.Arbitrary<Json> }, { weight: 1, arbitrary: odd });
}

const unknownFields = fc.dictionary(
  fc.constantFrom('x-color', 'tags', 'pinned', 'constructor', 'note', 'courses2', 'Ünïcode', 'a.b[0]'),
  fc.constantFrom<Json>('red', 5, ['a', 'b'], { deep: { er: 'value' } }, false, 'meta'),
  { maxKeys: 2 },
);

function arbitraryItem(fields: ItemFields): fc.Arbitrary<JsonObject> {
  const list = fc.array(
    fc.oneof(
      { weight: 9, arbitrary: line },
      { weight: 1, arbitrary: fc.constantFrom<Json>('', null, 5, { name: 'object' }) },
    ),
    {
      maxLength: 4,
    },
  );
  const known: Record<string, fc.Arbitrary<Json>> = { [fields.main]: oddly(line) };
  for (const key of Object.keys(fields.lines)) known[key] = oddly(key === 'url' ? arbitraryLink(true) : line);
  for (const key of Object.keys(fields.lists)) known[key] = oddly(list);
  for (const key of [fields.dates?.start, fields.dates?.end]) if (key !== undefined) known[key] = date;
  if (fields.text !== undefined) known[fields.text] = oddly(text);
  if (fields.highlights !== undefined) known[fields.highlights] = oddly(list);
  for (const key of Object.keys(fields.aliases).slice(0, 2)) known[key] ??= fc.constantFrom<Json>('an older field');
  return fc
    .tuple(fc.record(known, { requiredKeys: [fields.main] }), unknownFields)
    .map(([item, unknown]) => ({ ...(item as JsonObject), ...unknown }));
}

const arbitraryBasics = fc
  .tuple(
    fc.record(
      {
        name: oddly(line),
        label: oddly(line),
        image: oddly(arbitraryLink(false)),
        picture: fc.constantFrom('https://example.org/p.jpg', ''),
        email: oddly(fc.constantFrom('ada@example.org', 'nobody', '')),
        phone: oddly(fc.constantFrom('+1 555 0100', '')),
        url: oddly(arbitraryLink(true)),
        website: fc.constant('https://old.example'),
        summary: oddly(text),
        location: oddly(
          fc.record(
            {
              city: oddly(line),
              countryCode: fc.constant('DE'),
              state: fc.constant('BE'),
              planet: fc.constant('Earth'),
            },
            { requiredKeys: [] },
          ),
        ),
        profiles: oddly(
          fc.array(
            oddly(
              fc.record(
                { network: oddly(line), username: line, url: oddly(arbitraryLink(true)) },
                { requiredKeys: ['network'] },
              ),
            ),
            { maxLength: 3 },
          ),
        ),
      },
      { requiredKeys: ['name'] },
    ),
    unknownFields,
  )
  .map(([basics, unknown]) => ({ ...basics, ...unknown }));

const arbitraryMeta = fc.record(
  {
    version: fc.constant('v1.0.0'),
    theme: fc.constant('even'),
    language: fc.constantFrom('de', 'xx-invalid-!', 'pt-BR'),
  },
  { requiredKeys: [] },
);
