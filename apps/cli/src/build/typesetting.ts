/** The typesetter as this program uses it: fonts from the disk, and a refusal where a template is not known. */
import { err, ok, type Result } from '@peersume/base';
import type { Resume } from '@peersume/resume';
import { createTypesetter, templates, type LayoutFinding } from '@peersume/typeset';
import { createNodeFontSource, loadSubsetter } from '@peersume/typeset/node';
import { nearest } from '../nearest.ts';
import type { Refusal } from '../report.ts';

export interface Typesetting {
  pdf(resume: Resume): Promise<Result<TypesetPdf, Refusal>>;
}

export interface TypesetPdf {
  readonly pdf: Uint8Array;
  readonly pageCount: number;
  readonly findings: readonly LayoutFinding[];
}

export async function createTypesetting(): Promise<Typesetting> {
  const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: await loadSubsetter() });

  async function pdf(resume: Resume): Promise<Result<TypesetPdf, Refusal>> {
    const layout = await typesetter.typeset(resume);
    return ok({ pdf: await typesetter.pdf(layout), pageCount: layout.pages.length, findings: layout.findings });
  }

  return { pdf };
}

export function checkTemplate(wanted: string | undefined): Result<void, Refusal> {
  const known = templates.map(({ id }) => id);
  if (wanted === undefined || known.includes(wanted)) return ok(undefined);
  const meant = nearest(wanted, known);
  return err({
    type: 'WrongUsage',
    message: `There is no template “${wanted}”${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    next: 'peersume templates',
    facts: { known },
  });
}
