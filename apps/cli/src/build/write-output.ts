/** Puts the finished document where it belongs: one PDF, or a PNG for each page. */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@peersume/base';
import { isSameFile } from '../files/is-same-file.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { writeStandardOutput } from '../files/write-standard-output.ts';
import type { Refusal } from '../report.ts';
import { pagePath, type OutputPlan } from './output-plan.ts';

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export async function writeOutput(
  plan: OutputPlan,
  input: string,
  pdf: Uint8Array,
  dpi: number,
): Promise<Result<readonly WrittenFile[], Refusal>> {
  const contents = plan.format === 'pdf' ? [pdf] : await drawPages(pdf, dpi);
  if (plan.path === '-') return await writeToStandardOutput(contents);

  const paths = contents.map((_, index) => pagePath(plan.path, index, contents.length));
  const overInput = input === '-' ? undefined : paths.find((path) => isSameFile(path, input));
  if (overInput !== undefined) {
    return err({
      type: 'WrongUsage',
      message: `${overInput} is the résumé itself; writing there would destroy it.`,
      next: `peersume build ${input} -o resume.${plan.format}`,
    });
  }
  const files: WrittenFile[] = [];
  for (const [index, content] of contents.entries()) {
    const path = paths[index] ?? plan.path;
    const written = await writeAtomically(path, content);
    if (!written.ok) return written;
    files.push(describe(path, content));
  }
  return ok(files);
}

async function writeToStandardOutput(
  contents: readonly Uint8Array[],
): Promise<Result<readonly WrittenFile[], Refusal>> {
  const [content, ...more] = contents;
  if (content === undefined || more.length > 0) {
    return err({
      type: 'WrongUsage',
      message: `${contents.length} pages make as many pictures, and standard output takes one.`,
      next: 'peersume build - -o page.png',
    });
  }
  const written = await writeStandardOutput(content);
  return written.ok ? ok([describe('-', content)]) : written;
}

const describe = (path: string, content: Uint8Array): WrittenFile => ({
  path,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

/** PDFium is 4 MB of WebAssembly: loaded only when a picture is wanted. */
async function drawPages(pdf: Uint8Array, dpi: number): Promise<readonly Uint8Array[]> {
  const { renderPng } = await import('../png/render-png.ts');
  return await renderPng(pdf, dpi);
}
