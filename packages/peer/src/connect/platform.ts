/** The platform's time and chance, the same in Node and in browsers. */
import type { Clock, Random } from '@peersume/base';

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

export const systemRandom: Random = {
  uint32: () => crypto.getRandomValues(new Uint32Array(1))[0] as number,
};
