import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Resume } from '../schema/resume.ts';
import { arbitraryResume } from '../testing/arbitrary-resume.ts';
import { fromJsonResume } from './from-json-resume.ts';
import { toJsonResume } from './to-json-resume.ts';

const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a résumé as JSON Resume and back', () => {
  for (const nasty of [false, true]) {
    test(`[RM10] is the same résumé (${nasty ? 'anything the schema allows' : 'believable ones'})`, () => {
      fc.assert(
        fc.property(arbitraryResume({ nasty, maxEntries: 4 }), (resume) => {
          expect(Resume.safeParse(resume).success).toBe(true);
          expect(fromJsonResume(throughText(toJsonResume(resume))).resume).toEqual(resume);
        }),
        { numRuns: nasty ? 400 : 150 },
      );
    });
  }
});
