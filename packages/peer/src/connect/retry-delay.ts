/** How long to wait before trying again: doubling, with jitter over the upper half, so that a crowd does not come back at once. */
import { fraction, type Random } from '@peersume/base';

export function retryDelayMs(random: Random, failures: number, firstMs: number, maxMs: number): number {
  // 2^30 first delays are more than any maximum; larger powers would overflow nothing but the reader's trust.
  const whole = Math.min(maxMs, firstMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return whole / 2 + (fraction(random) * whole) / 2;
}
