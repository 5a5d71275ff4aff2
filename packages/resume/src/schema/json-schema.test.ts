import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Validator } from 'jsonschema';
import { describe, expect, test } from 'vitest';
import { arbitraryResume } from '../testing/arbitrary-resume.ts';
import { spoil } from '../testing/spoil.ts';
import { resumeJsonSchema } from './json-schema.ts';
import { Resume } from './resume.ts';

const schema = resumeJsonSchema();
const judge = new Validator();
// The judge wants an address to resolve references against.
const accepts = (value: unknown): boolean =>
  judge.validate(value, { ...schema, $id: 'https://example.org/resume' }).valid;

describe('the published JSON Schema', () => {
  test('[RM2] is what the schema in code says (run scripts/write-json-schema.ts after a change)', () => {
    const published: unknown = JSON.parse(readFileSync(new URL('../../resume.schema.json', import.meta.url), 'utf8'));
    expect(published).toEqual(schema);
  });

  test('[RM2] names its parts', () => {
    expect(Object.keys(schema['$defs'] as object)).toEqual(
      expect.arrayContaining(['Section', 'ExperienceEntry', 'RichText', 'DateRange', 'Design']),
    );
  });

  test('[RM2] accepts and refuses, in the judgement of another program, what the schema in code does', () => {
    const junk = fc.constantFrom<unknown>(null, 5, 'x', [], {}, true, 'skill', 'custom', -1);
    fc.assert(
      fc.property(arbitraryResume({ nasty: true, maxEntries: 2 }), fc.nat(), junk, (resume, where, value) => {
        expect(accepts(resume)).toBe(true);
        const spoiled: unknown = JSON.parse(JSON.stringify(resume));
        spoil(spoiled, where, value);
        expect(accepts(spoiled)).toBe(Resume.safeParse(spoiled).success);
      }),
      { numRuns: 150 },
    );
  });
});
