import { createDocument } from '@peersume/document';
import { loadSample, type Design } from '@peersume/resume';
import { expect, test } from 'vitest';
import { isWorn, operationsForLook, readLooks, wearing } from './looks.ts';

const sample = await loadSample('student');
const look: Design = { template: 'folio', page: 'letter', size: 9, accent: '#0f5c5c', fitPages: 2 };

test('a look gives its settings, takes away what it does not set, and leaves paper and page count', () => {
  let next = 0;
  const document = createDocument(
    { ...sample, design: { template: 'classic', page: 'a4', leading: 1.5, fitPages: 1 } },
    { random: { uint32: () => next++ } },
  );
  for (const operation of operationsForLook(document.resume().design, look)) {
    expect(document.apply(operation).ok).toBe(true);
  }
  const { design } = document.resume();
  expect(design).toEqual({ template: 'folio', page: 'a4', size: 9, accent: '#0f5c5c', fitPages: 1 });
  expect(isWorn(design, look)).toBe(true);
  expect(wearing({ template: 'classic', page: 'a4', fitPages: 1 }, look)).toEqual(design);
});

test('what was kept badly is left out, the rest is read', () => {
  const kept = [{ id: 'a', name: 'Calm', design: look }, { id: 'b', name: 'Broken', design: { size: 900 } }, null, 7];
  expect(readLooks(kept).map(({ name }) => name)).toEqual(['Calm']);
  expect(readLooks('nonsense')).toEqual([]);
});
