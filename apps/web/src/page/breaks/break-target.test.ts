import { createEntry, createResume, createSection, positionIds, type Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { breakTargetOf } from './break-target.ts';

const ids = positionIds();
const first = { ...createEntry('project', ids, { name: 'One' }), id: 'one' };
const second = { ...createEntry('project', ids, { name: 'Two', breakBefore: true }), id: 'two' };
const skill = { ...createEntry('skill', ids, { name: 'Go' }), id: 'go' };
const resume: Resume = {
  ...createResume({ language: 'en' }),
  sections: [
    { ...createSection('summary', ids), id: 'summary' },
    { ...createSection('projects', ids, { entries: [first, second] }), id: 'projects' },
    { ...createSection('skills', ids, { entries: [{ ...skill, id: 'c' }, skill] }), id: 'skills' },
  ],
};

describe('what begins a page', () => {
  test('a section by its title and by its first entry, never the first section', () => {
    expect(breakTargetOf(resume, 'projects/title')).toEqual({ id: 'projects', name: 'Projects', isSet: false });
    expect(breakTargetOf(resume, 'one/name')).toMatchObject({ id: 'projects' });
    expect(breakTargetOf(resume, 'summary/title')).toBeNull();
    expect(breakTargetOf(resume, 'basics/name')).toBeNull();
  });

  test('a later entry by itself, but a line of skills with its section', () => {
    expect(breakTargetOf(resume, 'two/name')).toEqual({ id: 'two', name: 'Two', isSet: true });
    expect(breakTargetOf(resume, 'go/name')).toMatchObject({ id: 'skills' });
  });
});
