import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { handFed, only } from './testing/hand-fed.ts';

const seed = (settings = {}) => handFed({ holds: PieceSet.full(16), download: false, settings });
const request = (...pieces: number[]) => ({ type: 'request', channel: 7, pieces }) as const;

/** The pieces that the newest grants named. */
const named = (said: ReturnType<ReturnType<typeof seed>['heard']>): readonly number[] =>
  only(said, 'grant').at(-1)?.only ?? [];

test('[EX13] grants two pieces ahead, and more as they leave', () => {
  const exchange = seed();
  exchange.meet(1, 'nothing');
  const said = exchange.heard();
  expect(only(said, 'grant').at(-1)?.credits).toBe(2);
  exchange.hear(1, request(...named(said)));
  const after = exchange.heard();
  expect(only(after, 'piece')).toHaveLength(2);
  expect(only(after, 'grant').at(-1)?.credits).toBe(4);
});

test('[EX13] grants somebody else what was given back or not used', () => {
  const exchange = seed();
  exchange.meet(1, 'nothing');
  exchange.meet(2, 'nothing');
  exchange.heard();
  exchange.hear(1, { type: 'release', channel: 7, credits: 2 });
  expect(only(exchange.heard(2), 'grant').at(-1)?.credits).toBe(2);
  exchange.wait(1500);
  exchange.meet(3, 'nothing');
  expect(only(exchange.heard(3), 'grant').at(-1)?.credits).toBe(2);
});

test('[EX14] refuses what was asked without a right, and who goes on is harmful', () => {
  const exchange = seed({ maxWrongs: 20 });
  exchange.answers.read = false;
  exchange.meet(1, 'nothing');
  exchange.heard();
  exchange.hear(1, request(0, 1, 2, 3, 4));
  expect(only(exchange.heard(), 'reject')[0]?.pieces).toEqual([2, 3, 4]);
  for (let turn = 0; turn < 6; turn++) exchange.hear(1, request(10, 11, 12, 13, 14, 15));
  expect(exchange.news).toContainEqual({ type: 'peerBlamed', peer: 'peer-1', link: 1, why: 'flooding' });
});

test('[EX14] small wrongs are forgotten with time', () => {
  const exchange = seed({ maxWrongs: 20, pingAfterMs: 1e9, deadAfterMs: 1e9 });
  exchange.answers.read = false;
  exchange.meet(1, 'nothing');
  exchange.hear(1, request(0, 1));
  for (let turn = 0; turn < 20; turn++) {
    exchange.hear(1, request(8, 9, 10, 11, 12));
    exchange.wait(10_000);
  }
  expect(only(exchange.heard(), 'reject').length).toBeGreaterThan(15);
  expect(exchange.news).toEqual([]);
});

test('[EX4] a request that comes twice is served once', () => {
  const exchange = seed();
  exchange.meet(1, 'nothing');
  const pieces = named(exchange.heard());
  exchange.hear(1, request(...pieces));
  exchange.hear(1, request(...pieces));
  const said = exchange.heard();
  expect(only(said, 'piece')).toHaveLength(2);
  expect(only(said, 'reject')).toEqual([]);
});

test('[EX14] what is cancelled before it begins is not sent', () => {
  const exchange = seed();
  exchange.answers.backsUp = true;
  exchange.meet(1, 'nothing');
  const [first = 0] = named(exchange.heard());
  exchange.hear(1, request(first));
  exchange.hear(1, request(...named(exchange.heard())));
  const waiting = only(exchange.heard(), 'piece');
  expect(waiting).toEqual([]);
  exchange.hear(1, { type: 'cancel', channel: 7, pieces: Array.from({ length: 16 }, (_, piece) => piece) });
  exchange.tell({ type: 'drained', link: 1 });
  // One had been read ahead.
  expect(only(exchange.heard(), 'piece').length).toBeLessThanOrEqual(1);
});

test('[EX15] sends one payload at a time, and the place of a stalled receiver goes to another', () => {
  const exchange = seed();
  exchange.answers.backsUp = true;
  exchange.meet(1, 'nothing');
  exchange.hear(1, request(...named(exchange.heard(1))));
  expect(only(exchange.heard(1), 'piece')).toHaveLength(1);
  exchange.meet(2, 'nothing');
  const pieces: number[] = [];
  const serveSecond = (): void => {
    const said = exchange.heard(2);
    pieces.push(...only(said, 'piece').map(({ piece }) => piece));
    const asked = named(said);
    if (asked.length > 0) exchange.hear(2, request(...asked));
  };
  // The first does not take its payload and asks no more.
  for (let step = 0; step < 20; step++) {
    serveSecond();
    exchange.wait(100);
  }
  expect(pieces).toEqual([]);
  for (let step = 0; step < 30; step++) {
    serveSecond();
    exchange.wait(100);
  }
  expect(pieces.length).toBeGreaterThan(0);
});

test('[EX30] names each piece to one peer before it names any twice', () => {
  const exchange = seed();
  const seen: number[] = [];
  exchange.meet(1, 'nothing');
  for (let turn = 0; turn < 8; turn++) {
    const pieces = named(exchange.heard());
    seen.push(...pieces);
    exchange.hear(1, request(...pieces));
  }
  expect(seen).toHaveLength(16);
  expect(new Set(seen).size).toBe(16);
});

test('[EX30] what a receiver took with it when it left is handed out again', () => {
  const exchange = seed();
  exchange.meet(3, 'nothing', false);
  exchange.meet(1, 'nothing');
  const taken = named(exchange.heard());
  exchange.hear(1, request(...taken));
  exchange.tell({ type: 'linkClosed', link: 1 });
  exchange.meet(2, 'nothing');
  const seen: number[] = [];
  for (let turn = 0; turn < 8; turn++) {
    const pieces = named(exchange.heard(2));
    seen.push(...pieces);
    exchange.hear(2, request(...pieces));
  }
  expect(seen).toEqual(expect.arrayContaining([...taken]));
});

test('[EX30] one peer that says to have all keeps no piece from being handed out; two are believed', () => {
  const exchange = seed();
  const rest = Array.from({ length: 15 }, (_, piece) => piece);
  exchange.meet(2, rest, false);
  exchange.meet(1, 'nothing');
  const seen: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const pieces = named(exchange.heard(1));
    seen.push(...pieces);
    exchange.hear(1, request(...pieces));
  }
  expect(new Set(seen).size).toBe(8);
  exchange.meet(3, rest, false);
  exchange.hear(1, request(...named(exchange.heard(1))));
  exchange.hear(1, request(...named(exchange.heard(1))));
  expect(named(exchange.heard(1)).filter((piece) => piece < 15)).toEqual([]);
});

test('[EX30] fresh pieces go to who has passed on what it got', () => {
  const exchange = seed();
  exchange.meet(1, 'nothing');
  exchange.meet(2, 'nothing');
  const given: number[] = [0, 0, 0];
  for (let turn = 0; turn < 12; turn++) {
    for (const link of [1, 2]) {
      const pieces = named(exchange.heard(link));
      if (pieces.length === 0) continue;
      given[link] = (given[link] ?? 0) + pieces.length;
      exchange.hear(link, request(...pieces));
      // What peer 1 gets is seen at peer 2; what peer 2 gets is seen nowhere.
      if (link === 1) exchange.hear(2, { type: 'have', channel: 7, pieces: pieces.toSorted((a, b) => a - b) });
    }
  }
  expect(given[1]).toBeGreaterThan(3 * (given[2] ?? 0));
});

/** A peer in the middle of a file, whose uplink has shown that it sends a piece of 1,000 bytes in `pieceMs`. */
function creditsInTheMiddle(pieceMs: number, settings = {}): number {
  const pieceCount = 64;
  const holds = new PieceSet(pieceCount);
  for (let piece = 0; piece < 40; piece++) holds.add(piece);
  const exchange = handFed({ pieceCount, holds, download: false, settings: { piecesPerHandful: 16, ...settings } });
  exchange.answers.backsUp = true;
  exchange.meet(1, 'nothing');
  let credits = 0;
  let most = 0;
  for (let piece = 0; piece < 30; piece++) {
    exchange.hear(1, request(piece));
    exchange.wait(pieceMs);
    exchange.tell({ type: 'drained', link: 1 });
    for (const grant of only(exchange.heard(1), 'grant')) {
      most = Math.max(most, grant.credits - credits);
      credits = grant.credits;
    }
  }
  return most;
}

test('[EX13] in the middle of a file of many pieces rights go by the handful', () => {
  expect(creditsInTheMiddle(10)).toBe(4);
  expect(creditsInTheMiddle(10, { piecesPerHandful: 1024 })).toBeLessThanOrEqual(2);
});

test('[EX13] a handful is no more than leaves within a moment', () => {
  expect(creditsInTheMiddle(150)).toBeLessThanOrEqual(2);
});
