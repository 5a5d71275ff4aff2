import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { handFed, only, root } from './testing/hand-fed.ts';

test('[EX2] who has a file announces nothing by himself, and answers who opens it', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false });
  exchange.tell({ type: 'linkOpened', link: 1, peer: 'peer-1' });
  exchange.hear(1, { type: 'hello', version: 1 });
  expect(exchange.heard().map(({ message }) => message.type)).toEqual(['hello']);
  expect(exchange.others).toEqual([]);
  exchange.hear(1, { type: 'open', channel: 3, root });
  expect(exchange.others).toEqual([{ type: 'load', file: 0 }]);
  expect(exchange.heard().map(({ message }) => message.type)).toEqual(['open', 'haveMap', 'grant']);
});

test('[EX2] says that it does not have a file, and opens it when it has it later', () => {
  const exchange = handFed({});
  exchange.tell({ type: 'linkOpened', link: 1, peer: 'peer-1' });
  exchange.hear(1, { type: 'hello', version: 1 });
  exchange.hear(1, { type: 'open', channel: 3, root });
  expect(only(exchange.heard(), 'unknown')).toEqual([{ type: 'unknown', theirChannel: 3 }]);
  exchange.tell({ type: 'fileAdded', file: 5, root, download: false });
  expect(only(exchange.heard(), 'open')).toMatchObject([{ channel: 0, root }]);
});

test('[EX2] a file opened anew before its closing is heard is the newer channel, in any order', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false });
  exchange.meet(1, 'nothing');
  exchange.hear(1, { type: 'open', channel: 9, root });
  exchange.hear(1, { type: 'close', channel: 7 });
  exchange.heard();
  exchange.hear(1, { type: 'haveMap', channel: 9, pieceCount: 16, pieces: Uint8Array.of(0) });
  exchange.hear(1, { type: 'interest', channel: 9, interested: true });
  expect(only(exchange.heard(1), 'grant')).not.toEqual([]);
  // An opening that was overtaken by the next changes nothing.
  exchange.hear(1, { type: 'open', channel: 8, root });
  expect(only(exchange.heard(), 'close')).toEqual([]);
  expect(exchange.news.filter(({ type }) => type === 'peerBlamed')).toEqual([]);
});

test('[EX3] ten thousand idle files ask for nothing and set no clock', () => {
  const exchange = handFed({});
  for (let file = 0; file < 10_000; file++) {
    exchange.tell({ type: 'fileAdded', file, root: Uint8Array.of(file & 255, file >> 8), download: false });
  }
  exchange.tell({ type: 'linkOpened', link: 1, peer: 'peer-1' });
  expect(exchange.others).toEqual([]);
  expect(exchange.heard()).toHaveLength(1);
});

test('[EX3] puts a file away when the last peer speaks of it no more', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false });
  exchange.meet(1, 'nothing');
  expect(exchange.others).not.toContainEqual({ type: 'unload', file: 0 });
  exchange.hear(1, { type: 'close', channel: 7 });
  expect(exchange.others).toContainEqual({ type: 'unload', file: 0 });
});

test('[EX3] closes a channel on which neither side wants anything', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false });
  exchange.meet(1, 'all', false);
  exchange.heard();
  exchange.wait(14_000);
  for (let minute = 0; minute < 6; minute++) {
    exchange.hear(1, { type: 'ping', nonce: 1, answer: false });
    exchange.wait(14_000);
  }
  expect(only(exchange.heard(), 'close')).toHaveLength(1);
});

test('[EX55] a peer that opens channel after channel is refused, and harmful when it goes on', () => {
  const exchange = handFed({
    holds: PieceSet.full(16),
    download: false,
    settings: { maxTheirChannels: 4, maxFavours: 10_000 },
  });
  exchange.tell({ type: 'linkOpened', link: 1, peer: 'peer-1' });
  exchange.hear(1, { type: 'hello', version: 1 });
  for (let file = 1; file < 100; file++) {
    const other = Uint8Array.of(file);
    exchange.tell({ type: 'fileAdded', file, root: other, download: false });
    exchange.hear(1, { type: 'open', channel: file, root: other });
  }
  expect(only(exchange.heard(), 'open')).toHaveLength(4);
  expect(exchange.news).toContainEqual({ type: 'peerBlamed', peer: 'peer-1', link: 1, why: 'flooding' });
});
