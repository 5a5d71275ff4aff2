/** The résumés on which everything is judged, as documents. */
import { createDocument, openDocument } from '@peersume/document';
import { plainResume } from '@peersume/document/testing';
import { loadResume, Resume } from '@peersume/resume';
import { expect, test } from 'vitest';
import { fixtures, readFixture } from '../fixtures/index.ts';

const random = { uint32: () => Math.floor(Math.random() * 2 ** 32) };

test.each(fixtures.map((fixture) => [fixture.file, fixture] as const))(
  '[DO1] %s is the same as a document, here and on another device',
  (_, fixture) => {
    const loaded = loadResume(readFixture(fixture));
    if (!loaded.ok) throw new Error(loaded.error.type);
    const resume = plainResume(loaded.value.resume);
    if (fixture.file !== 'leftovers.json') expect(resume).toEqual(loaded.value.resume);
    const document = createDocument(loaded.value.resume, { random });
    expect(document.resume()).toEqual(resume);
    expect(Resume.safeParse(document.resume()).success).toBe(true);
    const opened = openDocument(document.takeBatches({ time: 0, device: 'laptop' }), { random });
    expect(opened.ok && opened.value.resume()).toEqual(resume);
  },
);
