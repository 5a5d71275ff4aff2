import { careers, loadSample, Resume } from '@peersume/resume';
import { arbitraryResume } from '@peersume/resume/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDocument, openDocument } from '../document.ts';
import { plainResume } from '../testing/plain-resume.ts';
import { take } from '../testing/open-sample.ts';
import { seededRandom } from '../testing/seeded-random.ts';

describe('a résumé as a document', () => {
  test.each(careers.map(({ id }) => id))('[DO1] comes back as it was: the sample of %s', async (id) => {
    const sample = await loadSample(id);
    const document = createDocument(sample, { random: seededRandom(1) });
    expect(document.resume()).toEqual(sample);
    const stored = take(document);
    const opened = openDocument([stored as Uint8Array], { random: seededRandom(2) });
    expect(opened.ok && opened.value.resume()).toEqual(sample);
  });

  test('[DO1] comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(arbitraryResume({ nasty: true }), (resume) => {
        const document = createDocument(resume, { random: seededRandom(1) });
        expect(document.resume()).toEqual(plainResume(resume));
        expect(Resume.safeParse(document.resume()).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('[DO2] what did not change is the same object', async () => {
    const document = createDocument(await loadSample('software-developer'), { random: seededRandom(1) });
    const before = document.resume();
    const [first] = before.sections;
    expect(document.resume()).toBe(before);
    document.apply({ type: 'setField', entity: first!.id, field: 'title', value: 'Profile' });
    const after = document.resume();
    expect(after.sections[0]).toEqual({ ...first, title: 'Profile' });
    expect(after.sections[0]?.entries).toBe(first?.entries);
    expect(after.sections.slice(1)).toEqual(before.sections.slice(1));
    for (const [index, section] of after.sections.entries())
      if (index > 0) expect(section).toBe(before.sections[index]);
    expect(after.basics).toBe(before.basics);
    expect(after.design).toBe(before.design);
  });

  test('[DO3] names that the document needs for itself are taken from nobody', () => {
    const sample = { id: 'basics', kind: 'skills' as const, entryType: 'skill' as const, visible: true, entries: [] };
    const document = createDocument(
      Resume.parse({
        format: 'peersume-resume',
        version: 1,
        language: 'en',
        basics: { name: 'Ada', profiles: [] },
        sections: [sample, sample],
        design: { template: 'classic', page: 'a4' },
      }),
      { random: seededRandom(1) },
    );
    expect(document.resume().basics.name).toBe('Ada');
    expect(document.resume().sections.map(({ id }) => id)).toEqual(['basics.2', 'basics.3']);
  });

  test('[DO4] what is damaged is named, and the rest opens', async () => {
    const document = createDocument(await loadSample('student'), { random: seededRandom(1) });
    const first = take(document) as Uint8Array;
    document.apply({ type: 'setField', entity: 'basics', field: 'name', value: 'Ada' });
    const second = take(document) as Uint8Array;
    document.apply({ type: 'setField', entity: 'basics', field: 'phone', value: '1' });
    const third = take(document) as Uint8Array;
    const opened = openDocument([third, second.slice(0, -3), first, second], { random: seededRandom(2) });
    expect(opened.ok && opened.value.damaged).toEqual([1]);
    expect(opened.ok && opened.value.resume()).toEqual(document.resume());
    const gap = openDocument([third, first], { random: seededRandom(2) });
    expect(gap.ok && gap.value.resume().basics.phone).not.toBe('1');
    expect(gap.ok && gap.value.receive(second)).toEqual({ ok: true, value: { type: 'applied' } });
    expect(gap.ok && gap.value.resume()).toEqual(document.resume());
  });

  test('[DO4] what holds no résumé is told', () => {
    expect(openDocument([], { random: seededRandom(1) })).toMatchObject({ ok: false, error: { type: 'NoDocument' } });
    expect(openDocument([Uint8Array.of(1, 2, 3)], { random: seededRandom(1) })).toEqual({
      ok: false,
      error: { type: 'NoDocument', damaged: [0] },
    });
  });
});
