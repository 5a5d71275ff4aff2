import fc from 'fast-check';
import { below } from '@peersume/base';
import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { createQueueNetwork } from './testing/queue-network.ts';
import { seededRandom } from './testing/seeded-random.ts';

const pieceCount = 24;

function crowd(seed: number, size = 5) {
  const random = seededRandom(seed);
  const network = createQueueNetwork({
    random,
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 4000 },
      ...Array.from({ length: size - 1 }, () => ({ download: true, bytesPerMs: 1000 + below(random, 4000) })),
    ],
  });
  for (let one = 0; one < size; one++) for (let other = 0; other < one; other++) network.join(one, other);
  return { network, random };
}

test('[EX4] everyone completes and nobody is blamed where words are doubled, late and out of order', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { network, random } = crowd(seed);
      network.spoil = () =>
        below(random, 5) > 0 ? [0] : below(random, 2) === 0 ? [0, below(random, 40)] : [below(random, 60)];
      network.run({ atMs: 240_000, done: () => network.peers.every(({ held }) => held.isFull) });
      expect(network.peers.every(({ held }) => held.isFull)).toBe(true);
      expect(network.peers.flatMap(({ news }) => news).filter(({ type }) => type === 'peerBlamed')).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('[EX4] everyone completes where links break and come again', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { network, random } = crowd(seed);
      for (let time = 100; time < 3000; time += 100) {
        const one = below(random, 5);
        const other = (one + 1 + below(random, 4)) % 5;
        network.at(time, () => network.part(one, other));
        network.at(time + 300, () => network.join(one, other));
      }
      network.run({ atMs: 240_000, done: () => network.peers.every(({ held }) => held.isFull) });
      expect(network.peers.every(({ held }) => held.isFull)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('[EX50] everyone completes beside peers that send nothing but rubbish, and they are gone', () => {
  const random = seededRandom(9);
  const network = createQueueNetwork({
    random,
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 4000 },
      ...Array.from({ length: 5 }, () => ({ download: true, bytesPerMs: 4000 })),
      ...Array.from({ length: 3 }, () => ({
        holds: PieceSet.full(pieceCount),
        download: false,
        bytesPerMs: 4000,
        sendsBadPieces: true,
      })),
    ],
  });
  for (let one = 0; one < 9; one++) for (let other = 0; other < one; other++) network.join(one, other);
  network.run({ atMs: 60_000 });
  const honest = network.peers.slice(0, 6);
  expect(honest.every(({ held }) => held.isFull)).toBe(true);
  const blamed = honest.flatMap(({ news }) => news).filter((one) => one.type === 'peerBlamed');
  expect(new Set(blamed.map(({ peer }) => peer))).toEqual(new Set(['peer-6', 'peer-7', 'peer-8']));
});
