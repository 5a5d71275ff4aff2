/**
 * Measures links over data channels beside a bare data channel, between two Chromium processes in the same run:
 * `npx node test/e2e/measure-webrtc.ts [delay of each direction in ms] [MB] [rounds]`. With a delay, every connection goes
 * through a relay of datagrams that holds each for so long.
 */
import { createSocket, type Socket } from 'node:dgram';
import { connectSignalling, openWebrtcPage, type WebrtcBrowser } from './webrtc-driver.ts';

const [delayMs = 0, megabytes = 16, rounds = 7] = process.argv.slice(2).map(Number);
const bytes = megabytes * 1e6;
const warmUps = 2;
/** Nobody is there: with a delay, no way leads past the relay. */
const discardPort = 9;

interface Case {
  readonly name: string;
  readonly stripes: number | undefined;
  readonly messageBytes: number;
}

const cases: readonly Case[] = [
  { name: 'bare, 64 KiB messages', stripes: undefined, messageBytes: 65_536 },
  { name: 'bare, 16 KiB messages', stripes: undefined, messageBytes: 16_384 },
  { name: 'link, one connection', stripes: 1, messageBytes: 262_144 },
  { name: 'link, up to four', stripes: 4, messageBytes: 262_144 },
];

/** By case, what each round measured. */
const rates = cases.map((): number[] => []);
const senderMs = cases.map((): number[] => []);
const takerMs = cases.map((): number[] => []);

await using one = await openWebrtcPage({ entry: 'webrtc-measure-page.ts' });
await using other = await openWebrtcPage({ entry: 'webrtc-measure-page.ts' });
const sockets: Socket[] = [];
for (const { page } of [one, other])
  await page.exposeFunction('wayTo', async (address: string, port: number) =>
    delayMs > 0
      ? ['127.0.0.1', address.includes('.') ? await relay(address, port, sockets) : discardPort]
      : [address, port],
  );
connectSignalling(one.signalling, other.signalling);
const open = ({ page }: WebrtcBrowser, number: number, direction: 'dialled' | 'accepted') =>
  page.evaluate(([end, way, stripes]) => globalThis.measurePage.open(end, way, stripes), [
    number,
    direction,
    cases[number]?.stripes,
  ] as const);
for (const number of cases.keys()) {
  // A listener is there before the offer.
  const accepted = open(other, number, 'accepted');
  await Promise.all([accepted, open(one, number, 'dialled')]);
}
const watches = await Promise.all([one, other].map(watchTasks));
// The first rounds make windows and connections grow; they do not count.
for (let round = -warmUps; round < rounds; round++)
  for (const number of cases.keys()) await measure(number, round >= 0);
for (const [number, { name }] of cases.entries()) {
  const share = median(rates[number]) / Math.max(median(rates[0]), median(rates[1]));
  console.log(
    `${name}: ${median(rates[number]).toFixed(2)} MB/s, ${share.toFixed(2)} of the better bare one; ` +
      `main thread, ms per MB: sender ${median(senderMs[number]).toFixed(2)}, taker ${median(takerMs[number]).toFixed(2)}`,
  );
}
process.exit();

async function measure(number: number, counts: boolean): Promise<void> {
  const before = await Promise.all(watches.map((read) => read()));
  const messageBytes = cases[number]?.messageBytes ?? 0;
  const [seconds] = await Promise.all([
    one.page.evaluate(([end, all, each]) => globalThis.measurePage.send(end, all, each), [
      number,
      bytes,
      messageBytes,
    ] as const),
    other.page.evaluate(([end, all]) => globalThis.measurePage.take(end, all), [number, bytes] as const),
  ]);
  const after = await Promise.all(watches.map((read) => read()));
  if (!counts) return;
  rates[number]?.push(megabytes / seconds);
  for (const [at, list] of [senderMs, takerMs].entries())
    list[number]?.push((((after[at] ?? 0) - (before[at] ?? 0)) * 1000) / megabytes);
}

function median(values: readonly number[] = []): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? NaN;
}

/** Seconds that the page's main thread has spent in tasks since now. */
async function watchTasks({ page }: WebrtcBrowser): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
}

/** A port of 127.0.0.1 that leads there, each datagram after the delay, both ways. */
async function relay(address: string, port: number, sockets: Socket[]): Promise<number> {
  const near = createSocket({ type: 'udp4', recvBufferSize: 8e6, sendBufferSize: 8e6 });
  const far = createSocket({ type: 'udp4', recvBufferSize: 8e6, sendBufferSize: 8e6 });
  sockets.push(near, far);
  await Promise.all([near, far].map((socket) => new Promise<void>((resolve) => socket.bind(0, resolve))));
  let caller: { readonly address: string; readonly port: number } | undefined;
  const later = delayed();
  near.on('message', (message, from) => {
    caller = from;
    later(() => far.send(message, port, address));
  });
  far.on('message', (message) => {
    later(() => {
      if (caller !== undefined) near.send(message, caller.port, caller.address);
    });
  });
  return near.address().port;
}

function delayed(): (task: () => void) => void {
  const queue: { readonly at: number; readonly task: () => void }[] = [];
  let isWaiting = false;
  function run(): void {
    const now = performance.now();
    while ((queue[0]?.at ?? Infinity) <= now) {
      try {
        queue.shift()?.task();
      } catch {
        // The measure is over and the socket closed.
      }
    }
    const [next] = queue;
    isWaiting = next !== undefined;
    if (next !== undefined) setTimeout(run, Math.max(0, next.at - now));
  }
  return (task) => {
    queue.push({ at: performance.now() + delayMs, task });
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(run, delayMs);
  };
}
