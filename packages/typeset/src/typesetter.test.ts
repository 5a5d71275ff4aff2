import { careers, loadSample, type CareerId, type Design, type Resume, type RichText } from '@peersume/resume';
import { beforeAll, describe, expect, test } from 'vitest';
import { createNodeFontSource, loadSubsetter } from '../node/node-font-source.ts';
import { checkLayout } from './layout/check-layout.ts';
import { smallestSize, tightestLeading, tightestSpacing } from './layout/fit-pages.ts';
import { maxCharacters } from './layout/limits.ts';
import type { Layout, LayoutFinding } from './layout/page.ts';
import { composeResume } from './templates/compose-resume.ts';
import { templates } from './templates/index.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

const create = (): Promise<Typesetter> => createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });

let typesetter: Typesetter;
let sample: Resume;
beforeAll(async () => {
  typesetter = await create();
  sample = await unfittedSample('manager');
});

async function typeset(resume: Resume, design: Partial<Design> = {}, by = typesetter): Promise<Layout> {
  const layout = await by.typeset(resume, { design });
  if (!layout.ok) throw new Error(layout.error.type);
  return layout.value;
}

/** As long as it is: samples of one page ask to be fitted to it. */
async function unfittedSample(career: CareerId): Promise<Resume> {
  const resume = await loadSample(career);
  const { fitPages: _, ...design } = resume.design;
  return { ...resume, design };
}

const fitted = ({ findings }: Layout): Extract<LayoutFinding, { type: 'Fitted' }> | undefined =>
  findings.find((finding) => finding.type === 'Fitted');

/** Each engine opens faces of its own. */
const withoutFaces = (layout: Layout): unknown =>
  JSON.parse(JSON.stringify(layout, (key, value: unknown) => (key === 'face' ? undefined : value)));

const cases = templates.flatMap(({ id }) => careers.map((career) => [id, career.id] as const));

describe('the typesetter', () => {
  test.each(cases)('sets %s for a %s without a fault', async (template, career) => {
    const resume = await unfittedSample(career);
    for (const page of ['a4', 'letter'] as const) {
      const design = { template, page };
      expect(checkLayout(await typeset(resume, design), composeResume(resume, design).blocks)).toEqual([]);
    }
  });

  test('[LY1] keeps words apart where the author ends a line', async () => {
    const body: RichText = [{ id: 'b', type: 'paragraph', inlines: [{ text: 'one\ntwo' }, { text: '\r\nthree' }] }];
    const summary: Resume['sections'][number] = {
      id: 's',
      kind: 'summary',
      entryType: 'item',
      visible: true,
      entries: [{ id: 'e', visible: true, type: 'item', title: '', body }],
    };
    const layout = await typeset({ ...sample, sections: [summary] });
    const words = layout.pages[0]?.items.flatMap((item) => (item.kind === 'text' ? item.run.text : []));
    expect(words?.join('')).toMatch(/one two three$/u);
  });

  test('names the document and its author', async () => {
    const { title, author, language } = await typeset(sample);
    expect({ title, author, language }).toEqual({
      title: `${sample.basics.name} – Résumé`,
      author: sample.basics.name,
      language: sample.language,
    });
  });

  test('gives the same pages whatever was set before', async () => {
    const design = { fitPages: 1 };
    const first = await typeset(sample, design);
    await typeset(await loadSample('academic'), { fitPages: 2 });
    await typeset(sample, { size: 9 });
    expect(await typeset(sample, design)).toEqual(first);
    expect(withoutFaces(await typeset(sample, design, await create()))).toEqual(withoutFaces(first));
  });

  test('writes the same PDF each time', async () => {
    const layout = await typeset(sample);
    const first = await typesetter.pdf(layout);
    const second = await (await create()).pdf(await typeset(sample));
    expect(new TextDecoder('latin1').decode(first.subarray(0, 8))).toBe('%PDF-1.7');
    expect(second).toEqual(first);
  });

  test('stops when asked to', async () => {
    const signal = AbortSignal.abort(new Error('not needed any more'));
    await expect(typesetter.typeset(sample, { signal })).rejects.toThrow('not needed any more');
  });

  test('[LY17] refuses what is too large, with the limit', async () => {
    const huge = { ...sample, basics: { ...sample.basics, headline: 'x '.repeat(maxCharacters) } };
    expect(await typesetter.typeset(huge)).toEqual({
      ok: false,
      error: { type: 'TooManyCharacters', limit: maxCharacters },
    });
  });

  test('tells which field has characters that no font has', async () => {
    const odd = { ...sample, basics: { ...sample.basics, headline: 'Manager \u{13000}' } };
    expect((await typeset(odd)).findings).toContainEqual({
      type: 'MissingCharacters',
      characters: ['\u{13000}'],
      field: 'basics/headline',
    });
  });
});

describe('[LY14] fit to N pages', () => {
  test.each([
    ['classic', 'experienced-professional'],
    ['modern', 'experienced-professional'],
    ['folio', 'experienced-professional'],
    ['technical', 'manager'],
  ] as const)('%s takes no more pages than asked for, within the bounds', async (template, career) => {
    const sample = await unfittedSample(career);
    expect((await typeset(sample, { template })).pages).toHaveLength(2);
    const layout = await typeset(sample, { template, fitPages: 1 });
    expect(layout.pages).toHaveLength(1);
    expect(checkLayout(layout)).toEqual([]);
    const { spacing = 0, leading = 0, size = 0 } = fitted(layout) ?? {};
    const { theme } = composeResume(sample, { template });
    expect(spacing * theme.spacing).toBeGreaterThanOrEqual(tightestSpacing - 0.001);
    expect(leading * theme.leading).toBeGreaterThanOrEqual(tightestLeading - 0.001);
    expect(size * theme.size).toBeGreaterThanOrEqual(smallestSize - 0.001);
    expect(Math.max(spacing, leading, size)).toBeLessThanOrEqual(1);
  });

  test('leaves alone what fits already', async () => {
    expect(await typeset(sample, { fitPages: 2 })).toEqual(await typeset(sample));
  });

  test('more pages never make a denser page', async () => {
    const resume = { ...sample, sections: [...sample.sections, ...sample.sections.map(withNewIds)] };
    const wanted = [1, 2, 3, 4];
    const layouts = await Promise.all(wanted.map((fitPages) => typeset(resume, { fitPages })));
    const spacings = layouts.flatMap((layout) => fitted(layout)?.spacing ?? (layout.findings.length === 0 ? 1 : []));
    expect(spacings).toEqual(spacings.toSorted((a, b) => a - b));
  });

  test('says how many pages are needed where it cannot', async () => {
    const resume = { ...sample, sections: [1, 2, 3].flatMap(() => sample.sections.map(withNewIds)) };
    const layout = await typeset(resume, { fitPages: 1 });
    const needed = layout.pages.length;
    expect(needed).toBeGreaterThan(1);
    expect(layout.findings).toContainEqual({ type: 'DoesNotFit', wanted: 1, needed });
  });
});

let copies = 0;
const withNewIds = (section: Resume['sections'][number]): Resume['sections'][number] => {
  copies += 1;
  return { ...section, id: `${section.id}-${copies}` };
};
