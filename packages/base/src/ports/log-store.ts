import { type Result } from '../result.ts';

/**
 * Logs that only grow, each with a few small values beside it that may be replaced (a checkpoint, the steps of undo).
 * The entries are the truth; a value beside a log is a help and may be missing.
 *
 * A change is acknowledged when it is durable, and it is there as a whole or not at all. Writes of several callers to
 * one log follow one another; their entries are never mixed. Bytes given are not kept hold of, bytes got are the
 * caller's. What the signal interrupts may or may not have happened.
 */
export interface LogStore {
  /** Adds entries at the end and sets values beside; a log begins with its first change. Gives its length then. */
  write(log: string, change: LogChange, signal?: AbortSignal): Promise<Result<number, LogStoreError>>;
  /** Entries in order, from number `from` (the first is 0), at most `limit`. None for a log that is not there. */
  read(log: string, from: number, limit: number, signal?: AbortSignal): Promise<Result<Uint8Array[], LogStoreError>>;
  /** Undefined when there is no such value. */
  readBeside(log: string, name: string, signal?: AbortSignal): Promise<Result<Uint8Array | undefined, LogStoreError>>;
  /** Every log that is there, in the order of their names' code units. */
  list(signal?: AbortSignal): Promise<Result<LogSummary[], LogStoreError>>;
  /** For ever, with all that is beside it. */
  remove(log: string, signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
}

export interface LogChange {
  readonly append?: readonly Uint8Array[];
  /** Null takes the value away. */
  readonly beside?: ReadonlyMap<string, Uint8Array | null>;
}

export interface LogSummary {
  readonly name: string;
  /** Entries. */
  readonly length: number;
}

export type LogStoreError =
  /** No space is left; what was there before is unchanged. */
  | { readonly type: 'StoreFull' }
  /** The platform does not let this program store anything. */
  | { readonly type: 'StoreDenied'; readonly detail: string }
  | { readonly type: 'StoreFailure'; readonly detail: string }
  /** The caller's signal. */
  | { readonly type: 'Aborted' };
