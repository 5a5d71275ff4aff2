import { judge } from '../judges.ts';
import { runProgram } from './run-program.ts';

/** What qpdf finds wrong with a file's syntax and streams; empty where nothing. */
export async function qpdfCheck(file: string): Promise<string> {
  const { status, stdout, stderr } = await runProgram(judge('qpdf'), ['--check', file]);
  return status === 0 ? '' : `${stdout}${stderr}`;
}
