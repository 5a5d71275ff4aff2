/**
 * Every template × three careers × (sparse, full, long) × (A4, Letter), as PDFs, as PNGs of single pages and as one
 * contact sheet for each template and paper, to be looked at.
 *
 *   node packages/typeset/scripts/contact-sheet.ts DIR [--templates classic,folio] [--careers student,academic]
 *                                                      [--pages a4] [--variants full] [--dpi 110]
 *
 * Needs poppler's `pdftoppm` and ImageMagick's `montage` and `convert`.
 */
import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { loadSample, PageSize, type CareerId, type Resume } from '@peersume/resume';
import { templates } from '../src/templates/index.ts';
import { createPdfMaker, type PdfMaker } from './make-pdf.ts';
import { isVariant, variantOf, variants } from './sample-variants.ts';

const run = promisify(execFile);

const options = parseArgs({
  allowPositionals: true,
  options: {
    templates: { type: 'string', default: templates.map((template) => template.id).join(',') },
    careers: { type: 'string', default: 'student,software-developer,academic' },
    pages: { type: 'string', default: 'a4,letter' },
    variants: { type: 'string', default: variants.join(',') },
    dpi: { type: 'string', default: '110' },
  },
});

const [directory] = options.positionals;
if (directory === undefined) {
  console.error('Say where the sheets go: node packages/typeset/scripts/contact-sheet.ts DIR');
  process.exitCode = 2;
} else {
  await makeSheets(directory);
}

async function makeSheets(target: string): Promise<void> {
  const maker = await createPdfMaker();
  await mkdir(target, { recursive: true });
  for (const template of options.values.templates.split(',')) {
    for (const page of options.values.pages.split(',')) await makeSheet(target, template, PageSize.parse(page), maker);
  }
}

async function makeSheet(target: string, template: string, page: PageSize, maker: PdfMaker): Promise<void> {
  const name = `${template}-${page}`;
  const room = path.join(target, name);
  await rm(room, { recursive: true, force: true });
  await mkdir(room, { recursive: true });
  for (const career of options.values.careers.split(',')) {
    // A wrong name is refused by `loadSample` itself.
    const sample: Resume = await loadSample(career as CareerId);
    for (const variant of options.values.variants.split(',').filter(isVariant)) {
      await makePages(path.join(room, `${career}-${variant}`), variantOf(sample, variant), { template, page }, maker);
    }
  }
  const count = await montage(room, path.join(target, `${name}.png`));
  console.log(`${path.join(target, `${name}.png`)}: ${count} pages`);
}

/** One row for each career: its pages side by side. */
async function montage(room: string, sheet: string): Promise<number> {
  const pictures = (await readdir(room)).filter((file) => file.endsWith('.png')).toSorted();
  const strips: string[] = [];
  for (const career of options.values.careers.split(',')) {
    const pages = options.values.variants
      .split(',')
      .flatMap((variant) => pictures.filter((file) => file.startsWith(`${career}-${variant}-`)));
    const strip = path.join(room, `${career}.strip.png`);
    await run('montage', [
      ...['-geometry', '620x+10+10', '-tile', `${pages.length}x1`, '-background', '#8f8b86'],
      ...pages.map((file) => path.join(room, file)),
      strip,
    ]);
    strips.push(strip);
  }
  await run('convert', [...strips, '-background', '#8f8b86', '-append', sheet]);
  await Promise.all(strips.map((strip) => rm(strip)));
  return pictures.length;
}

async function makePages(
  base: string,
  resume: Resume,
  design: { readonly template: string; readonly page: PageSize },
  maker: PdfMaker,
): Promise<void> {
  await writeFile(`${base}.pdf`, await maker.pdf({ ...resume, design: { ...resume.design, ...design } }));
  await run('pdftoppm', ['-png', '-r', options.values.dpi, `${base}.pdf`, base]);
}
