/**
 * One timer for a moment that often moves. Moving it further away costs nothing: the timer that is set rings, finds
 * that it is early, and is set again.
 */
import { type Clock, type Timer } from '@peersume/base';

export interface WakeTimer {
  /** The newest word replaces the one before; `Infinity` is never. */
  set(atMs: number): void;
  cancel(): void;
}

/** A delay below this could leave a clock with large readings where it is, for ever. */
const shortestDelayMs = 0.01;

export function createWakeTimer(clock: Clock, wake: () => void): WakeTimer {
  let wantedAtMs = Infinity;
  let timer: Timer | undefined;
  let ringsAtMs = Infinity;

  function set(atMs: number): void {
    wantedAtMs = atMs;
    if (timer !== undefined && ringsAtMs <= atMs) return;
    timer?.cancel();
    timer = undefined;
    if (atMs !== Infinity) start();
  }

  function start(): void {
    ringsAtMs = wantedAtMs;
    timer = clock.after(Math.max(wantedAtMs - clock.now(), shortestDelayMs), ring);
  }

  function ring(): void {
    timer = undefined;
    if (wantedAtMs === Infinity) return;
    if (clock.now() < wantedAtMs) return start();
    wantedAtMs = Infinity;
    wake();
  }

  return {
    set,
    cancel: () => {
      timer?.cancel();
      timer = undefined;
      wantedAtMs = Infinity;
    },
  };
}
