/** The platform's monotonic clock and its cryptographic chance, as the ports say. */
import { randomFillSync } from 'node:crypto';
import { type Clock, type Random } from '@peersume/base';

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, task) {
    // A timer of the platform holds 2^31 - 1 milliseconds at most.
    const timer = setTimeout(task, Math.min(Math.max(0, delayMs), 2 ** 31 - 1));
    return { cancel: () => clearTimeout(timer) };
  },
};

/** Numbers drawn at once: one call of the platform for many. */
const drawn = new Uint32Array(256);
let next = drawn.length;

export const systemRandom: Random = {
  uint32() {
    if (next === drawn.length) {
      randomFillSync(drawn);
      next = 0;
    }
    return drawn[next++] ?? 0;
  },
};
