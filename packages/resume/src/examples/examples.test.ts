import { describe, expect, test } from 'vitest';
import { careers, loadSample } from '../careers/index.ts';
import { Resume } from '../schema/resume.ts';
import { exampleIds, loadExample } from './index.ts';

const textsOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { inlines } = value as { inlines?: { text: string }[] };
  if (inlines !== undefined) return [inlines.map(({ text }) => text).join('')];
  return Object.values(value).flatMap(textsOf);
};

test('there is an example for at least sixteen jobs, of somebody else each', async () => {
  const all = await Promise.all(exampleIds.map(loadExample));
  expect(all.length).toBeGreaterThanOrEqual(16);
  expect(new Set(all.map(({ basics }) => basics.name)).size).toBe(all.length);
  expect(new Set(all.map(({ basics }) => basics.headline)).size).toBe(all.length);
});

test('no two of them look alike', async () => {
  const looks = await Promise.all(exampleIds.map(async (id) => JSON.stringify((await loadExample(id)).design)));
  expect(new Set(looks).size).toBe(looks.length);
});

describe.each(exampleIds)('%s', (id) => {
  test('is a valid résumé, the same each time, with every entity named once', async () => {
    const [first, second] = [Resume.parse(await loadExample(id)), await loadExample(id)];
    expect(first).toEqual(second);
    const ids = [...JSON.stringify(first).matchAll(/"id":"([^"]+)"/g)].map(([, found]) => found);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('leads to names that nobody can own', async () => {
    for (const link of JSON.stringify(await loadExample(id)).match(/https?:\/\/[^/")]+|@[a-z.-]+/g) ?? []) {
      expect(link).toMatch(/\.example$/);
    }
  });

  test('has something to say: numbers in half of its lines', async () => {
    const resume = await loadExample(id);
    const lines = textsOf(resume.sections.filter(({ kind }) => kind === 'work'));
    expect(lines.length).toBeGreaterThanOrEqual(5);
    const counted =
      /\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|half|third|fifth|twice|none|first|every)\b/i;
    expect(lines.filter((line) => counted.test(line)).length).toBeGreaterThanOrEqual(lines.length / 2);
  });
});

test('no line stands twice, neither in another example nor in a career’s sample', async () => {
  const samples = await Promise.all(careers.map(({ id }) => loadSample(id)));
  const lines = [...samples, ...(await Promise.all(exampleIds.map(loadExample)))].flatMap(textsOf);
  const long = lines.filter((line) => line.split(' ').length > 3);
  expect(new Set(long).size).toBe(long.length);
});
