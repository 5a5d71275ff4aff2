import { judge } from '../judges.ts';
import { runProgram } from './run-program.ts';

/** `reading` goes by geometry and is what most programs use; `raw` is the content stream's order. */
export type PopplerMode = 'reading' | 'raw';

/** All text of a file as poppler's `pdftotext` finds it, pages parted by form feeds. */
export async function extractWithPoppler(file: string, mode: PopplerMode = 'reading'): Promise<string> {
  const flags = mode === 'raw' ? ['-raw'] : [];
  const run = await runProgram(judge('pdftotext'), ['-enc', 'UTF-8', ...flags, file, '-']);
  if (run.status !== 0 || run.stderr !== '') throw new Error(`pdftotext ${file}: ${run.stderr}`);
  return run.stdout;
}
