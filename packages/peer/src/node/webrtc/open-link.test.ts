/** What becomes of opening a link when something is not as it should be; on loopback where there is something to open. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createVirtualClock } from '../../connect/testing/virtual-clock.ts';
import { createIdentity, type Identity } from '../../identity/index.ts';
import { listenTo } from '../../testing/index.ts';
import { openWebrtcLink, type WebrtcLinkOptions } from '../../webrtc/open-webrtc-link.ts';
import { decodeSignal, encodeSignal } from '../../webrtc/signals.ts';
import { createScriptedRtc } from '../../webrtc/testing/scripted-rtc.ts';
import { createSignallingPair, type SignallingPair } from '../../webrtc/testing/signalling-pair.ts';
import { systemClock } from '../../connect/platform.ts';
import { nodeRtc } from './node-rtc.ts';

const rtc = nodeRtc({ bindAddress: '127.0.0.1' });
let ann: Identity;
let ben: Identity;
let eve: Identity;

beforeAll(async () => {
  [ann, ben, eve] = await Promise.all([newIdentity(), newIdentity(), newIdentity()]);
});

describe('opening a link over data channels', () => {
  test('[WR1] somebody else than expected is told as WrongPeer, and both ends are closed', async () => {
    const pair = createSignallingPair();
    const [dialled, accepted] = await Promise.all([
      openWebrtcLink({ ...base(ann, 'dialled'), signalling: pair.one, expected: ben.id }),
      openWebrtcLink({ ...base(eve, 'accepted'), signalling: pair.other }),
    ]);
    expect(dialled).toMatchObject({ ok: false, error: { type: 'WrongPeer', expected: ben.id, actual: eve.id } });
    // Eve's end is linked for as long as it takes to hear of it.
    if (accepted.ok) expect(await listenTo(accepted.value).closed()).not.toBe('');
  });

  test('[WR1] a certificate changed on its way leads to no link', async () => {
    const clock = createVirtualClock();
    const pair = createSignallingPair((by, message) => {
      const signal = decodeSignal(message);
      if (by !== 'other' || !signal.ok || signal.value.type !== 'answer') return message;
      const { description } = signal.value;
      const fingerprint = description.fingerprint.with(0, (description.fingerprint[0] ?? 0) ^ 1);
      return encodeSignal({ ...signal.value, description: { ...description, fingerprint } });
    });
    const dialled = openWebrtcLink({ ...base(ann, 'dialled'), signalling: pair.one });
    const accepted = openWebrtcLink({ ...base(ben, 'accepted'), clock, signalling: pair.other });
    expect((await dialled).ok).toBe(false);
    clock.pass(60_000);
    expect((await accepted).ok).toBe(false);
  });

  test('[WR8] nobody who answers is NoAnswer after nothing', async () => {
    const clock = createVirtualClock();
    const opened = openWebrtcLink({ ...scripted(), clock });
    clock.pass(15_000);
    expect(await opened).toEqual({ ok: false, error: { type: 'NoAnswer', address: '/webrtc', after: 'nothing' } });
  });

  test('[WR8] ends between which the platform finds no way are NoPath, with what was tried', async () => {
    const platform = createScriptedRtc();
    const pair = createSignallingPair();
    const opened = openWebrtcLink({ ...scripted(pair), rtc: platform });
    answer(pair);
    await platform.answered;
    platform.state('pathless');
    const detail = 'no way between own (1 host) and theirs (1 reflexive)';
    expect(await opened).toEqual({ ok: false, error: { type: 'NoPath', address: '/webrtc', detail } });
  });

  test('[WR8] a platform that goes on looking is given up on', async () => {
    const clock = createVirtualClock();
    const platform = createScriptedRtc();
    const pair = createSignallingPair();
    const opened = openWebrtcLink({ ...scripted(pair), clock, rtc: platform });
    answer(pair);
    await platform.answered;
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(20_000);
    expect(await opened).toMatchObject({ error: { type: 'NoPath' } });
  });

  test('[WR8] a way without a handshake is NoAnswer after the socket, and one without a proof after the handshake', async () => {
    for (const [state, after] of [
      ['connecting', 'socket'],
      ['connected', 'handshake'],
    ] as const) {
      const clock = createVirtualClock();
      const platform = createScriptedRtc({ hasPath: true });
      const pair = createSignallingPair();
      const opened = openWebrtcLink({ ...scripted(pair), clock, rtc: platform });
      answer(pair);
      await platform.answered;
      await new Promise((resolve) => setImmediate(resolve));
      platform.state(state);
      clock.pass(20_000);
      expect(await opened).toMatchObject({ error: { type: 'NoAnswer', after } });
    }
  });

  test('[WR8] what is no signal of ours is NotSpoken', async () => {
    const pair = createSignallingPair();
    const opened = openWebrtcLink(scripted(pair));
    pair.other.send(new TextEncoder().encode('HTTP/1.1 400 Bad Request'));
    expect(await opened).toMatchObject({ ok: false, error: { type: 'NotSpoken' } });
  });

  test('[WR8] more signals than anybody needs are NotSpoken', async () => {
    const pair = createSignallingPair();
    const opened = openWebrtcLink(scripted(pair));
    for (let number = 0; number < 65; number++) pair.other.send(encodeSignal({ type: 'complete' }));
    expect(await opened).toMatchObject({ error: { type: 'NotSpoken' } });
  });

  test('[WR8] another version is NotSpoken, and named to both', async () => {
    const pair = createSignallingPair();
    const opened = openWebrtcLink({ ...scripted(pair), direction: 'accepted' });
    const heard = Promise.withResolvers<Uint8Array>();
    pair.other.receive({ message: heard.resolve, closed: () => {} });
    pair.other.send(Uint8Array.of(1, 7, 0));
    expect(await opened).toMatchObject({ error: { type: 'NotSpoken', detail: 'version 7 of data channels' } });
    // Who dialled hears it too, and need not wait.
    const reason = 'not understood: version 7 of data channels';
    expect(decodeSignal(await heard.promise)).toEqual({ ok: true, value: { type: 'refused', reason } });
  });

  test('[WR8] a refusal is TurnedAway, in the words of who refused', async () => {
    const pair = createSignallingPair();
    const opened = openWebrtcLink(scripted(pair));
    pair.other.send(encodeSignal({ type: 'refused', reason: 'too many at once' }));
    expect(await opened).toMatchObject({ error: { type: 'TurnedAway', detail: 'too many at once' } });
  });

  test('[WR8] signalling that closes before an answer is NoAnswer', async () => {
    const pair = createSignallingPair();
    const opened = openWebrtcLink(scripted(pair));
    pair.other.close();
    expect(await opened).toMatchObject({ error: { type: 'NoAnswer', after: 'nothing' } });
  });

  test('[WR8] whoever dials can give up at any moment', async () => {
    const giveUp = new AbortController();
    const opened = openWebrtcLink({ ...scripted(), signal: giveUp.signal });
    giveUp.abort();
    expect(await opened).toEqual({ ok: false, error: { type: 'Aborted', address: '/webrtc' } });
    const late = openWebrtcLink({ ...scripted(), signal: giveUp.signal });
    expect(await late).toMatchObject({ error: { type: 'Aborted' } });
  });
});

function base(identity: Identity, direction: WebrtcLinkOptions['direction']) {
  return { rtc, identity, clock: systemClock, direction, address: '/webrtc', signal: new AbortController().signal };
}

const scripted = (pair: SignallingPair = createSignallingPair()): WebrtcLinkOptions => ({
  ...base(ann, 'dialled'),
  rtc: createScriptedRtc(),
  signalling: pair.one,
});

/** As the other end, with one way that leads nowhere. */
function answer({ other }: SignallingPair): void {
  other.receive({
    message(message) {
      const signal = decodeSignal(message);
      if (!signal.ok || signal.value.type !== 'offer') return;
      const description = { ...signal.value.description, setup: 'active' as const };
      const candidates = [{ type: 'reflexive' as const, address: '192.0.2.2', port: 9 }];
      other.send(encodeSignal({ type: 'answer', description, candidates }));
    },
    closed: () => {},
  });
}

async function newIdentity(): Promise<Identity> {
  const made = await createIdentity();
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}
