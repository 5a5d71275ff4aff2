import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { goodPayload, handFed, only } from './testing/hand-fed.ts';
import { createQueueNetwork } from './testing/queue-network.ts';
import { seededRandom } from './testing/seeded-random.ts';

const grant = (credits: number) => ({ type: 'grant', channel: 7, credits, only: [] }) as const;

test('[EX26] the pieces that are read next are asked for in their order', () => {
  const exchange = handFed({ pieceCount: 200, download: true });
  exchange.tell({ type: 'fileStreamed', file: 0, piece: 50, piecesPerSecond: 4 });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(20));
  const asked: number[] = [];
  for (let turn = 0; turn < 8; turn++) {
    for (const { pieces } of only(exchange.heard(1), 'request')) {
      asked.push(...pieces);
      exchange.wait(20);
      for (const piece of pieces) exchange.hear(1, { type: 'piece', channel: 7, piece }, goodPayload());
    }
  }
  expect(asked.slice(0, 8)).toEqual([50, 51, 52, 53, 54, 55, 56, 57]);
});

test('[EX26] when the next seconds are safe, others are asked for too', () => {
  const holds = new PieceSet(200);
  for (let piece = 0; piece < 60; piece++) holds.add(piece);
  const exchange = handFed({ pieceCount: 200, holds, download: true });
  exchange.tell({ type: 'fileStreamed', file: 0, piece: 0, piecesPerSecond: 4 });
  exchange.meet(1, [150, 160]);
  exchange.hear(1, grant(1));
  expect(only(exchange.heard(1), 'request')[0]?.pieces[0]).toBeGreaterThanOrEqual(150);
});

test('[EX26] tells those who have the next piece that it waits for them', () => {
  const exchange = handFed({ pieceCount: 200, download: true });
  exchange.meet(1, [0]);
  exchange.meet(2, [7]);
  exchange.heard();
  exchange.tell({ type: 'fileStreamed', file: 0, piece: 0, piecesPerSecond: 4 });
  expect(only(exchange.heard(1), 'interest')).toMatchObject([{ interested: true }]);
});

test('[EX26] who says that he waits is granted at once and served first', () => {
  const exchange = handFed({ pieceCount: 64, holds: PieceSet.full(64), download: false });
  exchange.answers.backsUp = true;
  exchange.meet(1, 'nothing');
  const first = only(exchange.heard(1), 'grant').at(-1)?.only ?? [];
  exchange.hear(1, { type: 'request', channel: 7, pieces: first });
  const more = only(exchange.heard(1), 'grant').at(-1)?.only ?? [];
  exchange.hear(1, { type: 'request', channel: 7, pieces: more });
  exchange.meet(2, 'nothing');
  exchange.wait(300);
  exchange.heard();
  exchange.hear(2, { type: 'interest', channel: 7, interested: true });
  expect(only(exchange.heard(2), 'grant').length).toBeGreaterThan(0);
  exchange.heard();
  // The uplink is full, and what goes to the other has not left yet.
  exchange.hear(2, { type: 'request', channel: 7, pieces: [40] });
  const next = exchange.heard().find(({ message }) => message.type === 'piece');
  expect(next).toMatchObject({ link: 2, message: { piece: 40 } });
});

test('[EX26] the quickest who has what is due is told of it, and not many others', () => {
  const exchange = handFed({ pieceCount: 200, download: true });
  for (const link of [1, 2, 3, 4]) exchange.meet(link, [0, 1, 2, 3]);
  exchange.meet(5, 'all');
  exchange.heard();
  exchange.wait(300);
  exchange.tell({ type: 'fileStreamed', file: 0, piece: 0, piecesPerSecond: 4 });
  const told = only(exchange.heard(5), 'interest');
  expect(told).toMatchObject([{ interested: true }]);
});

test('[EX26] a reader at most of the rate of its peers does not stand still', () => {
  const pieceCount = 120;
  const piecesPerSecond = 6;
  const network = createQueueNetwork({
    random: seededRandom(2),
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 2000 },
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 1000 },
      ...Array.from({ length: 3 }, () => ({ download: true, bytesPerMs: 2000 })),
      { download: true, bytesPerMs: 2000 },
    ],
  });
  for (let one = 0; one < 5; one++) for (let other = 0; other < one; other++) network.join(one, other);
  network.run({ atMs: 5000 });
  for (let other = 0; other < 5; other++) network.join(5, other);
  const reader = network.peers[5];
  let piece = 0;
  let stalls = 0;
  const step = (): void => {
    network.tell(5, { type: 'fileStreamed', file: 0, piece, piecesPerSecond });
    if (reader?.held.has(piece) === true) piece++;
    else if (piece > 0) stalls++;
    if (piece < pieceCount) network.at(network.now() + 1000 / piecesPerSecond, step);
  };
  network.tell(5, { type: 'fileStreamed', file: 0, piece: 0, piecesPerSecond });
  network.at(6500, step);
  network.run({ atMs: 60_000, done: () => piece === pieceCount });
  expect(piece).toBe(pieceCount);
  expect(stalls).toBeLessThanOrEqual(3);
});
