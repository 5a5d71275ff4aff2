import { describe, expect, test } from 'vitest';
import { Resume } from '../schema/resume.ts';
import { EntryType } from '../schema/entry.ts';
import { SectionKind } from '../schema/section.ts';
import { createEntry, createResume, createSection } from './create-resume.ts';
import { positionIds, randomIds } from './id-source.ts';
import { uniqueIds } from './unique-ids.ts';

describe('new values', () => {
  test('[RM1] are valid: an empty résumé, a section of every kind, an entry of every type', () => {
    const ids = positionIds();
    const resume = createResume({ language: 'ja', template: 'modern' });
    const sections = SectionKind.options.map((kind) => createSection(kind, ids));
    const custom = EntryType.options.map((entryType) =>
      createSection('custom', ids, { entryType, title: 'Own', entries: [createEntry(entryType, ids)] }),
    );
    const full = { ...resume, sections: [...sections, ...custom] };
    expect(Resume.parse(full)).toEqual(full);
    expect(uniqueIds(full)).toBe(full);
    expect(createEntry('skill', ids, { name: 'Go' })).toMatchObject({ type: 'skill', name: 'Go', keywords: [] });
  });

  test('[RM1] have the paper of their language', () => {
    const page = (language: string): string => createResume({ language }).design.page;
    expect(['en', 'en-US', 'en-CA', 'es-MX', 'fr-CA'].map(page)).toEqual([
      'letter',
      'letter',
      'letter',
      'letter',
      'letter',
    ]);
    expect(['en-GB', 'en-IN', 'de', 'es', 'fr', 'ja'].map(page)).toEqual(['a4', 'a4', 'a4', 'a4', 'a4', 'a4']);
  });
});

describe('ids', () => {
  test('[RM1] by position are the hints, never twice', () => {
    const ids = positionIds(['taken']);
    expect([ids('work-1'), ids('work-1'), ids('taken'), ids('work-1')]).toEqual([
      'work-1',
      'work-1.2',
      'taken.2',
      'work-1.3',
    ]);
    expect(ids('x'.repeat(100)).length).toBeLessThanOrEqual(64);
  });

  test('[RM1] by chance are 80 bits in letters that nobody mistakes', () => {
    let state = 1;
    const ids = randomIds(() => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0));
    const all = Array.from({ length: 1_000 }, () => ids('hint'));
    expect(new Set(all).size).toBe(1_000);
    for (const id of all) expect(id).toMatch(/^[a-km-z2-9]{16}$/);
  });
});
