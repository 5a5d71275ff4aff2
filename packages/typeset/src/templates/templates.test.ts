import { loadSample, type DateStyle, type Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { composeResume } from './compose-resume.ts';
import { contrast } from './contrast.ts';
import { templateById, templates } from './index.ts';
import { everyField } from './testing/every-field.ts';
import { expectedFields } from './testing/expected-fields.ts';
import { blocksOf, fieldsOf, spansOf, textsOf } from './testing/walk-blocks.ts';

const careers = [
  'student',
  'fresher',
  'software-developer',
  'it-professional',
  'experienced-professional',
  'manager',
  'academic',
  'career-changer',
] as const;

const ids = templates.map((template) => template.id);
const resumes: readonly (readonly [string, () => Promise<Resume>])[] = [
  ['every field', async () => everyField()],
  ...careers.map((career) => [career, () => loadSample(career)] as const),
];

describe.each(ids)('the %s template', (template) => {
  test.each(resumes)('[TM1] shows every word of %s exactly once and in order', async (_, load) => {
    const resume = await load();
    const { blocks, theme } = composeResume(resume, { template });
    const shown = fieldsOf(blocks);
    const groups = expectedFields(resume, theme.dates);
    const wanted = new Map(groups.flatMap((group) => [...group]));
    expect(new Map([...shown].map(foldTitle))).toEqual(new Map([...wanted].map(foldTitle)));

    const order = [...shown.keys()];
    const expectedOrder = groups.map((group) => [...group.keys()]);
    let position = 0;
    for (const group of expectedOrder) {
      const found = order.slice(position, position + group.length);
      expect(found.toSorted()).toEqual(group.toSorted());
      position += group.length;
    }
  });

  test.each(resumes)('[TM2] of %s: headings go h1, h2, h3 without a gap', async (_, load) => {
    const { blocks } = composeResume(await load(), { template });
    const levels = [...textsOf(blocks)].filter(({ role }) => role !== 'p').map(({ role }) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  test.each(resumes)('[TM3] of %s: text is readable and its letters stay together', async (_, load) => {
    const { blocks } = composeResume(await load(), { template, accent: '#ffee00' });
    const grounds = ['#ffffff' as const];
    for (const block of blocksOf(blocks)) {
      if (block.type === 'group' && block.background) {
        for (const span of spansOf(block.blocks)) {
          expect(contrast(span.style.color, block.background.color)).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
    for (const span of spansOf(blocks)) {
      expect(Math.max(...grounds.map((ground) => contrast(span.style.color, ground)))).toBeGreaterThanOrEqual(4.5);
      expect(span.style.tracking).toBeLessThanOrEqual(0.09);
      expect(span.style.size).toBeGreaterThanOrEqual(7.5);
      expect(span.text).not.toBe('');
    }
  });

  test('[TM4] gives plain data that is the same every time', () => {
    const { blocks } = composeResume(everyField(), { template });
    expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks);
    expect(composeResume(everyField(), { template }).blocks).toEqual(blocks);
  });

  test('[TM5] an empty résumé leaves no words and no separators', () => {
    const { blocks } = composeResume(emptied(everyField()), { template });
    expect(spansOf(blocks).map((span) => span.text)).toEqual([]);
  });

  test('[TM5] hidden sections and entries, and sections without content, are not there', () => {
    const resume = everyField();
    const [summary, work] = resume.sections;
    if (summary) summary.visible = false;
    for (const entry of work?.entries ?? []) entry.visible = false;
    const fields = [...fieldsOf(composeResume(resume, { template }).blocks).keys()];
    expect(fields).not.toContain('s-summary/title');
    expect(fields).not.toContain('s-work/title');
    expect(fields.some((field) => field.startsWith('sum') || field.startsWith('job') || /^r\d/.test(field))).toBe(
      false,
    );
    expect(fields).toContain('s-education/title');
  });

  test('[TM5] separators stand only between words', () => {
    const resume = everyField();
    for (const section of resume.sections) {
      for (const entry of section.entries) {
        for (const key of ['about', 'location', 'area', 'awarder', 'subtitle', 'entity', 'kind', 'level', 'fluency']) {
          if (key in entry) Reflect.set(entry, key, '');
        }
      }
    }
    for (const text of textsOf(composeResume(resume, { template }).blocks)) {
      const [first, last] = [text.spans[0], text.spans.at(-1)];
      expect(first?.field ?? text.spans.length).toBeTruthy();
      if (last?.field === undefined) expect(last?.text).toMatch(/:$/u);
      text.spans.forEach((span, index) => {
        if (span.field === undefined) expect(text.spans[index + 1]?.field ?? 'end').toBeDefined();
        if (span.field === undefined && index > 0) expect(text.spans[index - 1]?.field).toBeDefined();
      });
    }
  });

  test('[TM7] every design setting has its effect', () => {
    const plain = composeResume(everyField(), { template });
    const styles = (design: Parameters<typeof composeResume>[1]): ReturnType<typeof spansOf> =>
      spansOf(composeResume(everyField(), { template, ...design }).blocks);
    const text = (design: Parameters<typeof composeResume>[1]): string =>
      styles(design)
        .map((span) => span.text)
        .join('');

    expect(styles({ textFont: 'literata' }).some((span) => span.style.family === 'literata')).toBe(true);
    expect(styles({ headingFont: 'literata' }).some((span) => span.style.family === 'literata')).toBe(true);
    expect(styles({ accent: '#7a1f5c' }).some((span) => span.style.color === '#7a1f5c')).toBe(true);
    expect(styles({ links: 'underline' }).some((span) => span.style.underline)).toBe(true);
    expect(styles({ links: 'plain' }).some((span) => span.style.underline)).toBe(false);
    expect(
      new Set((['short', 'long', 'numeric', 'iso', 'year'] satisfies DateStyle[]).map((dates) => text({ dates }))).size,
    ).toBe(5);
    expect(lists({ template, bullet: 'dash' })).toContain('–');
    expect(lists({ template, bullet: 'none' })).toEqual([]);
    expect(body({ template, size: 12 }).size).toBe(12);
    expect(body({ template, size: 10, leading: 1.5 }).leading).toBe(15);
    const loose = composeResume(everyField(), { template, spacing: 2 });
    expect(spaces(loose.blocks)).toBeGreaterThan(spaces(plain.blocks) * 1.5);
    expect(composeResume(everyField(), { template, page: 'letter' }).theme).toMatchObject({
      pageWidth: 612,
      pageHeight: 792,
    });
    const margins = { top: 50, right: 60, bottom: 70, left: 80 };
    expect(composeResume(everyField(), { template, margins }).theme.margins).toEqual(margins);
  });

  test('[TM7] a page break before a section is passed on', () => {
    const resume = everyField();
    const education = resume.sections.find((section) => section.kind === 'education');
    if (education) education.breakBefore = true;
    const breaking = [...blocksOf(composeResume(resume, { template }).blocks)].filter((block) => block.breakBefore);
    expect(breaking).toHaveLength(1);
  });

  test('[TM9] Arabic, Hebrew, Chinese, Japanese, Korean, Hindi and Thai are upright, not spaced out', () => {
    for (const [language, words] of Object.entries(elsewhere)) {
      const resume = everyField();
      resume.language = language;
      resume.basics.name = words;
      resume.basics.headline = words;
      for (const section of resume.sections) section.title = words;
      const { blocks } = composeResume(resume, { template });
      for (const span of spansOf(blocks).filter((candidate) => candidate.text === words)) {
        expect(span.style).toMatchObject({ italic: false, tracking: 0 });
      }
    }
  });
});

test('[TM10] an unknown template is replaced by the first one, with a problem that says so', () => {
  expect(templateById('nonesuch')).toEqual({
    template: templates[0],
    problem: { type: 'UnknownTemplate', id: 'nonesuch', used: 'classic', known: ids },
  });
  expect(templateById('modern').problem).toBeUndefined();
});

test('[TM10] templates have ids of their own', () => {
  expect(new Set(ids).size).toBe(4);
});

const elsewhere = {
  ar: 'خبرة',
  he: 'ניסיון',
  'zh-Hans': '工作经历',
  ja: '職務経歴',
  ko: '경력',
  hi: 'अनुभव',
  th: 'ประสบการณ์',
};

/** Titles may be set in capitals. */
const foldTitle = ([field, words]: [string, string]): [string, string] => [
  field,
  field.endsWith('/title') ? words.toLowerCase() : words,
];

function emptied(resume: Resume): Resume {
  const empty = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(empty);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          kept.has(key) && !(key === 'language' && value !== resume) && !(key === 'kind' && 'entity' in value)
            ? inner
            : key === 'dates'
              ? {}
              : empty(inner),
        ]),
      );
    }
    return typeof value === 'string' ? ' ' : value;
  };
  return empty(resume) as Resume;
}

const kept = new Set(['id', 'type', 'kind', 'entryType', 'language', 'format', 'version', 'design', 'visible']);

const lists = (design: Parameters<typeof composeResume>[1]): (string | undefined)[] =>
  [...blocksOf(composeResume(everyField(), design).blocks)]
    .flatMap((block) => (block.type === 'list' ? block.items : []))
    .flatMap((item) => (item.marker ? [item.marker.text] : []));

function body(design: Parameters<typeof composeResume>[1]): { readonly size: number; readonly leading: number } {
  const texts = [...textsOf(composeResume(everyField(), design).blocks)];
  const found = texts.find((text) => text.spans[0]?.field === 'r1-a/inlines');
  return { size: found?.spans[0]?.style.size ?? 0, leading: found?.leading ?? 0 };
}

const spaces = (blocks: Parameters<typeof blocksOf>[0]): number => {
  let sum = 0;
  for (const block of blocksOf(blocks)) {
    sum +=
      (block.spaceBefore ?? 0) +
      (block.spaceAfter ?? 0) +
      ('gap' in block && block.type === 'group' ? (block.gap ?? 0) : 0);
  }
  return sum;
};
