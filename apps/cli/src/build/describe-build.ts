/** What a build came to, in one line for a person and in full for a program. */
import type { LayoutFinding } from '@peersume/typeset';
import type { Report } from '../report.ts';
import { printable } from '../terminal/print.ts';
import { style } from '../terminal/style.ts';
import { describeFinding } from './describe-finding.ts';
import { describeProblem } from './describe-problem.ts';
import type { FileProblem } from './load-file.ts';
import type { WrittenFile } from './write-output.ts';

export interface Build {
  readonly input: string;
  readonly files: readonly WrittenFile[];
  readonly pageCount: number;
  readonly findings: readonly LayoutFinding[];
  readonly problems: readonly FileProblem[];
  readonly tookMs: number;
}

export function describeBuild(build: Build): Report {
  const { files, pageCount, findings, problems } = build;
  const tookMs = Math.round(build.tookMs);
  const words = [pageCount === 1 ? '1 page' : `${pageCount} pages`, size(files), `${tookMs} ms`];
  const toStandardOutput = files.every(({ path }) => path === '-');
  const stream = toStandardOutput ? process.stderr : process.stdout;
  return {
    text: `${style('good', nameFiles(files), stream)}  ${style('quiet', words.join('  '), stream)}`,
    notes: [...problemNotes(build.input, problems), ...findingNotes(findings)],
    data: { files, pages: pageCount, findings, problems, tookMs },
    ...(toStandardOutput && { outputIsTaken: true }),
  };
}

const maxListedProblems = 3; // `validate` lists them all

function problemNotes(input: string, problems: readonly FileProblem[]): string[] {
  const listed = problems.slice(0, maxListedProblems).map(describeProblem);
  const rest = problems.length - listed.length;
  const more = `${rest} more of the kind; all of them: peersume validate ${input}`;
  return rest > 0 ? [...listed, more] : listed;
}

const findingNotes = (findings: readonly LayoutFinding[]): string[] => [
  ...new Set(findings.map(describeFinding).filter((sentence) => sentence !== undefined)),
];

function nameFiles(files: readonly WrittenFile[]): string {
  const [first, ...others] = files.map(({ path }) => printable(path === '-' ? 'standard output' : path));
  const last = others.at(-1);
  return last === undefined ? `${first}` : `${first} … ${last}`;
}

function size(files: readonly WrittenFile[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
