/**
 * How a command asks a daemon, be it one of its own process or one that runs: by operations, and bytes as a stream. Only
 * types of the daemon are imported, so that a command that talks to a running one starts fast.
 */
import type { Result } from '@peersume/base';
import type { ByteRange } from '../../daemon.ts';
import type { OperationInput, OperationName, OperationOutput, OperationProgress } from '../operations/operations.ts';
import type { OperationError } from '../operations/operation.ts';

export interface Door {
  /** Whether another process is asked: what is shared there outlives this command. */
  readonly isRunning: boolean;
  call<N extends OperationName>(
    name: N,
    input: OperationInput<N>,
    told?: (progress: OperationProgress<N>) => void,
    signal?: AbortSignal,
  ): Promise<Result<OperationOutput<N>, DoorError>>;
  read(root: string, path: string, range: ByteRange, signal: AbortSignal): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

export type DoorError =
  | OperationError
  /** The running daemon does not answer any more, or refuses. */
  | { readonly type: 'DaemonGone'; readonly detail: string };
