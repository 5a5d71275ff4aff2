/** What every step of reading a file shares. */
import type { IdSource } from '../create/id-source.ts';
import type { Became, ResumeProblem } from './problem.ts';

export interface Reading {
  readonly ids: IdSource;
  /** BCP 47; decides how ambiguous dates are read. */
  readonly language: string;
  readonly report: Report;
  /** For what a file does everywhere alike: told the first time only. */
  readonly reportOnce: Report;
}

type Report = (path: string, message: string, became?: Became) => void;

/** Collects at most `maxProblems`: a file with more is wrong as a whole, and the rest would only be noise. */
export function createReading(ids: IdSource, language: string): { reading: Reading; problems: ResumeProblem[] } {
  const problems: ResumeProblem[] = [];
  const report = (path: string, message: string, became: Became = 'readOtherwise'): void => {
    if (problems.length < maxProblems) problems.push({ path, message, became });
    else if (problems.length === maxProblems)
      problems.push({ path: '', message: 'There are more problems than are listed here.', became: 'more' });
  };
  const told = new Set<string>();
  const reportOnce: Report = (path, message, became) => {
    if (!told.has(message)) report(path, message, became);
    told.add(message);
  };
  return { reading: { ids, language, report, reportOnce }, problems };
}

const maxProblems = 1_000; // a person reads the first ten

/** For building something a second time, when its problems are told already. */
export function silent(reading: Reading): Reading {
  return { ...reading, report: () => undefined, reportOnce: () => undefined };
}
