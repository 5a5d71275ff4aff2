/** The typesetter as this program uses it: fonts from the disk, and what it cannot do as refusals. */
import { err, ok, type Result } from '@peersume/base';
import type { Resume } from '@peersume/resume';
import { createTypesetter, type FontProblem, type LayoutFinding, type TypesetError } from '@peersume/typeset';
import { createNodeFontSource, loadSubsetter } from '@peersume/typeset/node';
import type { DesignChange } from './design-options.ts';
import type { Refusal } from '../report.ts';

export interface Typesetting {
  pdf(resume: Resume, change: DesignChange): Promise<Result<TypesetPdf, Refusal>>;
}

export interface TypesetPdf {
  readonly pdf: Uint8Array;
  readonly pageCount: number;
  readonly findings: readonly LayoutFinding[];
}

export async function createTypesetting(): Promise<Typesetting> {
  const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });

  async function pdf(resume: Resume, { design, language }: DesignChange): Promise<Result<TypesetPdf, Refusal>> {
    const layout = await typesetter.typeset(language === undefined ? resume : { ...resume, language }, { design });
    if (!layout.ok) return err(tooLarge(layout.error));
    const [problem] = typesetter.fontProblems();
    // Fonts are part of the program; without one the page would not be what was asked for.
    if (problem !== undefined) return err(missingFont(problem));
    const { pages, findings } = layout.value;
    return ok({ pdf: await typesetter.pdf(layout.value), pageCount: pages.length, findings });
  }

  return { pdf };
}

function tooLarge(error: TypesetError): Refusal {
  const { type, limit } = error;
  const what = {
    TooManyCharacters: 'characters',
    TooManyParts: 'entries, paragraphs and bullets',
    TooManyPages: 'pages',
  };
  return {
    type: 'ProblemInInput',
    message: `The résumé has more than ${limit} ${what[type]}, which is more than can be typeset.`,
    facts: { reason: type, limit },
  };
}

function missingFont(problem: FontProblem): Refusal {
  const name = problem.type === 'FontListUnavailable' ? problem.family : problem.file.id;
  return {
    type: 'CannotRead',
    message: `The font ${name}, a part of this program, could not be opened.`,
    next: 'npm install',
    facts: { font: name },
  };
}
