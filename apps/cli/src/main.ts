/**
 * The command line: reads the arguments, runs one command, prints what it came to, gives the exit code.
 * A person's mistake is answered with a sentence and the next command to try; only a bug of ours shows a trace.
 */
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { exitCodes, type ExitCode } from './report.ts';
import { describeBug } from './terminal/describe-bug.ts';
import { listenForInterruption } from './terminal/interruption.ts';
import { endQuietlyWhenNobodyReads, printRefusal, printReport } from './terminal/print.ts';
import { refusalOfCommander } from './terminal/refusal-of-commander.ts';

export async function main(argv: readonly string[]): Promise<ExitCode> {
  endQuietlyWhenNobodyReads();
  listenForInterruption();
  const json = argv.includes('--json');
  try {
    return await run(argv, json);
  } catch (error) {
    process.stderr.write(describeBug(error));
    return exitCodes.bug;
  }
}

async function run(argv: readonly string[], json: boolean): Promise<ExitCode> {
  const { command, outcome } = createProgram(readVersion());
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.ok;
    // Without a command the help has been printed, which says what to do.
    if (error.code === 'commander.help') return exitCodes.wrongUsage;
    return printRefusal(refusalOfCommander(error, argv), json);
  }
  const result = await outcome();
  if (result === undefined) return exitCodes.ok;
  return result.ok ? printReport(result.value, json) : printRefusal(result.error, json);
}

function readVersion(): string {
  const description: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return description.version;
}
