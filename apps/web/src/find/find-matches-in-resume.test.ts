import { createDocument } from '@peersume/document';
import { careers, loadSample, type Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { findMatchesInResume, replaceMatch } from './find-matches-in-resume.ts';

const samples = (): Promise<Resume[]> => Promise.all(careers.map(({ id }) => loadSample(id)));
const open = (resume: Resume) => {
  let last = 7;
  return createDocument(resume, {
    random: { uint32: () => (last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0) },
  });
};

describe('find in a résumé', () => {
  test('what is found is what replacing everywhere would change, on every sample', async () => {
    for (const resume of await samples()) {
      for (const [find, options] of [
        ['a', {}],
        ['and', { wholeWords: true }],
        ['THE', {}],
        ['The', { matchCase: true }],
        ['.example', {}],
      ] as const) {
        const found = findMatchesInResume(resume, find, options).length;
        const done = open(resume).apply({ type: 'replaceAll', find, replace: find, ...options });
        expect(done).toMatchObject({ ok: true, value: { count: Math.min(found, 1_000) } });
      }
    }
  });

  test('one match after the other replaced says the same as all at once', async () => {
    for (const resume of await samples()) {
      const [one, all] = [open(resume), open(resume)];
      all.apply({ type: 'replaceAll', find: 'and', replace: 'und', matchCase: true, wholeWords: true });
      for (;;) {
        const [match] = findMatchesInResume(one.resume(), 'and', { matchCase: true, wholeWords: true });
        if (match === undefined) break;
        const operation = replaceMatch(one.resume(), match, 'und');
        expect(operation && one.apply(operation)).toMatchObject({ ok: true });
      }
      expect(one.resume()).toEqual(all.resume());
    }
  });
});
