/**
 * The person's limits, in bytes per second of payload, all links together (EX70). A bucket fills at the rate; what is
 * sent or asked for may overdraw it once, and waits then until it is paid.
 */
import { lookAt } from './look-again.ts';
import { type Core, type RateLimit } from './state.ts';

/** What may be saved up while nothing is sent, in milliseconds of the rate. */
const savedMs = 100;

export function setLimit(core: Core, limit: RateLimit, bytesPerSecond: number | undefined): void {
  limit.bytesPerMs = bytesPerSecond === undefined ? Infinity : Math.max(0, bytesPerSecond) / 1000;
  limit.bytes = 0;
  limit.at = core.now;
}

/** Whether anything is to be moved now; when not, it is looked at when it is. */
export function mayMove(core: Core, limit: RateLimit): boolean {
  if (limit.bytesPerMs === Infinity) return true;
  limit.bytes = Math.min(limit.bytesPerMs * savedMs, limit.bytes + (core.now - limit.at) * limit.bytesPerMs);
  limit.at = core.now;
  if (limit.bytes >= 0 && limit.bytesPerMs > 0) return true;
  if (limit.bytesPerMs > 0) lookAt(core, core.now - limit.bytes / limit.bytesPerMs + roundUpMs);
  return false;
}

/** So that rounding does not wake us a moment before the bucket is paid. */
const roundUpMs = 0.01;

export function noteMoved(limit: RateLimit, bytes: number): void {
  if (limit.bytesPerMs !== Infinity) limit.bytes -= bytes;
}
