/** A résumé to a PDF, in Node, the way from end to end. */
import type { Resume } from '@peersume/resume';
import { createNodeFontSource, loadSubsetter } from '../node/node-font-source.ts';
import { createTypesetter } from '../src/typesetter.ts';

export interface PdfMaker {
  pdf(resume: Resume): Promise<Uint8Array>;
}

export async function createPdfMaker(): Promise<PdfMaker> {
  const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });
  return {
    async pdf(resume) {
      const layout = await typesetter.typeset(resume);
      if (!layout.ok) throw new Error(JSON.stringify(layout.error));
      for (const finding of layout.value.findings) console.log(resume.basics.name, finding);
      return typesetter.pdf(layout.value);
    },
  };
}
