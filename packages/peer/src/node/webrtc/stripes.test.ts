/** Links with several connections over real UDP on loopback, with clocks that go faster than time. */
import { type Clock } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { createIdentity, type Identity } from '../../identity/index.ts';
import { listenTo } from '../../testing/index.ts';
import { openWebrtcLink } from '../../webrtc/open-webrtc-link.ts';
import { type Rtc, type RtcConnection } from '../../webrtc/rtc.ts';
import { createSignallingPair } from '../../webrtc/testing/signalling-pair.ts';
import { nodeRtc } from './node-rtc.ts';

/** Looks come every 25 ms; what waits for a network waits as long as ever. */
const quickClock: Clock = {
  now: () => performance.now() * 20,
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs > 1_000 ? delayMs : delayMs / 20);
    return { cancel: () => clearTimeout(timer) };
  },
};

describe('several connections of one link', () => {
  test('[WR6] one is added under load; when it dies, everything still comes, in order', async () => {
    await using pair = await openPair(4);
    const { dialler, acceptor, made } = pair;
    let next = 0;
    let isWrong = false;
    const arrived = acceptor.each(Infinity, ({ header, payload }) => {
      isWrong ||= numberIn(header) !== next || payload?.byteLength !== lengthOf(next);
      next++;
    });
    // It never has enough: the link's end ends it.
    arrived.catch(() => {});
    let sent = 0;
    async function sendUntil(holds: () => boolean): Promise<void> {
      for (; !holds(); sent++)
        await dialler.sendWhenWelcome({ header: headerOf(sent), payload: new Uint8Array(lengthOf(sent)) });
    }
    // After the two of the link's beginning, the two ends of the newest stripe; one that did not help is closed again.
    await sendUntil(() => made.length >= 4 && made.slice(-2).every(({ hasPath }) => hasPath));
    let goal = sent + 100;
    await sendUntil(() => sent >= goal);
    made.at(-2)?.close();
    goal = sent + 300;
    await sendUntil(() => sent >= goal);
    while (next < sent) await new Promise((resolve) => setImmediate(resolve));
    expect(isWrong).toBe(false);
    expect([dialler.closedTimes, acceptor.closedTimes]).toEqual([0, 0]);
  }, 60_000);

  test('[WR6] when the first connection is gone, so is the link', async () => {
    await using pair = await openPair(1);
    pair.made[0]?.close();
    expect(await pair.firstClosed).toBe('the other end is gone');
  });

  test('[WR7] a link of one connection stays with one', async () => {
    await using pair = await openPair(1);
    const taken = pair.acceptor.take(400);
    for (let number = 0; number < 400; number++)
      await pair.dialler.sendWhenWelcome({ header: headerOf(number), payload: new Uint8Array(100_000) });
    await taken;
    expect(pair.made.length).toBe(2);
  }, 60_000);
});

const lengthOf = (number: number): number => 100_000 + (number % 50);
const headerOf = (number: number): Uint8Array => new Uint8Array(Uint32Array.of(number).buffer);
const numberIn = (header: Uint8Array): number => new DataView(header.buffer, header.byteOffset).getUint32(0, true);

async function openPair(stripes: number) {
  const made: RtcConnection[] = [];
  const rtc = recording(nodeRtc({ bindAddress: '127.0.0.1' }), made);
  const [ann, ben] = await Promise.all([newIdentity(), newIdentity()]);
  const { one, other } = createSignallingPair();
  const shared = { rtc, clock: quickClock, signal: new AbortController().signal, address: '/webrtc', stripes };
  const [dialled, accepted] = await Promise.all([
    openWebrtcLink({ ...shared, signalling: one, identity: ann, direction: 'dialled' }),
    openWebrtcLink({ ...shared, signalling: other, identity: ben, direction: 'accepted' }),
  ]);
  if (!dialled.ok) throw new Error(JSON.stringify(dialled.error));
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.error));
  const dialler = listenTo(dialled.value);
  const acceptor = listenTo(accepted.value);
  return {
    dialler,
    acceptor,
    made,
    firstClosed: Promise.race([dialler.closed(), acceptor.closed()]),
    async [Symbol.asyncDispose]() {
      dialled.value.link.close('the test is over');
      accepted.value.link.close('the test is over');
      for (const connection of made) connection.close();
    },
  };
}

/** Keeps what is made, in its order. */
const recording = (rtc: Rtc, made: RtcConnection[]): Rtc => ({
  connect(options) {
    const connection = rtc.connect(options);
    made.push(connection);
    return connection;
  },
});

async function newIdentity(): Promise<Identity> {
  const identity = await createIdentity();
  if (!identity.ok) throw new Error(identity.error.type);
  return identity.value;
}
