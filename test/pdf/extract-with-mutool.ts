import { judge } from '../judges.ts';
import { runProgram } from './run-program.ts';

/** All text of a file as MuPDF finds it. Right-to-left text comes in visual order. */
export async function extractWithMutool(file: string): Promise<string> {
  const run = await runProgram(judge('mutool'), ['draw', '-q', '-F', 'text', file]);
  const complaints = run.stderr.replace(/^warning: ICC support is not available\n/m, '');
  if (run.status !== 0 || complaints !== '') throw new Error(`mutool ${file}: ${run.stderr}`);
  return run.stdout;
}
