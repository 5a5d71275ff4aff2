import { compareResumes } from '@peersume/document';
import { loadSample, type Resume } from '@peersume/resume';
import { expect, test } from 'vitest';
import { describeChanges } from './describe-changes.ts';

const sample = await loadSample('software-developer');
const told = (after: Resume) => describeChanges(sample, after, compareResumes(sample, after));

test('nothing changed, nothing told', () => {
  expect(told(sample)).toEqual([]);
});

test('a changed name is told by its words', () => {
  const after = { ...sample, basics: { ...sample.basics, name: 'Another Name' } };
  const [part] = told(after);
  expect(part).toMatchObject({ part: 'basics', lines: [{ type: 'changed' }] });
  const words = part?.lines[0]?.words ?? [];
  expect(
    words
      .filter(({ type }) => type !== 'removed')
      .map(({ text }) => text)
      .join(''),
  ).toBe('Another Name');
});

test('a removed section is told once, under its own name', () => {
  const [gone] = sample.sections;
  const parts = told({ ...sample, sections: sample.sections.slice(1) });
  expect(parts).toHaveLength(1);
  expect(parts[0]).toMatchObject({ part: gone?.id, lines: [{ type: 'removed' }] });
});

test('the look is told once, however many of its settings changed', () => {
  const after = { ...sample, design: { ...sample.design, size: 9, accent: '#123456' } };
  const parts = told(after);
  expect(parts.map(({ part }) => part)).toEqual(['design']);
  expect(parts[0]?.lines).toHaveLength(1);
});
