/**
 * Something that can be asked of a daemon, by its own process or over HTTP: one description for both. Input from outside
 * is read before it runs; while it runs it may tell how far it is.
 */
import type { Result } from '@peersume/base';
import type { DaemonError } from '../../daemon-error.ts';
import type { Daemon } from '../../daemon.ts';
import type { Offers } from './offers.ts';
import type { InputWrong } from './read-input.ts';

export interface Operation<Input, Progress, Output> {
  readonly read: (input: unknown) => Result<Input, InputWrong>;
  readonly run: (
    context: OperationContext,
    input: Input,
    told: (progress: Progress) => void,
    signal: AbortSignal,
  ) => Promise<Result<Output, OperationError>>;
}

export interface OperationContext {
  readonly daemon: Daemon;
  readonly offers: Offers;
}

export type OperationError =
  | DaemonError
  | InputWrong
  /** Answered already, taken back, or of another run. */
  | { readonly type: 'OfferGone'; readonly id: string };
