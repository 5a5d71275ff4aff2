/** The typesetter beside react-pdf in Node: cold, warm, as a PDF, and over a thousand edits. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { careers, loadSample, type Resume } from '@peersume/resume';
import { createTypesetter, type FontSource, type Layout, type Typesetter } from '@peersume/typeset';
import { createNodeFontSource, loadSubsetter } from '@peersume/typeset/node';
import { figure, type Figure } from '../figure.ts';
import { median, percentile } from '../statistics.ts';
import { typedAfter, withTypedText } from './edits.ts';
import { renderReactPdf } from './react-pdf-document.ts';

const suite = 'typeset';
const coldRuns = 7;
const warmRuns = 200;
const pdfRuns = 30;
const peerRuns = 30;
const edits = 1000;

export async function measureInNode(): Promise<Figure[]> {
  const resume = await loadSample('manager');
  const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });
  return [
    ...(await coldFigures()),
    ...(await warmFigures(typesetter, resume)),
    ...(await memoryFigures(typesetter, resume)),
    ...(await fontFigures()),
  ];
}

/** What the fonts of one résumé weigh as they are served: each career's sample in the template that it recommends. */
async function fontFigures(): Promise<Figure[]> {
  const kilobytes: number[] = [];
  for (const { id } of careers) {
    let bytes = 0;
    const source = createNodeFontSource();
    const fonts: FontSource = {
      load: async (file, signal) => {
        const loaded = await source.load(file, signal);
        bytes += loaded.length;
        return loaded;
      },
    };
    await pages(await createTypesetter({ fonts, subsetter: loadSubsetter }), await loadSample(id));
    kilobytes.push(bytes / 1000);
  }
  return [
    figure({
      suite,
      figure: 'first fonts of a sample, median',
      value: median(kilobytes),
      unit: 'KB',
      target: '<= 250',
    }),
    figure({ suite, figure: 'first fonts of a sample, most', value: Math.max(...kilobytes), unit: 'KB' }),
  ];
}

async function coldFigures(): Promise<Figure[]> {
  const ours = await coldMs('peersume');
  const withPdf = await coldMs('peersume-pdf');
  const theirs = await coldMs('react-pdf');
  const peers = { 'react-pdf': theirs };
  return [
    figure({ suite, figure: 'first pages, fresh process', value: ours, unit: 'ms', peers }),
    figure({ suite, figure: 'first PDF, fresh process', value: withPdf, unit: 'ms', peers }),
  ];
}

async function coldMs(what: string): Promise<number> {
  const script = fileURLToPath(new URL('./cold.ts', import.meta.url));
  const samples: number[] = [];
  for (let run = 0; run < coldRuns; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [script, what]);
    samples.push(Number(stdout));
  }
  return median(samples);
}

async function warmFigures(typesetter: Typesetter, resume: Resume): Promise<Figure[]> {
  for (let run = 0; run < 50; run += 1) await pages(typesetter, withTypedText(resume, typedAfter(run)));
  const ours = await samplesMs(warmRuns, (run) => pages(typesetter, withTypedText(resume, typedAfter(run))));
  const layout = await pages(typesetter, resume);
  if (layout.pages.length !== 2) throw new Error(`the résumé to measure takes ${layout.pages.length} pages, not two`);
  const pdf = await typesetter.pdf(layout);
  const pdfs = await samplesMs(pdfRuns, async (run) =>
    typesetter.pdf(await pages(typesetter, withTypedText(resume, typedAfter(run)))),
  );
  for (let run = 0; run < 5; run += 1) await renderReactPdf(withTypedText(resume, typedAfter(run)));
  const theirs = await samplesMs(peerRuns, (run) => renderReactPdf(withTypedText(resume, typedAfter(run))));
  const theirPdf = await renderReactPdf(resume);
  const p95 = percentile(ours, 0.95);
  return [
    figure({
      suite,
      figure: 'keystroke to pages, warm, median',
      value: median(ours),
      unit: 'ms',
      peers: { 'react-pdf': median(theirs) },
    }),
    figure({
      suite,
      figure: 'keystroke to pages, warm, p95',
      value: p95,
      unit: 'ms',
      peers: { 'react-pdf': percentile(theirs, 0.95) },
    }),
    figure({
      suite,
      figure: 'react-pdf / ours, warm',
      value: median(theirs) / median(ours),
      unit: 'x',
      target: '>= 5',
    }),
    figure({
      suite,
      figure: 'two-page PDF after a keystroke, warm, median',
      value: median(pdfs),
      unit: 'ms',
      target: '<= 50',
      peers: { 'react-pdf': median(theirs) },
    }),
    figure({
      suite,
      figure: 'two-page PDF',
      value: pdf.length / 1000,
      unit: 'KB',
      target: '<= 60',
      peers: { 'react-pdf': theirPdf.length / 1000 },
    }),
  ];
}

/** A keystroke adds a paragraph to the caches; once they are full, a thousand more edits must cost nothing. */
async function memoryFigures(typesetter: Typesetter, resume: Resume): Promise<Figure[]> {
  const megabytes: number[] = [];
  for (let edit = 0; edit <= 2 * edits; edit += 1) {
    if (edit % edits === 0) megabytes.push(memoryMb());
    await pages(typesetter, withTypedText(resume, `${typedAfter(edit)} ${edit}`));
  }
  const [before = 0, filled = 0, after = 0] = megabytes;
  return [
    figure({ suite, figure: 'memory before the edits', value: before, unit: 'MB' }),
    figure({ suite, figure: 'memory gained while 1,000 edits fill the caches', value: filled - before, unit: 'MB' }),
    figure({ suite, figure: 'memory gained by 1,000 edits more', value: after - filled, unit: 'MB', target: '<= 2' }),
  ];
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function memoryMb(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 1e6;
}

async function pages(typesetter: Typesetter, resume: Resume): Promise<Layout> {
  const layout = await typesetter.typeset(resume);
  if (!layout.ok) throw new Error(layout.error.type);
  return layout.value;
}

async function samplesMs(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = performance.now();
    await run(index);
    samples.push(performance.now() - before);
  }
  return samples;
}
