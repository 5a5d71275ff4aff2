/**
 * Two thousand résumés that nobody wrote: half such as people write, half as nasty as the schema allows, in many
 * languages, with random designs, by every template. A failing one is named by its number and can be made again.
 */
import fc from 'fast-check';
import { arbitraryResume } from '@peersume/resume/testing';
import { plainText, type Resume, type RichText } from '@peersume/resume';
import { checkLayout, cleanText, composeResume, templates, type Block, type Layout } from '@peersume/typeset';
import { expect, test } from 'vitest';
import { createNodeTypesetter } from './typeset-fixture.ts';

const seed = 20_261_122;
const count = 2000;

/** Time of the processor once fonts are open. Whoever takes as long has found something that grows without bounds. */
const maxTypesetMs = 1000;

test('two thousand generated résumés lose no word and break no rule of the page', async () => {
  const typesetter = await createNodeTypesetter();
  const ids = templates.map(({ id }) => id);
  const kinds = [false, true].map((nasty) =>
    fc.sample(arbitraryResume({ nasty, templates: ids }), { numRuns: count / 2, seed }),
  );
  const complaints: string[] = [];
  let pages = 0;
  for (const [kind, resumes] of kinds.entries()) {
    for (const [index, resume] of resumes.entries()) {
      const layout = await typesetter.typeset(resume);
      const began = process.cpuUsage();
      await typesetter.typeset(resume);
      const { user } = process.cpuUsage(began);
      const name = `${kind === 1 ? 'nasty' : 'usual'} ${index} by ${resume.design.template}`;
      if (!layout.ok) {
        complaints.push(`${name}: ${JSON.stringify(layout.error)}`);
        continue;
      }
      pages += layout.value.pages.length;
      for (const violation of checkLayout(layout.value, blocksOf(resume, layout.value))) {
        complaints.push(`${name}: ${JSON.stringify(violation)}`);
      }
      complaints.push(...lostBodies(resume, layout.value).map((lost) => `${name}: lost “${lost}”`));
      if (user > maxTypesetMs * 1000) complaints.push(`${name}: took ${(user / 1000).toFixed(0)} ms`);
    }
  }
  expect(pages).toBeGreaterThan(count);
  expect(complaints).toEqual([]);
}, 300_000);

/** The blocks to compare words with; a résumé fitted to its pages was composed for other sizes, and its contact lines may part elsewhere. */
const blocksOf = (resume: Resume, { findings }: Layout): readonly Block[] | undefined =>
  findings.some(({ type }) => type === 'Fitted' || type === 'DoesNotFit') ? undefined : composeResume(resume).blocks;

/** Bullets and paragraphs of the résumé that the pages do not show, whatever the templates made of them. */
function lostBodies(resume: Resume, layout: Layout): string[] {
  const shown = letters(
    layout.pages.flatMap(({ items }) => items.map((item) => (item.kind === 'text' ? item.run.text : ''))).join(''),
  );
  return visibleBodies(resume)
    .flatMap((body) => body.map((block) => plainText([block])))
    .filter((text) => !shown.includes(letters(cleanText(text).text)));
}

const visibleBodies = (resume: Resume): RichText[] =>
  resume.sections
    .filter((section) => section.visible)
    .flatMap((section) => section.entries.filter((entry) => entry.visible))
    .flatMap((entry) => {
      if (entry.type === 'experience') return entry.roles.map((role) => role.body);
      return 'body' in entry ? [entry.body] : [];
    });

/** White space and characters of no width may be taken away where a line ends. */
const letters = (text: string): string => text.replaceAll(/[\s\u200B-\u200D]/gu, '');
