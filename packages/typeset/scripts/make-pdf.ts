/** A résumé to a PDF, in Node, the way from end to end. */
import type { Resume } from '@peersume/resume';
import { createNodeFontSource, loadSubsetter as loadSubsetterBytes } from '../node/node-font-source.ts';
import { layOut } from '../src/layout/lay-out.ts';
import { loadSubsetter, writePdf } from '../src/pdf/index.ts';
import { composeResume } from '../src/templates/compose-resume.ts';
import { blocksOf } from '../src/templates/testing/walk-blocks.ts';
import { createTextEngine } from '../src/text/text-engine.ts';
import type { Span } from '../src/text/style.ts';

export interface PdfMaker {
  pdf(resume: Resume): Promise<Uint8Array>;
}

export async function createPdfMaker(): Promise<PdfMaker> {
  const engine = await createTextEngine({ fonts: createNodeFontSource() });
  const subset = await loadSubsetter(await loadSubsetterBytes());
  const setter = {
    breakParagraph: engine.breakParagraph,
    metrics: engine.metrics,
    measure: (paragraph: Parameters<typeof engine.breakParagraph>[0]) =>
      engine.breakParagraph(paragraph, Number.POSITIVE_INFINITY).width,
  };
  return {
    async pdf(resume) {
      const { blocks, theme, findings } = composeResume(resume);
      const spans: Span[] = [...blocksOf(blocks)].flatMap((block) =>
        block.type === 'text'
          ? block.spans
          : block.type === 'list'
            ? block.items.flatMap((item) => (item.marker ? [item.marker] : []))
            : [],
      );
      await engine.prepare(spans, theme.language);
      const laid = layOut(blocks, theme, setter);
      const all = [...findings, ...laid.findings];
      if (all.length > 0) console.log(all);
      return writePdf(
        { ...laid, language: theme.language, title: resume.basics.name, author: resume.basics.name, findings: all },
        { subset },
      );
    },
  };
}
