/** `--help`: what it is in one line, real examples, then every argument and option, aligned. */
import type { Command, Help } from 'commander';
import { exitCodes } from '../report.ts';
import { examples } from './examples.ts';
import { style } from './style.ts';

export function formatHelp(command: Command, help: Help): string {
  const isRoot = command.parent === null;
  const sections = [
    help.commandDescription(command),
    section(
      'Examples',
      (examples[command.name()] ?? []).map(([line, meaning]) => [line, meaning]),
    ),
    section('Commands', isRoot ? help.visibleCommands(command).map((child) => [child.name(), child.summary()]) : []),
    section(
      'Arguments',
      help.visibleArguments(command).map((argument) => [help.argumentTerm(argument), argument.description]),
    ),
    section(
      'Options',
      help.visibleOptions(command).map((option) => [help.optionTerm(option), describeOption(option)]),
    ),
    isRoot ? section('Exit codes', exitCodeLines) : '',
    isRoot ? 'Help on one command: peersume build --help' : '',
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

const exitCodeLines: readonly Row[] = [
  [`${exitCodes.ok}`, 'went well'],
  [`${exitCodes.problemInInput}`, 'the résumé, link or share has a problem'],
  [`${exitCodes.wrongUsage}`, 'the command line is wrong'],
  [`${exitCodes.cannotReadOrWrite}`, 'a file could not be read or written'],
  [`${exitCodes.cannotConnect}`, 'nobody who has it, no daemon, or a port in use'],
  [`${exitCodes.bug}`, 'a bug in Peersume'],
  [`${exitCodes.interrupted}`, 'interrupted'],
];

type Row = readonly [term: string, meaning: string];

function section(title: string, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  // A term that is much longer than the others has its meaning on the next line.
  const width = Math.max(...rows.map(([term]) => term.length).filter((length) => length <= 46));
  const lines = rows.map(([term, meaning]) => {
    if (meaning === '') return `  ${term}`;
    if (term.length > width) return `  ${term}\n  ${' '.repeat(width)}  ${style('quiet', meaning)}`;
    return `  ${term.padEnd(width)}  ${style('quiet', meaning)}`;
  });
  return [style('strong', title), ...lines].join('\n');
}

function describeOption(option: { description: string; argChoices?: string[]; defaultValue?: unknown }): string {
  const choices = option.argChoices === undefined ? '' : `: ${option.argChoices.join(', ')}`;
  const standard = typeof option.defaultValue === 'string' ? ` (${option.defaultValue} if not given)` : '';
  return `${option.description}${choices}${standard}`;
}
