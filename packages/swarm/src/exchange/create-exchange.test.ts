import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { createQueueNetwork } from './testing/queue-network.ts';
import { seededRandom } from './testing/seeded-random.ts';

test('[EX2] a downloader gets the whole file from a seed that announced nothing', () => {
  const network = createQueueNetwork({
    random: seededRandom(1),
    pieceCount: 50,
    peers: [
      { holds: PieceSet.full(50), download: false, bytesPerMs: 8000 },
      { download: true, bytesPerMs: 8000 },
    ],
  });
  network.join(1, 0);
  network.run({ atMs: 10_000 });
  expect(network.peers[1]?.held.isFull).toBe(true);
  expect(network.peers[1]?.news).toContainEqual({ type: 'fileComplete', file: 0 });
  expect(network.peers[0]?.sentPieces).toBe(50);
});

test('[EX4] one seed and eight downloaders finish near the bound, and the seed sends little twice', () => {
  const pieceCount = 256;
  const network = createQueueNetwork({
    random: seededRandom(2),
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 8000 },
      ...Array.from({ length: 8 }, () => ({ download: true, bytesPerMs: 8000 })),
    ],
  });
  for (let one = 0; one <= 8; one++) for (let other = 0; other < one; other++) network.join(one, other);
  const boundMs = ((pieceCount * 262_144) / 8000) * (1 + 3 / pieceCount);
  network.run({ atMs: 2 * boundMs });
  expect(Math.max(...network.peers.slice(1).map(({ doneAt }) => doneAt))).toBeLessThan(1.05 * boundMs);
  expect(network.peers[0]?.sentPieces).toBeLessThan(1.05 * pieceCount);
  for (const { receivedPieces } of network.peers.slice(1)) expect(receivedPieces).toBe(pieceCount);
});

test('[EX30] many seeds of one file do not name the same pieces: a downloader gets nearly the sum of their rates', () => {
  const pieceCount = 512;
  const network = createQueueNetwork({
    random: seededRandom(6),
    pieceCount,
    peers: [
      { download: true, bytesPerMs: 8000 },
      ...Array.from({ length: 8 }, () => ({ holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 1000 })),
    ],
  });
  for (let seed = 1; seed <= 8; seed++) network.join(0, seed);
  const leastMs = (pieceCount * 262_144) / 8000;
  network.run({ atMs: 4 * leastMs });
  expect(network.peers[0]?.doneAt).toBeLessThan(1.05 * leastMs);
  expect(network.peers[0]?.receivedPieces).toBe(pieceCount);
});
