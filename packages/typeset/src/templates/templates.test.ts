import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { templateById, templates } from './index.ts';
import type { Template } from './template.ts';
import { composeWith, judgedResumes } from './testing/compose-with.ts';
import { composeResume } from './compose-resume.ts';
import { everyField } from './testing/every-field.ts';
import { expectedFields } from './testing/expected-fields.ts';
import { plain } from './testing/plain.ts';
import { blocksOf, fieldsOf, spansOf, textsOf } from './testing/walk-blocks.ts';

/** The bundled ones, and the one that the documentation teaches with. */
describe.each<Template>([...templates, plain])('the $id template', (template) => {
  test.each(judgedResumes)('[TM1] shows every word of %s exactly once and in order', async (_, load) => {
    const resume = await load();
    const { blocks, theme } = composeWith(template, resume);
    const shown = fieldsOf(blocks);
    const groups = expectedFields(resume, theme.dates);
    const wanted = groups.flatMap((group) => [...group]);
    expect(new Map([...shown].map(foldTitle))).toEqual(new Map(wanted.map(foldTitle)));

    const order = [...shown.keys()];
    let position = 0;
    for (const group of groups) {
      expect(order.slice(position, position + group.size).toSorted()).toEqual([...group.keys()].toSorted());
      position += group.size;
    }
  });

  test.each(judgedResumes)('[TM2] of %s: headings go h1, h2, h3 without a gap', async (_, load) => {
    const { blocks } = composeWith(template, await load());
    const levels = [...textsOf(blocks)].filter(({ role }) => role !== 'p').map(({ role }) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  test('[TM2] the name is the h1, section titles are h2, and every entry with a title has it in an h3', () => {
    const { blocks } = composeWith(template, everyField());
    const fieldsIn = (role: string): (string | undefined)[] =>
      [...textsOf(blocks)].filter((text) => text.role === role).map((text) => text.spans[0]?.field);
    expect(fieldsIn('h1')).toEqual(['basics/name']);
    expect(fieldsIn('h2').every((field) => field?.endsWith('/title'))).toBe(true);
    for (const title of ['job1/organization', 'r3/position', 'edu/studyType', 'pro/name', 'awa/title', 'cus/title']) {
      expect(fieldsIn('h3')).toContain(title);
    }
  });

  test.each(judgedResumes)('[TM3] of %s: text can be read, whatever the accent', async (_, load) => {
    const resume = await load();
    for (const accent of ['#ffee00', '#ff00ff', '#ffffff', '#1f4f86']) {
      const { blocks } = composeWith(template, resume, { accent });
      for (const span of spansOf(blocks)) {
        expect(contrast(span.style.color, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(span.style.tracking).toBeLessThanOrEqual(0.09);
        expect(span.style.size).toBeGreaterThanOrEqual(7.5);
      }
      for (const block of blocksOf(blocks)) {
        if (block.type !== 'group' || block.background === undefined) continue;
        for (const span of spansOf(block.blocks)) {
          expect(contrast(span.style.color, block.background.color)).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  test('[TM4] gives plain data, the same every time', () => {
    const { blocks } = composeWith(template, everyField());
    expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks);
    expect(composeWith(template, everyField()).blocks).toEqual(blocks);
  });

  test('[TM9] Arabic, Hebrew, Chinese, Japanese, Korean, Hindi and Thai stand upright and close together', () => {
    for (const [language, words] of Object.entries(elsewhere)) {
      const resume = everyField();
      resume.language = language;
      resume.basics.name = words;
      resume.basics.headline = words;
      for (const section of resume.sections) section.title = words;
      const { blocks } = composeWith(template, resume);
      for (const span of spansOf(blocks).filter((candidate) => candidate.text === words)) {
        expect(span.style).toMatchObject({ italic: false, tracking: 0 });
      }
    }
  });

  test('[TM9] a line of several fields reads in the direction of the résumé', () => {
    const resume = everyField();
    resume.language = 'ar';
    for (const text of textsOf(composeWith(template, resume).blocks)) {
      const fields = new Set(text.spans.map((span) => span.field));
      if (fields.size > 1) expect(text.direction).toBe('rtl');
    }
  });

  test('[TM14] several roles at one employer: the employer once, then every role with its dates', () => {
    const fields = [...fieldsOf(composeWith(template, everyField()).blocks).keys()];
    const from = fields.indexOf('job1/organization');
    const career = fields.slice(from, fields.indexOf('r3/position'));
    expect(career.filter((field) => /^(job1|r\d)\/(organization|position|dates)$/.test(field))).toEqual([
      'job1/organization',
      'r1/position',
      'r1/dates',
      'r2/position',
      'r2/dates',
    ]);
  });

  test('[TM15] lines, bullets, entries and sections stand ever further apart', () => {
    const { blocks, theme } = composeWith(template, everyField());
    const lists = [...blocksOf(blocks)].filter((block) => block.type === 'list');
    const divisions = [...blocksOf(blocks)].filter((block) => block.type === 'group' && block.role === 'division');
    const sections = [...blocksOf(blocks)].filter((block) => block.type === 'group' && block.role === 'section');
    const leading = theme.size * theme.leading;
    const bulletGap = Math.max(...lists.map((list) => (list.type === 'list' ? list.itemGap : 0)));
    const entryGap = Math.max(...divisions.map((division) => division.spaceBefore ?? 0));
    const sectionGap = Math.min(...sections.map((section) => section.spaceBefore ?? 0));
    expect(bulletGap).toBeGreaterThan(leading * 0.08);
    expect(entryGap).toBeGreaterThan(bulletGap * 2);
    expect(sectionGap).toBeGreaterThan(entryGap);
  });
});

test('[TM10] an unknown template is replaced by the first one, with a problem that says so', () => {
  expect(templateById('nonesuch')).toEqual({
    template: templates[0],
    problem: {
      type: 'UnknownTemplate',
      id: 'nonesuch',
      used: 'classic',
      known: ['classic', 'modern', 'technical', 'folio'],
    },
  });
  expect(templateById('modern').problem).toBeUndefined();
  const { findings, template } = composeResume(everyField(), { template: 'nonesuch' });
  expect(template).toBe(templates[0]);
  expect(findings.map(({ type }) => type)).toContain('UnknownTemplate');
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
const foldTitle = ([field, words]: readonly [string, string]): [string, string] => [
  field,
  field.endsWith('/title') ? words.toLowerCase() : words,
];
