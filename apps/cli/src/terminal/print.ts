/** Writes reports and refusals: results to standard output, everything said about them to standard error. */
import { exitCodeOf, exitCodes, type ExitCode, type Refusal, type Report } from '../report.ts';
import { style } from './style.ts';

export function printReport(report: Report, json: boolean): ExitCode {
  const exitCode = report.exitCode ?? exitCodes.ok;
  if (json) {
    process.stdout.write(`${JSON.stringify({ ok: exitCode === exitCodes.ok, ...report.data })}\n`);
    return exitCode;
  }
  for (const note of report.notes ?? []) {
    process.stderr.write(`${style('warning', 'note:', process.stderr)} ${printable(note)}\n`);
  }
  if (report.text !== undefined) (report.outputIsTaken ? process.stderr : process.stdout).write(`${report.text}\n`);
  return exitCode;
}

export function printRefusal(refusal: Refusal, json: boolean): ExitCode {
  if (json) {
    const { type, message, next, facts } = refusal;
    process.stdout.write(
      `${JSON.stringify({ ok: false, error: { type, message, ...facts, ...(next && { next }) } })}\n`,
    );
  } else {
    process.stderr.write(`${style('bad', 'error:', process.stderr)} ${printable(refusal.message)}\n`);
    if (refusal.next !== undefined)
      process.stderr.write(`  try: ${style('strong', printable(refusal.next), process.stderr)}\n`);
  }
  return exitCodeOf[refusal.type];
}

/** Words from files and command lines must not steer the terminal: controls and direction changers are shown as codes. */
export function printable(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}

/** A program that reads our output may stop reading (`| head`); that is its right and no error. */
export function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
}
