/** Where the output goes and in which format, decided before any work is done. */
import { basename, extname, join, dirname } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';
import { formatNames, type Format } from './option-names.ts';

export interface OutputPlan {
  readonly format: Format;
  /** `-` is standard output. */
  readonly path: string;
}

export interface OutputWish {
  readonly input: string;
  readonly output?: string;
  readonly format?: string;
  readonly json: boolean;
  readonly watch: boolean;
  readonly stdoutIsTerminal: boolean;
}

export function planOutput(wish: OutputWish): Result<OutputPlan, Refusal> {
  const { input, output, json } = wish;
  const path = output ?? (input === '-' ? '-' : undefined);
  const format = chooseFormat(wish.format, path);
  if (!format.ok) return format;

  if (wish.watch && input === '-') return refuse('Standard input cannot be watched; give a file.');
  if (path === '-') {
    if (wish.watch) return refuse('--watch needs a file to write to.', `peersume build ${input} --watch -o resume.pdf`);
    if (json)
      return refuse(
        '--json and the output cannot both go to standard output.',
        `peersume build ${input} --json -o resume.pdf`,
      );
    if (wish.stdoutIsTerminal)
      return refuse(
        `A ${format.value.toUpperCase()} cannot be shown on a terminal.`,
        `peersume build ${input} -o resume.${format.value}`,
      );
    return ok({ format: format.value, path });
  }
  return ok({ format: format.value, path: path ?? besideInput(input, format.value) });
}

/** `name-1.png`, `name-2.png` …, with zeros in front so that they sort; a single page keeps the name. */
export function pagePath(path: string, index: number, count: number): string {
  if (count === 1) return path;
  const ending = extname(path);
  const number = String(index + 1).padStart(String(count).length, '0');
  return `${path.slice(0, path.length - ending.length)}-${number}${ending}`;
}

function chooseFormat(wanted: string | undefined, path: string | undefined): Result<Format, Refusal> {
  const given = formatNames.find((name) => name === wanted);
  if (given !== undefined) return ok(given);
  const ending = path === undefined || path === '-' ? '' : extname(path).slice(1).toLowerCase();
  const byEnding = formatNames.find((name) => name === ending);
  if (byEnding !== undefined) return ok(byEnding);
  if (ending === '') return ok('pdf');
  return refuse(`I write ${formatNames.join(' and ')}, not .${ending}.`, 'peersume build --help');
}

function besideInput(input: string, format: Format): string {
  const name = basename(input);
  const stem = name.slice(0, name.length - extname(name).length) || name;
  return join(dirname(input), `${stem}.${format}`);
}

const refuse = (message: string, next = 'peersume build --help') => err<Refusal>({ type: 'WrongUsage', message, next });
