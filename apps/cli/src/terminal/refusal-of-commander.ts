/** Commander's complaints in our form. */
import type { CommanderError } from 'commander';
import type { Refusal } from '../report.ts';

export function refusalOfCommander(error: CommanderError, argv: readonly string[]): Refusal {
  const command = argv.find((argument) => !argument.startsWith('-'));
  const isKnown = error.code !== 'commander.unknownCommand' && command !== undefined;
  return {
    type: 'WrongUsage',
    message: sentence(error.message),
    next: isKnown ? `peersume ${command} --help` : 'peersume --help',
    facts: { code: error.code },
  };
}

/** "error: unknown option '--fits'\n(Did you mean --fit?)" -> "Unknown option --fits; did you mean --fit?" */
function sentence(message: string): string {
  const [first = '', ...rest] = message
    .replace(/^error: /, '')
    .replaceAll(/'([^'\n]*)'/g, '$1')
    .split('\n');
  const guess = /^\(Did you mean (.*)\?\)$/.exec(rest.join(' ').trim())?.[1];
  const start = first.charAt(0).toUpperCase() + first.slice(1);
  if (guess !== undefined) return `${start}; did you mean ${guess}?`;
  return start.endsWith('.') ? start : `${start}.`;
}
