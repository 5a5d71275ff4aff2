import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { type Message } from '../wire/message.ts';
import { goodPayload, handFed, only, root } from './testing/hand-fed.ts';

const grant = (credits: number) => ({ type: 'grant', channel: 7, credits, only: [] }) as const;

test('[EX50] a bad piece bans the one who sent it and nobody else, and is asked of others', () => {
  const exchange = handFed({ pieceCount: 1, download: true });
  exchange.meet(1, 'all');
  exchange.meet(2, 'all');
  exchange.hear(1, grant(1));
  exchange.hear(2, grant(1));
  exchange.answers.holds = false;
  exchange.hear(1, { type: 'piece', channel: 7, piece: 0 }, goodPayload());
  expect(exchange.closed).toMatchObject([{ link: 1, banned: true }]);
  expect(exchange.news).toEqual([{ type: 'peerBlamed', peer: 'peer-1', link: 1, why: 'corruptPiece' }]);
  exchange.answers.holds = true;
  exchange.heard();
  exchange.hear(2, grant(2));
  expect(only(exchange.heard(2), 'request')).toMatchObject([{ pieces: [0] }]);
});

test('[EX50] the sender is to blame although its link ended before its piece was verified', () => {
  const exchange = handFed({ pieceCount: 1, download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1));
  exchange.answers.verify = false;
  exchange.hear(1, { type: 'piece', channel: 7, piece: 0 }, goodPayload());
  exchange.tell({ type: 'linkClosed', link: 1 });
  exchange.tell({ type: 'verified', file: 0, piece: 0, holds: false });
  expect(exchange.news).toMatchObject([{ type: 'peerBlamed', peer: 'peer-1' }]);
  exchange.tell({ type: 'linkOpened', link: 9, peer: 'peer-1' });
  expect(exchange.closed).toMatchObject([{ link: 9, banned: true }]);
});

test('[EX50] a banned peer is refused for an hour, on any link', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'all');
  exchange.tell({ type: 'malformed', link: 1, detail: 'not a message' });
  exchange.meet(2, 'all');
  exchange.tell({ type: 'linkOpened', link: 3, peer: 'peer-1' });
  expect(exchange.closed.map(({ link }) => link)).toEqual([1, 3]);
  exchange.wait(3_700_000);
  exchange.tell({ type: 'linkOpened', link: 4, peer: 'peer-1' });
  expect(exchange.closed.map(({ link }) => link)).not.toContain(4);
});

test('[EX51] pieces that nobody asked for are tolerated in small number', () => {
  const exchange = handFed({ pieceCount: 16, download: true, settings: { maxWrongs: 8 } });
  exchange.meet(1, 'all');
  for (let piece = 0; piece < 8; piece++) exchange.hear(1, { type: 'piece', channel: 7, piece }, goodPayload());
  expect(exchange.closed).toEqual([]);
  expect(exchange.held.size).toBe(0);
  exchange.hear(1, { type: 'piece', channel: 7, piece: 9 }, goodPayload());
  expect(exchange.news).toEqual([{ type: 'peerBlamed', peer: 'peer-1', link: 1, why: 'unrequested' }]);
});

test('[EX52] a piece that is longer than pieces are, or not of the file, bans at once', () => {
  for (const [piece, length] of [
    [16, 1000],
    [3, 1001],
  ] as const) {
    const exchange = handFed({ download: true });
    exchange.meet(1, 'all');
    exchange.hear(1, { type: 'piece', channel: 7, piece }, goodPayload(length));
    expect(exchange.closed).toMatchObject([{ link: 1, banned: true }]);
  }
});

test('[EX53] as many bans are kept as there is room for', () => {
  const exchange = handFed({ download: true, settings: { maxBans: 3 } });
  for (let link = 1; link <= 5; link++) {
    exchange.meet(link, 'all');
    exchange.tell({ type: 'malformed', link, detail: 'not a message' });
  }
  for (let peer = 1; peer <= 5; peer++) exchange.tell({ type: 'linkOpened', link: 10 + peer, peer: `peer-${peer}` });
  expect(exchange.closed.map(({ link }) => link).filter((link) => link > 10)).toEqual([13, 14, 15]);
});

test.each<[string, Message]>([
  ['have-maps', { type: 'haveMap', channel: 7, pieceCount: 16, pieces: Uint8Array.of(0) }],
  ['questions for structure', { type: 'structureRequest', channel: 7, first: 0 }],
  ['signs of life', { type: 'ping', nonce: 1, answer: false }],
  ['changes of mind', { type: 'interest', channel: 7, interested: true }],
  ['losses', { type: 'lost', channel: 7, pieces: [1] }],
])('[EX55] a flood of %s ends with a ban', (_, message) => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false, settings: { maxFavours: 50 } });
  exchange.meet(1, 'nothing');
  for (let count = 0; count < 2000; count++) exchange.hear(1, message);
  expect(exchange.news).toContainEqual({ type: 'peerBlamed', peer: 'peer-1', link: 1, why: 'flooding' });
});

const anyNumber = fc.oneof(
  fc.nat(20),
  fc.constantFrom(2 ** 22, 2 ** 31, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER),
);
const anyChannel = fc.oneof({ weight: 4, arbitrary: fc.constant(7) }, { weight: 1, arbitrary: anyNumber });
const pieces = fc.array(anyNumber, { maxLength: 5 });
const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ type: fc.constant('hello' as const), version: fc.constant(1) }),
  fc.record({ type: fc.constant('open' as const), channel: anyChannel, root: fc.constantFrom(root, Uint8Array.of(9)) }),
  fc.record({ type: fc.constant('unknown' as const), theirChannel: anyNumber }),
  fc.record({ type: fc.constant('close' as const), channel: anyChannel }),
  fc.record({
    type: fc.constant('haveMap' as const),
    channel: anyChannel,
    pieceCount: fc.oneof({ weight: 5, arbitrary: fc.constant(16) }, anyNumber),
    pieces: fc.uint8Array({ maxLength: 6 }),
  }),
  fc.record({ type: fc.constantFrom('have' as const, 'lost' as const), channel: anyChannel, pieces }),
  fc.record({ type: fc.constant('interest' as const), channel: anyChannel, interested: fc.boolean() }),
  fc.record({ type: fc.constant('grant' as const), channel: anyChannel, credits: anyNumber, only: pieces }),
  fc.record({ type: fc.constant('release' as const), channel: anyChannel, credits: anyNumber }),
  fc.record({
    type: fc.constantFrom('request' as const, 'cancel' as const, 'reject' as const),
    channel: anyChannel,
    pieces,
  }),
  fc.record({ type: fc.constant('piece' as const), channel: anyChannel, piece: anyNumber }),
  fc.record({ type: fc.constant('structureRequest' as const), channel: anyChannel, first: anyNumber }),
  fc.record({ type: fc.constant('structure' as const), channel: anyChannel, first: anyNumber, lengths: pieces }),
  fc.record({ type: fc.constant('peers' as const), channel: anyChannel, addresses: fc.array(fc.string()) }),
  fc.record({ type: fc.constant('ping' as const), nonce: anyNumber, answer: fc.boolean() }),
);

test('[EX52] no words, in whatever order, make anything throw', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(
        fc.record({ link: fc.integer({ min: 1, max: 3 }), message: anyMessage, waitMs: fc.constantFrom(0, 1, 5000) }),
        {
          maxLength: 60,
        },
      ),
      (download, steps) => {
        const holds = new PieceSet(16);
        for (let piece = 0; piece < 16; piece += 3) holds.add(piece);
        const exchange = handFed({ download, holds });
        for (const link of [1, 2, 3]) exchange.meet(link, [0, 1, 2, 3, 4]);
        for (const { link, message, waitMs } of steps) {
          const hasPayload = message.type === 'piece' || message.type === 'structure';
          exchange.hear(link, message, hasPayload ? goodPayload() : undefined);
          exchange.wait(waitMs);
        }
        // A good peer is still served and listened to.
        exchange.meet(8, 'all');
        exchange.hear(8, { type: 'grant', channel: 7, credits: 1, only: [] });
        expect(exchange.closed.map(({ link }) => link)).not.toContain(8);
      },
    ),
    { numRuns: 500 },
  );
});
