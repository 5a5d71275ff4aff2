import { createEntry, createResume, createRole, createSection, positionIds, type Resume } from '@peersume/resume';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadMessages } from '../language/messages.ts';
import { suggestSections } from './add-section.tsx';
import { findEntity } from '../model/find-entity.ts';
import { employersFor, sectionsFor, textsFor } from './move-targets.ts';
import { summarizeEntry } from './entry-summary.ts';

beforeAll(async () => (await loadMessages('en'))());

const ids = positionIds();
const role = (position: string, start: number, end?: number) =>
  createRole(ids, {
    position,
    dates: { start: { year: start }, end: end === undefined ? 'present' : { year: end } },
    body: [{ id: ids('block'), type: 'bullet', inlines: [{ text: 'Steered' }] }],
  });
const acme = createEntry('experience', ids, {
  organization: 'Acme',
  roles: [role('Chief', 2021), role('Mate', 2018, 2021)],
});
const north = createEntry('experience', ids, { organization: 'North', roles: [role('Hand', 2015, 2018)] });
const work = createSection('work', ids, { entries: [acme, north] });
const volunteer = createSection('volunteer', ids);
const skills = createSection('skills', ids, { entries: [createEntry('skill', ids, { name: 'Knots' })] });
const awards = createSection('awards', ids, { entries: [createEntry('award', ids, { title: 'Medal' })] });
const resume: Resume = { ...createResume(), sections: [work, volunteer, skills, awards] };

describe('where things can go', () => {
  test('entries to sections of their type, roles to other employers, bullets to every other text', () => {
    expect(sectionsFor(resume, acme.id)).toEqual([{ parent: volunteer.id, label: 'Volunteering' }]);
    expect(sectionsFor(resume, skills.entries[0]?.id ?? '')).toEqual([]);
    expect(employersFor(resume, acme.roles[0]?.id ?? '')).toEqual([
      { parent: north.id, label: 'North', detail: 'Experience' },
    ]);
    const bullet = acme.roles[0]?.body[0]?.id ?? '';
    expect(textsFor(resume, bullet).map(({ label }) => label)).toEqual(['Mate · Acme', 'Hand · North', 'Medal']);
  });
});

describe('a folded entry', () => {
  test('says role, employer and time in a line', () => {
    expect(summarizeEntry(north, 'en')).toEqual({ title: 'Hand', detail: 'North · 2015 – 2018' });
    expect(summarizeEntry(acme, 'en')).toEqual({ title: 'Chief', detail: 'Acme · 2 roles · 2018 – Present' });
  });
});

describe('sections to add', () => {
  test('what the situation asks for comes first, and nothing twice', () => {
    const { suggested, others } = suggestSections(resume, 'academic', true);
    expect(suggested[0]).toMatchObject({ kind: 'summary' });
    expect(suggested.some(({ title }) => title === 'Grants')).toBe(true);
    expect(suggested.some(({ kind }) => kind === 'work' || kind === 'awards')).toBe(false);
    expect(others).not.toContain('summary');
    expect(others).toContain('projects');
  });

  test('without a situation every kind is offered; its own titles only where they are understood', () => {
    expect(suggestSections(resume, null, true).suggested).toEqual([]);
    expect(suggestSections(resume, 'academic', false).suggested.every(({ kind }) => kind !== 'custom')).toBe(true);
  });
});

test('entities are found by id, with what they stand in', () => {
  expect(findEntity(resume, 'basics')?.type).toBe('basics');
  expect(findEntity(resume, acme.roles[1]?.id ?? '')).toMatchObject({ type: 'role', entry: { id: acme.id } });
  expect(findEntity(resume, 'nobody')).toBe(undefined);
});
