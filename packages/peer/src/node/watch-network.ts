/** Tells when the machine's addresses changed or it woke from sleep, by looking every few seconds. */
import { networkInterfaces } from 'node:os';
import type { Clock, Timer } from '@peersume/base';

const lookEveryMs = 5_000;
/** The date went on by so much more than the clock: the machine slept, or somebody set the date. */
const sleepMs = 15_000;

export interface NetworkPorts {
  readonly clock: Clock;
  /** UTC, in milliseconds. */
  readonly date: () => number;
  readonly interfaces?: typeof networkInterfaces;
}

export function watchNetwork(ports: NetworkPorts, changed: () => void): { close(): void } {
  const { clock, date, interfaces = networkInterfaces } = ports;
  let before = fingerprint(interfaces());
  let clockAt = clock.now();
  let dateAt = date();
  let timer: Timer;
  const look = (): void => {
    const now = fingerprint(interfaces());
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

/** Bridges and containers of this machine come and go with link-local addresses alone: nobody is reached by those. */
const fingerprint = (interfaces: ReturnType<typeof networkInterfaces>): string =>
  Object.entries(interfaces)
    .flatMap(([name, list]) => (list ?? []).map(({ address }) => `${name} ${address}`))
    .filter((line) => !line.includes(' fe80:'))
    .sort()
    .join('\n');
