import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { goodPayload, handFed, only } from './testing/hand-fed.ts';

const pieceCount = 400;

/** A downloader in the middle of a file, that gets pieces from peer 1. */
function inTheMiddle(settings = {}) {
  const holds = new PieceSet(pieceCount);
  for (let piece = 0; piece < 150; piece++) holds.add(piece);
  const exchange = handFed({ pieceCount, holds, download: true, settings });
  exchange.meet(1, 'all', false);
  let credits = 0;
  const gain = (count: number): void => {
    for (let turn = 0; turn < count; turn++) {
      exchange.hear(1, { type: 'grant', channel: 7, credits: ++credits, only: [] });
      for (const { pieces } of only(exchange.heard(1), 'request')) {
        for (const piece of pieces) exchange.hear(1, { type: 'piece', channel: 7, piece }, goodPayload());
      }
    }
  };
  return { exchange, gain };
}

test('[EX11] news of pieces waits for more, and goes in one message', () => {
  const { exchange, gain } = inTheMiddle();
  // A peer that wants nothing is granted nothing; it has something for us, so it hears what we lack.
  exchange.meet(2, [399], false);
  exchange.heard(2);
  gain(20);
  expect(only(exchange.heard(2), 'have')).toEqual([]);
  exchange.wait(2500);
  const news = only(exchange.heard(2), 'have');
  expect(news).toHaveLength(1);
  expect(news[0]?.pieces).toHaveLength(20);
  expect(news[0]?.pieces).toEqual(news[0]?.pieces.toSorted((one, other) => one - other));
});

test('[EX11] who wants nothing and has nothing for us hears nothing', () => {
  const { exchange, gain } = inTheMiddle();
  exchange.meet(2, 'nothing', false);
  exchange.heard(2);
  gain(20);
  exchange.wait(2500);
  expect(only(exchange.heard(2), 'have')).toEqual([]);
});

test('[EX11] who is granted something hears all news before it', () => {
  const { exchange, gain } = inTheMiddle();
  exchange.meet(2, 'nothing');
  gain(5);
  exchange.heard(2);
  exchange.hear(2, { type: 'request', channel: 7, pieces: [0, 1] });
  const said = exchange.heard(2).map(({ message }) => message.type);
  expect(said).toContain('grant');
  expect(said.indexOf('have')).toBeGreaterThanOrEqual(0);
  expect(said.indexOf('have')).toBeLessThan(said.indexOf('grant'));
});

test('[EX11] the first pieces are told at once', () => {
  const exchange = handFed({ pieceCount, download: true });
  exchange.meet(1, 'all', false);
  exchange.meet(2, [5], false);
  exchange.hear(1, { type: 'grant', channel: 7, credits: 1, only: [9] });
  exchange.heard();
  exchange.hear(1, { type: 'piece', channel: 7, piece: 9 }, goodPayload());
  expect(only(exchange.heard(2), 'have')).toMatchObject([{ pieces: [9] }]);
});

test('[EX11] who is asked for something hears all news with the request', () => {
  const { exchange, gain } = inTheMiddle();
  exchange.meet(2, [399], false);
  gain(5);
  exchange.heard(2);
  exchange.hear(2, { type: 'grant', channel: 7, credits: 1, only: [] });
  const said = exchange.heard(2).map(({ message }) => message.type);
  expect(said.slice(0, 2)).toEqual(['have', 'request']);
});

test('[EX11] of a file of thousands of pieces, who heard news with another word hears the rest later', () => {
  const { exchange, gain } = inTheMiddle({ piecesPerHandful: 100 });
  exchange.meet(2, [399], false);
  gain(5);
  exchange.wait(500);
  exchange.hear(2, { type: 'grant', channel: 7, credits: 1, only: [] });
  gain(5);
  exchange.heard(2);
  exchange.wait(400);
  expect(only(exchange.heard(2), 'have')).toEqual([]);
  exchange.wait(1500);
  expect(only(exchange.heard(2), 'have').flatMap(({ pieces }) => pieces)).toHaveLength(5);
});
