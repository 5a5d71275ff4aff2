/** What all parts of one network share. */
import { type Frame } from '@peersume/base';
import { type EventQueue } from '../events/event-queue.ts';
import { type NetworkEvent } from '../world.ts';
import { type FrameCheck } from './frame-check.ts';

export interface NetworkState {
  readonly queue: EventQueue;
  readonly seed: string;
  readonly frameCheck: FrameCheck | undefined;
  observer: ((event: NetworkEvent) => void) | undefined;
  /** Ends of links made so far. */
  ends: number;
}

/** Tells the observer; call it only where there is one, for its arguments cost something. */
export function tell(
  state: NetworkState,
  type: NetworkEvent['type'],
  from: string,
  to: string,
  about?: { readonly frame?: Frame; readonly reason?: string },
): void {
  state.observer?.({
    type,
    atMs: state.queue.now,
    from,
    to,
    header: about?.frame?.header,
    payloadBytes: about?.frame?.payload?.byteLength,
    reason: about?.reason,
  });
}
