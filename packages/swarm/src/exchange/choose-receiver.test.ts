import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { createQueueNetwork } from './testing/queue-network.ts';
import { seededRandom } from './testing/seeded-random.ts';

const pieceCount = 128;

/** One seed of half the rate, contributors and riders who send nothing; the rates of the two kinds. */
function ride(settings = {}) {
  const leecher = { download: true, bytesPerMs: 2000, settings };
  const network = createQueueNetwork({
    random: seededRandom(3),
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 4000, settings },
      ...Array.from({ length: 8 }, () => leecher),
      ...Array.from({ length: 4 }, () => leecher),
    ],
  });
  for (const { index } of network.peers.slice(9)) {
    network.tell(index, { type: 'limited', uploadBytesPerSecond: 0, downloadBytesPerSecond: undefined });
  }
  for (let one = 0; one <= 12; one++) for (let other = 0; other < one; other++) network.join(one, other);
  const contributors = network.peers.slice(1, 9);
  const riders = network.peers.slice(9);
  network.run({ atMs: 120_000, done: () => contributors.every(({ doneAt }) => doneAt < Infinity) });
  const share = riders.reduce((sum, { held }) => sum + held.size, 0) / riders.length / pieceCount;
  network.run({ atMs: 240_000 });
  return { share, riders, network };
}

test('[EX40] who gives nothing gets at most half of what others get while it is scarce, and all of it later', () => {
  const { share, riders } = ride();
  expect(share).toBeLessThan(0.5);
  expect(share).toBeGreaterThan(0.05);
  expect(riders.every(({ held }) => held.isFull)).toBe(true);
});

test('[EX40] without that rule it would get nearly as much', () => {
  expect(ride({ giftPieces: Infinity }).share).toBeGreaterThan(0.8);
});

test('[EX40] slow uplinks finish with the others', () => {
  const network = createQueueNetwork({
    random: seededRandom(4),
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 4000 },
      ...[500, 500, 1000, 1000, 4000, 4000, 8000, 8000].map((bytesPerMs) => ({ download: true, bytesPerMs })),
    ],
  });
  for (let one = 0; one <= 8; one++) for (let other = 0; other < one; other++) network.join(one, other);
  network.run({ atMs: 60_000 });
  const done = network.peers.slice(1).map(({ doneAt }) => doneAt);
  const mean = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0) / times.length;
  expect(mean(done.slice(0, 4)) / mean(done.slice(4))).toBeLessThan(1.1);
});

test('[EX30] the seed sends little more than one copy before everyone is nearly done', () => {
  const network = createQueueNetwork({
    random: seededRandom(5),
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 4000 },
      ...Array.from({ length: 12 }, () => ({ download: true, bytesPerMs: 4000 })),
    ],
  });
  for (let one = 0; one <= 12; one++) for (let other = 0; other < one; other++) network.join(one, other);
  const seen = new PieceSet(pieceCount);
  const [seed] = network.peers;
  let sentWhenAllOut = 0;
  for (const peer of network.peers.slice(1)) {
    peer.tamper = (message) => {
      if (message.type === 'have') for (const piece of message.pieces) seen.add(piece);
      if (seen.isFull && sentWhenAllOut === 0) sentWhenAllOut = seed?.sentPieces ?? 0;
      return message;
    };
  }
  network.run({ atMs: 60_000 });
  expect(sentWhenAllOut).toBeLessThanOrEqual(pieceCount * 1.03);
});
