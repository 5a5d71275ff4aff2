/**
 * How a command ends. What went as asked is a report; what did not, and is no bug, is a refusal: it says what
 * happened and which command to try next, and its type gives the exit code.
 */

import type { Result } from '@peersume/base';

export interface Report {
  /** For a person; without a newline at the end. Absent where there is nothing to say. */
  readonly text?: string;
  /** What else a person should know, one sentence each; goes to standard error. */
  readonly notes?: readonly string[];
  /** For `--json`. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly exitCode?: ExitCode;
  /** Standard output holds the result itself, so the text goes to standard error. */
  readonly outputIsTaken?: true;
}

export interface Refusal {
  readonly type: 'ProblemInInput' | 'WrongUsage' | 'CannotRead' | 'CannotWrite' | 'CannotConnect' | 'Interrupted';
  readonly message: string;
  /** A command line, ready to be copied. */
  readonly next?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** What a command came to; a command that goes on (`--watch`) reports by itself and gives its last report. */
export type Outcome = Result<Report, Refusal>;

/** Scripts depend on these; `peersume --help` prints them. */
export const exitCodes = {
  ok: 0,
  problemInInput: 1,
  wrongUsage: 2,
  cannotReadOrWrite: 3,
  /** Nobody who has it, no daemon, or a port that another program holds. */
  cannotConnect: 4,
  /** As sysexits.h has it. */
  bug: 70,
  /** 128 + the signal's number, as shells have it. */
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeOf = {
  ProblemInInput: exitCodes.problemInInput,
  WrongUsage: exitCodes.wrongUsage,
  CannotRead: exitCodes.cannotReadOrWrite,
  CannotWrite: exitCodes.cannotReadOrWrite,
  CannotConnect: exitCodes.cannotConnect,
  Interrupted: exitCodes.interrupted,
} as const satisfies Record<Refusal['type'], ExitCode>;
