/** Updates that came before what they build on. They wait, within a limit, by the clock that they wait for. */
import { err, ok, type Result } from '@peersume/base';
import type { GateError } from './gate-error.ts';
import type { Scan, ScannedId } from './scan-update.ts';

export interface Received {
  /** `waiting`: something that comes before it is missing. */
  readonly type: 'applied' | 'waiting';
}

export interface WaitingRoom {
  wait(arrival: Arrival, missing: ScannedId): Result<Received, GateError>;
  /** Those that waited for no more than this clock of the client. */
  take(client: number, clock: number): Arrival[];
  bytes(): number;
}

export interface Arrival {
  readonly update: Uint8Array;
  readonly scan: Scan;
  /** Stored by this device itself. */
  readonly isTrusted: boolean;
  /** Told when it has come in. */
  readonly onApplied: () => void;
}

export function createWaitingRoom(maxBytes: number): WaitingRoom {
  /** For each client, in the order of the clocks that are waited for. */
  const waiting = new Map<number, (Arrival & { readonly clock: number })[]>();
  let bytes = 0;

  return {
    bytes: () => bytes,
    wait(arrival, { client, clock }) {
      const { update } = arrival;
      const others = waiting.get(client) ?? [];
      if (others.some((other) => other.clock === clock && areSame(other.update, update)))
        return ok({ type: 'waiting' });
      if (bytes + update.length > maxBytes) return err({ type: 'TooMuchWaiting', bytes, limit: maxBytes });
      bytes += update.length;
      const at = others.findIndex((other) => other.clock > clock);
      others.splice(at < 0 ? others.length : at, 0, { ...arrival, clock });
      waiting.set(client, others);
      return ok({ type: 'waiting' });
    },
    take(client, clock) {
      const others = waiting.get(client) ?? [];
      const count = others.findIndex((other) => other.clock > clock);
      const ready = others.splice(0, count < 0 ? others.length : count);
      for (const { update } of ready) bytes -= update.length;
      return ready;
    },
  };
}

const areSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
