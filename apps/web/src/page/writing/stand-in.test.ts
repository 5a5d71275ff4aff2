import { createEntry, createResume, createRole, createSection, positionIds, type Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { editableField } from '../place/editable-field.ts';
import { withStandIn } from './stand-in.ts';

const ids = positionIds();
const block = (id: string, text: string) => ({ id, type: 'bullet' as const, inlines: text === '' ? [] : [{ text }] });
const role = { ...createRole(ids, { body: [block('empty', ''), block('full', 'Words')] }), id: 'role' };
const work = { ...createEntry('experience', ids, { organization: '', roles: [role] }), id: 'employer' };
const resume: Resume = {
  ...createResume({ language: 'en' }),
  sections: [createSection('work', ids, { entries: [work] })],
};

describe('what stands in for no words', () => {
  test.each(['empty/inlines', 'employer/organization', 'role/position', 'basics/name'] as const)('%s', (field) => {
    const stood = withStandIn(resume, field);
    const editable = stood && editableField(stood, field);
    expect(editable?.kind !== 'form' && editable?.text).not.toBe('');
    expect(editable?.kind !== 'form' && editable?.text).not.toBeUndefined();
  });

  test('nothing where there are words, or no such field', () => {
    expect(withStandIn(resume, 'full/inlines')).toBeUndefined();
    expect(withStandIn(resume, 'gone/inlines')).toBeUndefined();
    expect(withStandIn(resume, 'role/dates')).toBeUndefined();
  });

  test('all else stays the same object', () => {
    const stood = withStandIn(resume, 'basics/name');
    expect(stood?.sections).toEqual(resume.sections);
    expect(withStandIn(resume, 'empty/inlines')?.basics).toBe(resume.basics);
  });
});
