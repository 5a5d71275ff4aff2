import type { Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { templates } from './index.ts';
import type { Template } from './template.ts';
import { composeWith } from './testing/compose-with.ts';
import { everyField } from './testing/every-field.ts';
import { plain } from './testing/plain.ts';
import { fieldsOf, spansOf, textsOf } from './testing/walk-blocks.ts';

describe.each<Template>([...templates, plain])('what is empty in the $id template', (template) => {
  test('[TM5] an empty résumé leaves no words and no separators', () => {
    const { blocks } = composeWith(template, emptied(everyField()));
    expect(spansOf(blocks).map((span) => span.text)).toEqual([]);
  });

  test('[TM5] hidden sections and entries, and sections without content, are not there', () => {
    const resume = everyField();
    const [summary, work] = resume.sections;
    if (summary) summary.visible = false;
    for (const entry of work?.entries ?? []) entry.visible = false;
    const fields = [...fieldsOf(composeWith(template, resume).blocks).keys()];
    expect(fields).not.toContain('s-summary/title');
    expect(fields).not.toContain('s-work/title');
    expect(fields.filter((field) => /^(sum|job\d|r\d)\b/.test(field))).toEqual([]);
    expect(fields).toContain('s-education/title');
  });

  test('[TM5] whichever field is missing, separators stand only between words', () => {
    for (const key of optionalFields) {
      const resume = without(everyField(), key);
      for (const text of textsOf(composeWith(template, resume).blocks)) {
        const isSeparator = text.spans.map((span) => span.field === undefined);
        expect(isSeparator[0]).not.toBe(true);
        // A label's colon ends its cell.
        if (isSeparator.at(-1) === true) expect(text.spans.at(-1)?.text).toBe(':');
        isSeparator.forEach((is, index) => expect(is && isSeparator[index - 1] === true).toBe(false));
      }
    }
  });

  test('[TM5] a section of one’s own without a title has no heading, and its entries are there', () => {
    const resume = everyField();
    for (const section of resume.sections) if (section.kind === 'custom') delete section.title;
    const fields = [...fieldsOf(composeWith(template, resume).blocks).keys()];
    expect(fields).not.toContain('s-custom/title');
    expect(fields).toContain('cus/title');
  });
});

const optionalFields = [
  ...['about', 'location', 'area', 'studyType', 'score', 'awarder', 'subtitle', 'entity', 'kind', 'level', 'fluency'],
  ...['organization', 'institution', 'position', 'name', 'title', 'label', 'issuer', 'publisher', 'authors', 'url'],
  ...['dates', 'keywords', 'courses', 'roles', 'body', 'email', 'phone', 'headline', 'profiles'],
];

/** The résumé with one field of every entry, role and of the basics emptied. */
function without(resume: Resume, key: string): Resume {
  const things: object[] = [
    resume.basics,
    ...resume.sections.flatMap((section): object[] =>
      section.entries.flatMap((entry): object[] => (entry.type === 'experience' ? [entry, ...entry.roles] : [entry])),
    ),
  ];
  for (const thing of things) {
    if (!(key in thing) || (key === 'roles' && 'organization' in thing)) continue;
    const value: unknown = Reflect.get(thing, key);
    Reflect.set(thing, key, Array.isArray(value) ? [] : key === 'dates' ? {} : ' ');
  }
  return resume;
}

function emptied(resume: Resume): Resume {
  let empty = resume;
  for (const key of [...optionalFields, 'language', 'location']) empty = without(empty, key);
  return { ...empty, language: 'en', basics: { name: '', profiles: [] } };
}
