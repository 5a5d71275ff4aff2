import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resumeJsonSchema } from './json-schema.ts';

describe('the published JSON Schema', () => {
  test('[RM2] is what the schema in code says (run scripts/write-json-schema.ts after a change)', () => {
    const published: unknown = JSON.parse(readFileSync(new URL('../../resume.schema.json', import.meta.url), 'utf8'));
    expect(published).toEqual(resumeJsonSchema());
  });

  test('[RM2] names its parts', () => {
    expect(Object.keys(resumeJsonSchema()['$defs'] as object)).toEqual(
      expect.arrayContaining(['Section', 'ExperienceEntry', 'RichText', 'DateRange', 'Design']),
    );
  });
});
