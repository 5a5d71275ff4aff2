/** A fast link through a proxy that can be cut, between two ends whose clocks a test moves. */
import { connect, createServer, type Socket } from 'node:net';
import { type Clock } from '@peersume/base';
import { formatAddress, parseAddress } from '../../../addresses/index.ts';
import { type TimedPair } from '../../../testing/index.ts';
import { createFastPair } from './fast-pair.ts';

/** `breakOff`: the connection ends at both ends, and nobody says why. */
export async function createTimedPair(): Promise<TimedPair & { breakOff(): void }> {
  const clock = createPushedClock();
  const proxy = createProxy();
  const pair = await createFastPair({ clock, through: (address) => proxy.through(address) });
  return {
    ...pair,
    cut: proxy.cut,
    passTime: clock.pass,
    breakOff: proxy.close,
    async close() {
      await pair.close();
      proxy.close();
    },
  };
}

interface Proxy {
  /** The address by which the proxy leads there. */
  through(address: string): Promise<string>;
  cut(): void;
  close(): void;
}

function createProxy(): Proxy {
  const sockets: Socket[] = [];
  let target = 0;
  const server = createServer((near) => {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      sockets.push(socket);
    }
    near.pipe(far);
    far.pipe(near);
  });
  return {
    async through(address) {
      const parsed = parseAddress(address);
      if (!parsed.ok) throw new Error(parsed.error.detail);
      target = parsed.value.port;
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const bound = server.address();
      if (typeof bound !== 'object' || bound === null) throw new Error('the proxy has no port');
      return formatAddress({ ...parsed.value, port: bound.port });
    },
    cut() {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

interface PushedClock extends Clock {
  /** Timers run in their order; between two of them, what the sockets bring is waited for. */
  readonly pass: (byMs: number) => Promise<void>;
}

function createPushedClock(): PushedClock {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  return {
    now: () => now,
    after(delayMs, task) {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    async pass(byMs) {
      const end = now + byMs;
      for (;;) {
        await settle();
        const due = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = due.at;
        due.task();
      }
      now = end;
    },
  };
}

/** A word through two sockets on loopback and its answer take a few turns of the loop; these are many. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
}
