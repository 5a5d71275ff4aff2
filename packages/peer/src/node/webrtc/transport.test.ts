/** The transport over channels of messages, as libp2p's streams through a relay give them. */
import { err, ok, type Result } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { createIdentity, type Identity } from '../../identity/index.ts';
import { type OpenedLink } from '../../link-info.ts';
import { listenTo } from '../../testing/index.ts';
import { type MessageChannel, signallingOverChannel } from '../../webrtc/channel-signalling.ts';
import { createScriptedRtc } from '../../webrtc/testing/scripted-rtc.ts';
import { createWebrtcTransport } from '../../webrtc/webrtc-transport.ts';
import { systemClock } from '../../connect/platform.ts';
import { nodeRtc } from './node-rtc.ts';

const rtc = nodeRtc({ bindAddress: '127.0.0.1' });
const relay = '12D3KooWRznRQPZhe1RC5xa9uqG83cDLzqS7ERiXxPZtgscU39Jm';
const addressOf = (peer: string) => `/ip4/127.0.0.1/tcp/4602/p2p/${relay}/p2p-circuit/webrtc/p2p/${peer}`;

describe('the transport of data channels', () => {
  test('[WR2] dials through a channel, answers at its other end, and closes the channel when the link is there', async () => {
    const [ann, ben] = await Promise.all([newIdentity(), newIdentity()]);
    const accepted = Promise.withResolvers<OpenedLink>();
    const acceptor = transportOf(ben, { accepted: accepted.resolve });
    const [near, far] = channelPair();
    const dialler = transportOf(ann, {
      async openSignalling() {
        acceptor.accept(signallingOverChannel(far), ann.id);
        return ok(signallingOverChannel(near));
      },
    });
    const dialled = await dialler.dial(addressOf(ben.id), new AbortController().signal);
    if (!dialled.ok) throw new Error(JSON.stringify(dialled.error));
    const [one, other] = [listenTo(dialled.value), listenTo(await accepted.promise)];
    await near.ended;
    one.send({ header: Uint8Array.of(1, 2, 3) });
    expect((await other.next()).header).toEqual(Uint8Array.of(1, 2, 3));
    // Links stay with those who have them.
    await Promise.all([dialler.close(), acceptor.close()]);
    other.send({ header: Uint8Array.of(4) });
    expect((await one.next()).header).toEqual(Uint8Array.of(4));
    dialled.value.link.close('enough');
    expect(await other.closed()).toBe('enough');
  });

  test('[WR8] tells what the way to the signalling said', async () => {
    const [ann, ben] = await Promise.all([newIdentity(), newIdentity()]);
    const address = addressOf(ben.id);
    const error = { type: 'RelayRefused', address, detail: 'no place' } as const;
    const transport = transportOf(ann, { openSignalling: async () => err(error) });
    expect(await transport.dial(address, new AbortController().signal)).toEqual({ ok: false, error });
    const own = await transport.dial(addressOf(ann.id), new AbortController().signal);
    expect(own).toMatchObject({ error: { type: 'AddressUnusable' } });
  });

  test('handles addresses of data channels only', async () => {
    const ann = await newIdentity();
    const transport = transportOf(ann, {});
    expect(transport.handles(addressOf(ann.id))).toBe(true);
    expect(transport.handles(addressOf(ann.id).replace('/webrtc', ''))).toBe(false);
    expect(transport.handles('/webrtc')).toBe(false);
  });

  test('[WR8] answers a bounded number of offers at once, and refuses others', async () => {
    const transport = transportOf(await newIdentity(), { rtc: createScriptedRtc() });
    const pairs = Array.from({ length: 33 }, channelPair);
    for (const [, far] of pairs) transport.accept(signallingOverChannel(far));
    const said = await pairs[32]?.[0].receive();
    expect(said?.ok === true && said.value?.[0]).toBe(5);
    await transport.close();
  });
});

type Options = Parameters<typeof createWebrtcTransport>[0];

const transportOf = (identity: Identity, options: Partial<Options>) =>
  createWebrtcTransport({
    rtc,
    identity,
    clock: systemClock,
    accepted: () => {},
    openSignalling: async (address) => err({ type: 'NoRoute', address, detail: 'not asked for' }),
    ...options,
  });

type PaperChannel = MessageChannel & { readonly ended: Promise<void> };

function channelPair(): readonly [PaperChannel, PaperChannel] {
  const [one, other] = [queue(), queue()];
  return [channelOf(one, other), channelOf(other, one)];
}

function channelOf(own: ReturnType<typeof queue>, far: ReturnType<typeof queue>): PaperChannel {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  return {
    ended,
    async send(message) {
      far.add(message);
      return ok(undefined);
    },
    receive: async (): Promise<Result<Uint8Array | undefined, unknown>> => ok(await own.take()),
    async end() {
      resolve();
      far.add(undefined);
    },
    abort: () => far.add(undefined),
  };
}

function queue() {
  const held: (Uint8Array | undefined)[] = [];
  let wake = Promise.withResolvers<void>();
  return {
    add(message: Uint8Array | undefined) {
      held.push(message);
      wake.resolve();
    },
    async take(): Promise<Uint8Array | undefined> {
      while (held.length === 0) {
        await wake.promise;
        wake = Promise.withResolvers();
      }
      return held.shift();
    },
  };
}

async function newIdentity(): Promise<Identity> {
  const made = await createIdentity();
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}
