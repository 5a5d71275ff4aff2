/** Fixtures to pages and PDFs in Node, as the command line does it. */
import { loadResume, type Resume } from '@peersume/resume';
import { createTypesetter, type Layout, type Typesetter } from '@peersume/typeset';
import { createNodeFontSource, loadSubsetter } from '@peersume/typeset/node';
import { readFixture, type Fixture } from '../fixtures/index.ts';

export const createNodeTypesetter = (): Promise<Typesetter> =>
  createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });

export function loadFixture(fixture: Fixture): Resume {
  const loaded = loadResume(readFixture(fixture), { language: fixture.language });
  if (!loaded.ok) throw new Error(`${fixture.file}: ${JSON.stringify(loaded.error)}`);
  return loaded.value.resume;
}

export async function typesetFixture(typesetter: Typesetter, fixture: Fixture, template: string): Promise<Layout> {
  const layout = await typesetter.typeset(loadFixture(fixture), { design: { template } });
  if (!layout.ok) throw new Error(`${fixture.file} by ${template}: ${JSON.stringify(layout.error)}`);
  return layout.value;
}
