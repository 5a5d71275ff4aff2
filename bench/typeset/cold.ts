/** One first page in a fresh process: prints the milliseconds since the process began. `node cold.ts peersume|react-pdf` */
import { loadSample } from '@peersume/resume';

const resume = await loadSample('manager');
if (process.argv[2] === 'react-pdf') {
  const { renderReactPdf } = await import('./react-pdf-document.ts');
  await renderReactPdf(resume);
} else {
  const { createTypesetter } = await import('@peersume/typeset');
  const { createNodeFontSource, loadSubsetter } = await import('@peersume/typeset/node');
  const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });
  const layout = await typesetter.typeset(resume);
  if (!layout.ok) throw new Error(layout.error.type);
  if (process.argv[2] === 'peersume-pdf') await typesetter.pdf(layout.value);
}
console.log(performance.now());
