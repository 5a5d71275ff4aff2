import { type Frame } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { decodeMessages } from '../wire/decode-message.ts';
import { encodeMessage, encodeMessages } from '../wire/encode-message.ts';
import { maxPayloadBytes } from '../wire/limits.ts';
import { type Message } from '../wire/message.ts';
import { createLinkPair } from './testing/link-pair.ts';
import { goodPayload, hello, ping, quickFile, send, setUp } from './testing/scripted-swarm.ts';

describe('order', () => {
  test('[EN1] all actions of an event are done before an answer given within one of them is handled', () => {
    const { exchange, swarm, attach } = setUp();
    swarm.add(quickFile());
    const { sent, listener } = attach();
    let sentWhenLoaded = -1;
    exchange.on('received', { type: 'load', file: 0 }, send(0, ping));
    const { handle } = exchange;
    exchange.handle = (event, now) => {
      if (event.type === 'fileLoaded') sentWhenLoaded = sent.length;
      return handle(event, now);
    };
    listener.received(hello);
    expect(sentWhenLoaded).toBe(1);
    expect(exchange.events.map(({ type }) => type)).toEqual(['fileAdded', 'linkOpened', 'received', 'fileLoaded']);
  });

  test('[EN2] ticks once, at the moment that was said last', () => {
    const { clock, exchange, attach } = setUp();
    exchange.on('linkOpened', { type: 'wake', atMs: 1050 });
    exchange.on('received', { type: 'wake', atMs: 1100 });
    exchange.on('received', { type: 'wake', atMs: 1020 });
    const { listener } = attach();
    listener.received(hello);
    expect(clock.timersSet).toBe(1);
    clock.advance(60);
    expect(exchange.told('tick')).toHaveLength(0);
    listener.received(hello);
    clock.advance(1);
    expect(exchange.told('tick')).toHaveLength(1);
    clock.advance(1000);
    expect(exchange.told('tick')).toHaveLength(1);
    expect(clock.timers).toBe(0);
  });
});

describe('links', () => {
  test('[EN28] words to one link that follow each other go in one frame', () => {
    const { exchange, swarm, attach } = setUp();
    swarm.add(quickFile());
    const { sent, listener } = attach();
    const other = attach('another');
    const have: Message = { type: 'have', channel: 0, pieces: [1] };
    const grant: Message = { type: 'grant', channel: 0, credits: 1, only: [] };
    exchange.on(
      'received',
      send(0, have),
      send(0, grant),
      send(1, grant),
      send(0, have),
      send(0, ping),
      send(0, { type: 'piece', channel: 0, piece: 1 }, goodPayload),
    );
    listener.received(hello);
    expect(sent.map(({ header }) => decodeMessages(header))).toEqual([
      { ok: true, value: [have, grant] },
      { ok: true, value: [have] },
      { ok: true, value: [ping] },
      { ok: true, value: [{ type: 'piece', channel: 0, piece: 1 }] },
    ]);
    expect(other.sent).toHaveLength(1);
    // What comes joined is told one by one.
    other.listener.received({ header: encodeMessages([have, grant]) });
    const heard = exchange.told('received').slice(-2);
    expect(heard.map((event) => event.type === 'received' && event.message)).toEqual([have, grant]);
  });

  const badFrames: readonly [string, Frame][] = [
    ['an empty header', { header: new Uint8Array(0) }],
    ['a truncated message', { header: Uint8Array.of(2, 0) }],
    ['bytes behind a message', { header: Uint8Array.of(1, 1, 0) }],
    ['a piece without its payload', { header: encodeMessage({ type: 'piece', channel: 0, piece: 1 }) }],
    ['a payload with a message that has none', { ...hello, payload: { byteLength: 1 } }],
    [
      'a payload above the limit',
      { header: encodeMessage({ type: 'piece', channel: 0, piece: 1 }), payload: { byteLength: maxPayloadBytes + 1 } },
    ],
    [
      'a payload above the limit with a message nobody knows',
      { header: Uint8Array.of(120), payload: { byteLength: maxPayloadBytes + 1 } },
    ],
    [
      'structure lengths that do not make its payload',
      {
        header: encodeMessage({ type: 'structure', channel: 0, first: 0, lengths: [3, 4] }),
        payload: new Uint8Array(8),
      },
    ],
    [
      'structure that is no bytes',
      { header: encodeMessage({ type: 'structure', channel: 0, first: 0, lengths: [3] }), payload: { byteLength: 3 } },
    ],
  ];
  test.each(badFrames)('[EN4] %s is malformed', (_, frame) => {
    const { exchange, attach } = setUp();
    attach().listener.received(frame);
    expect(exchange.told('malformed')).toHaveLength(1);
    expect(exchange.told('received')).toHaveLength(0);
  });

  test('[EN5] passes over what only newer peers know, but no flood of it', () => {
    const { clock, exchange, attach } = setUp({ unknownMessages: 3, unknownMessagesPerSecond: 1 });
    const { listener } = attach();
    const newer: Frame = { header: Uint8Array.of(99, 1, 2, 3), payload: { byteLength: 5 } };
    for (let count = 0; count < 3; count++) listener.received(newer);
    expect(exchange.told('malformed')).toHaveLength(0);
    clock.advance(1000);
    listener.received(newer);
    expect(exchange.told('malformed')).toHaveLength(0);
    listener.received(newer);
    expect(exchange.told('malformed')).toMatchObject([{ link: 0, detail: 'too many unknown messages' }]);
    // However long it was silent, it regains its allowance and no more.
    clock.advance(3_600_000);
    for (let count = 0; count < 4; count++) listener.received(newer);
    expect(exchange.told('malformed')).toHaveLength(2);
  });

  test('[EN6] hands a payload on as it is, from store to link and from link to store', () => {
    const { exchange, swarm, attach } = setUp();
    const handle = swarm.add(quickFile());
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('received', { type: 'accept', file: 0, piece: 3, payload: goodPayload });
    exchange.on('written', { type: 'read', file: 0, piece: 3, link: 0 });
    const { sent, listener } = attach();
    listener.received(hello);
    expect(exchange.told('read')).toMatchObject([{ file: 0, piece: 3, link: 0 }]);
    expect(exchange.told('read')[0]?.payload).toBe(goodPayload);
    exchange.on('received', send(0, { type: 'piece', channel: 0, piece: 3 }, goodPayload));
    listener.received(hello);
    expect(sent[0]?.payload).toBe(goodPayload);
    expect(handle.held?.has(3)).toBe(true);
  });

  test('[EN7] tells once that a link asks to wait, and once that it wants more', () => {
    const { exchange, attach } = setUp();
    const { listener } = attach('them', [false, false, true]);
    for (let count = 0; count < 3; count++) exchange.on('received', send(0, ping));
    for (let count = 0; count < 3; count++) listener.received(hello);
    expect(exchange.told('backedUp')).toHaveLength(1);
    listener.drained();
    listener.drained();
    expect(exchange.told('drained')).toHaveLength(1);
  });

  test('[EN27] a peer that makes us talk and reads nothing is left', () => {
    const { exchange, attach, log } = setUp({ maxUnreadBytes: 10 });
    const { sent, listener } = attach('deaf', [false]);
    const talk = (times: number): void => {
      for (let count = 0; count < times; count++) {
        exchange.on('received', send(0, ping));
        listener.received(hello);
      }
    };
    // A ping has three bytes; the first one made it ask to wait.
    talk(4);
    listener.drained();
    talk(100);
    expect(log).toEqual([]);
    attach();
    exchange.on('received', send(1, ping));
    listener.received(hello);
    expect(sent).toHaveLength(104);
    const deaf = attach('deaf', [false]);
    for (let count = 0; count < 9; count++) {
      exchange.on('received', send(2, ping));
      deaf.listener.received(hello);
    }
    expect(log).toEqual(['close deaf: reads nothing']);
    expect(deaf.sent).toHaveLength(5);
  });

  test('[EN8] a link that ended is told once, and is silent from then on', () => {
    const { exchange, attach, log } = setUp();
    const { sent, listener } = attach();
    exchange.on('received', { type: 'close', link: 0, reason: 'enough', banned: false }, send(0, ping), {
      type: 'close',
      link: 0,
      reason: 'again',
      banned: false,
    });
    listener.received(hello);
    listener.received(hello);
    listener.drained();
    listener.closed('enough');
    expect(log).toEqual(['close them: enough']);
    expect(exchange.told('linkClosed')).toHaveLength(1);
    expect(exchange.told('received')).toHaveLength(1);
    expect(sent).toHaveLength(0);
    const other = attach();
    other.listener.closed('gone');
    other.listener.closed('gone');
    expect(exchange.told('linkClosed')).toMatchObject([{ link: 0 }, { link: 1 }]);
  });

  test('[EN9] a banned peer loses every link and gets no new one, for a while', () => {
    const { clock, exchange, swarm, attach, log } = setUp({ banMs: 1000, maxBans: 2 });
    attach('liar');
    attach('friend');
    const { listener } = attach('liar');
    exchange.on('malformed', { type: 'close', link: 2, reason: 'lies', banned: true });
    listener.received({ header: new Uint8Array(0) });
    expect(log).toEqual(['close liar: lies', 'close liar: lies']);
    expect(exchange.told('linkClosed')).toMatchObject([{ link: 2 }, { link: 0 }]);
    expect(swarm.isBanned('liar')).toBe(true);
    attach('liar').listener.received(hello);
    expect(log).toHaveLength(3);
    expect(exchange.told('linkOpened')).toHaveLength(3);
    clock.advance(1000);
    expect(swarm.isBanned('liar')).toBe(false);
    for (const peer of ['a', 'b', 'c']) {
      exchange.on('linkOpened', {
        type: 'close',
        link: exchange.told('linkOpened').length + 1,
        reason: '',
        banned: true,
      });
      attach(peer);
    }
    expect(['a', 'b', 'c'].filter((peer) => swarm.isBanned(peer))).toEqual(['b', 'c']);
  });

  test('an address that can be told is told', () => {
    const { exchange, swarm } = setUp();
    const link = createLinkPair({ one: 'us', other: 'them' }).atOne;
    swarm.attach(link, '/ip4/10.0.0.1/tcp/4601');
    swarm.attach(link, 'not for\nthe wire');
    expect(exchange.told('addressKnown')).toMatchObject([{ link: 0, address: '/ip4/10.0.0.1/tcp/4601' }]);
  });

  test('limits are passed on', () => {
    const { exchange, swarm } = setUp();
    swarm.limit({ upload: 5, download: undefined });
    expect(exchange.told('limited')).toMatchObject([{ uploadBytesPerSecond: 5, downloadBytesPerSecond: undefined }]);
  });
});
