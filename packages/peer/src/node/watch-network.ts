/** Tells when the machine's addresses changed or it woke from sleep, by looking every few seconds. */
import { networkInterfaces } from 'node:os';
import type { Clock, Timer } from '@peersume/base';

const lookEveryMs = 5_000;
/** The date went on by so much more than the clock: the machine slept, or somebody set the date. */
const sleepMs = 15_000;

export function watchNetwork(clock: Clock, date: () => number, changed: () => void): { close(): void } {
  let before = fingerprint();
  let clockAt = clock.now();
  let dateAt = date();
  let timer: Timer;
  const look = (): void => {
    const now = fingerprint();
    const slept = date() - dateAt - (clock.now() - clockAt);
    // A monotonic clock may or may not run on during sleep; a turn that comes much too late tells it in either case.
    const isLate = clock.now() - clockAt > lookEveryMs + sleepMs;
    if (now !== before || slept > sleepMs || isLate) changed();
    before = now;
    clockAt = clock.now();
    dateAt = date();
    timer = clock.after(lookEveryMs, look);
  };
  timer = clock.after(lookEveryMs, look);
  return { close: () => timer.cancel() };
}

const fingerprint = (): string =>
  Object.entries(networkInterfaces())
    .flatMap(([name, list]) => (list ?? []).map(({ address }) => `${name} ${address}`))
    .sort()
    .join('\n');
