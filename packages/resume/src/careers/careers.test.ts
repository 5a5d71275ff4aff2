import { describe, expect, test } from 'vitest';
import type { Entry } from '../schema/entry.ts';
import { Resume } from '../schema/resume.ts';
import type { RichText } from '../schema/rich-text.ts';
import type { Section } from '../schema/section.ts';
import { careerById, careers, loadSample, type Career } from './index.ts';

test('there are eight careers, each with an id of its own by which it is found', () => {
  expect(careers).toHaveLength(8);
  expect(new Set(careers.map(({ id }) => id)).size).toBe(8);
  for (const career of careers) expect(careerById(career.id)).toBe(career);
  expect(careerById('astronaut')).toBeUndefined();
});

describe.each(careers)('$name', (career) => {
  test('has a sample that is a valid résumé in the recommended template', async () => {
    const sample = Resume.parse(await loadSample(career.id));
    expect(sample.design.template).toBe(career.recommendedTemplate);
  });

  test('hands out a new copy of its sample each time, with the same ids', async () => {
    const [first, second] = [await loadSample(career.id), await loadSample(career.id)];
    expect(first).not.toBe(second);
    expect(first).toEqual(second);
  });

  test('names every entity of its sample once', async () => {
    const ids = idsOf(await loadSample(career.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has a sample whose sections all stand in the section order, in that order', async () => {
    const places = (await loadSample(career.id)).sections.map((section) => placeOf(section, career));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('gives advice for every section, each with its source', () => {
    for (const plan of career.sectionOrder) {
      const title = plan.kind === 'custom' ? plan.title : undefined;
      const advice = career.guidance.filter((one) => one.section === plan.kind && one.title === title);
      expect(advice, `${plan.kind} ${title ?? ''}`).not.toHaveLength(0);
    }
    for (const { advice, source } of career.guidance) {
      expect(advice.length).toBeLessThan(160);
      expect(source.title && source.publisher).toBeTruthy();
      expect(source.url).toMatch(/^https?:\/\/[a-z.]+\//);
    }
  });

  test('has dates that run forwards, and nothing under way that begins after 2026', async () => {
    for (const [start, end] of rangesOf(await loadSample(career.id))) expect(start).toBeLessThanOrEqual(end);
  });
});

test('no two samples or pieces of advice share a sentence', async () => {
  const seen = new Map<string, string>();
  for (const career of careers) {
    const words = [...wordsOf(await loadSample(career.id)), ...career.guidance.flatMap((one) => one.example ?? [])];
    for (const sentence of words.flatMap((text) => text.split(/(?<=[.!?;:])\s+/u))) {
      if (sentence.split(/\s+/u).length < 4) continue;
      expect(seen.get(sentence) ?? career.id, sentence).toBe(career.id);
      seen.set(sentence, career.id);
    }
  }
});

test('every link in a sample leads to a name that nobody can own', async () => {
  for (const { id } of careers) {
    for (const link of JSON.stringify(await loadSample(id)).match(/https?:\/\/[^/"]+|@[a-z.-]+/g) ?? []) {
      expect(link).toMatch(/\.example$/);
    }
  }
});

test('at least three samples show several roles at one employer', async () => {
  const samples = await Promise.all(careers.map(({ id }) => loadSample(id)));
  const grown = samples.filter((sample) =>
    entriesOf(sample).some((e) => e.type === 'experience' && e.roles.length > 1),
  );
  expect(grown.length).toBeGreaterThanOrEqual(3);
});

const placeOf = (section: Section, career: Career): number =>
  career.sectionOrder.findIndex(
    (plan) =>
      plan.kind === section.kind &&
      (plan.kind !== 'custom' || (plan.title === section.title && plan.entryType === section.entryType)),
  );

const entriesOf = (resume: Resume): Entry[] => resume.sections.flatMap(({ entries }) => entries);

const bodiesOf = (entry: Entry): RichText[] => [
  ...('body' in entry ? [entry.body] : []),
  ...(entry.type === 'experience' ? entry.roles.map(({ body }) => body) : []),
];

const wordsOf = (resume: Resume): string[] =>
  entriesOf(resume)
    .flatMap(bodiesOf)
    .flat()
    .map(({ inlines }) => inlines.map(({ text }) => text).join(''));

function idsOf(resume: Resume): string[] {
  const entries = entriesOf(resume);
  const blocks = entries.flatMap(bodiesOf).flat();
  const roles = entries.flatMap((entry) => (entry.type === 'experience' ? entry.roles : []));
  return [...resume.basics.profiles, ...resume.sections, ...entries, ...roles, ...blocks].map(({ id }) => id);
}

/** Months since the year 0, first and last; what is still going on ends with 2026. */
function rangesOf(resume: Resume): [number, number][] {
  const latest = 2026 * 12 + 11;
  return entriesOf(resume)
    .flatMap((entry) => (entry.type === 'experience' ? entry.roles : 'dates' in entry ? [entry] : []))
    .flatMap(({ dates }): [number, number][] => {
      const months = (date: { year: number; month?: number | undefined }, missing: number) =>
        date.year * 12 + (date.month ?? missing) - 1;
      const start = dates?.start === undefined ? 0 : months(dates.start, 1);
      if (dates?.end === undefined || dates.end === 'present') return [[start, latest]];
      return [[start, months(dates.end, 12)]];
    });
}
