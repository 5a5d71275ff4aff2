import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { goodPayload, handFed, only } from './testing/hand-fed.ts';

const grant = (credits: number) => ({ type: 'grant', channel: 7, credits, only: [] }) as const;

test('[EX60] a full disk stops asking and keeps serving; when there is room, it goes on', () => {
  const holds = new PieceSet(2);
  holds.add(0);
  const exchange = handFed({ pieceCount: 2, holds, download: true });
  exchange.answers.write = false;
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1));
  const piece = only(exchange.heard(), 'request')[0]?.pieces[0] ?? 0;
  exchange.hear(1, { type: 'piece', channel: 7, piece }, goodPayload());
  exchange.tell({ type: 'written', file: 0, piece, failure: 'full' });
  expect(exchange.news).toEqual([{ type: 'storeTrouble', file: 0, failure: 'full' }]);
  const said = exchange.heard(1);
  expect(only(said, 'lost')).toMatchObject([{ pieces: [piece] }]);
  expect(only(said, 'interest')).toMatchObject([{ interested: false }]);
  exchange.hear(1, grant(3));
  expect(only(exchange.heard(1), 'request')).toEqual([]);

  exchange.meet(2, 'nothing');
  expect(only(exchange.heard(2), 'grant').length).toBeGreaterThan(0);
  exchange.hear(2, { type: 'request', channel: 7, pieces: [0] });
  expect(only(exchange.heard(2), 'piece')).toMatchObject([{ piece: 0 }]);

  exchange.tell({ type: 'storeRecovered', file: 0 });
  expect(only(exchange.heard(1), 'interest')).toContainEqual({ type: 'interest', channel: 0, interested: true });
  exchange.hear(1, grant(5));
  expect(only(exchange.heard(1), 'request')).toMatchObject([{ pieces: [piece] }]);
});

test('[EX62] a piece that rotted is taken back, told, and fetched again', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: true });
  exchange.meet(1, 'nothing');
  exchange.meet(2, 'all');
  exchange.heard(2);
  exchange.held.delete(5);
  const named = only(exchange.heard(1), 'grant').at(-1);
  expect(named).toBeDefined();
  exchange.hear(1, { type: 'request', channel: 7, pieces: [5] });
  expect(only(exchange.heard(1), 'reject')).toMatchObject([{ pieces: [5] }]);
  expect(exchange.news).toContainEqual({ type: 'pieceLost', file: 0, piece: 5 });
  const said = exchange.heard(2);
  expect(only(said, 'lost')).toMatchObject([{ pieces: [5] }]);
  expect(only(said, 'interest')).toMatchObject([{ interested: true }]);
  exchange.hear(2, grant(1));
  expect(only(exchange.heard(2), 'request')).toMatchObject([{ pieces: [5] }]);
});

test('[EX11] a piece that was lost and found again, and again, before anyone was told is told once', () => {
  const half = new PieceSet(64);
  for (let piece = 0; piece < 32; piece++) half.add(piece);
  const exchange = handFed({ pieceCount: 64, holds: half, download: true });
  exchange.meet(1, 'nothing');
  exchange.heard(1);
  for (let times = 0; times < 2; times++) {
    exchange.tell({ type: 'lost', file: 0, piece: 5 });
    exchange.tell({ type: 'found', file: 0, piece: 5 });
  }
  exchange.wait(2000);
  expect(only(exchange.heard(1), 'have').flatMap((said) => said.pieces)).toEqual([5]);
});

test('[EX63] a piece is told as soon as it is verified, before it is safe', () => {
  const exchange = handFed({ download: true });
  exchange.answers.write = false;
  exchange.meet(1, 'all');
  exchange.meet(2, 'nothing');
  exchange.hear(1, grant(1));
  const piece = only(exchange.heard(1), 'request')[0]?.pieces[0] ?? 0;
  exchange.heard();
  exchange.hear(1, { type: 'piece', channel: 7, piece }, goodPayload());
  const said = exchange.heard(2);
  expect(only(said, 'have')).toMatchObject([{ pieces: [piece] }]);
  expect(only(said, 'grant')).toHaveLength(1);
});

test('a file is complete when every piece is safe', () => {
  const exchange = handFed({ pieceCount: 1, download: true });
  exchange.answers.write = false;
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1));
  exchange.hear(1, { type: 'piece', channel: 7, piece: 0 }, goodPayload());
  expect(exchange.news).toEqual([]);
  exchange.tell({ type: 'written', file: 0, piece: 0 });
  expect(exchange.news).toEqual([{ type: 'fileComplete', file: 0 }]);
});

test('[EX64] a file is complete again when more was wanted and is safe', () => {
  const exchange = handFed({ pieceCount: 2, download: true });
  const wanted = new PieceSet(2);
  wanted.add(0);
  exchange.tell({ type: 'fileWanted', file: 0, pieces: wanted, weight: 1, paused: false });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1));
  exchange.hear(1, { type: 'piece', channel: 7, piece: 0 }, goodPayload());
  expect(exchange.news).toEqual([{ type: 'fileComplete', file: 0 }]);
  exchange.tell({ type: 'fileWanted', file: 0, pieces: undefined, weight: 1, paused: false });
  exchange.hear(1, grant(2));
  exchange.hear(1, { type: 'piece', channel: 7, piece: 1 }, goodPayload());
  expect(exchange.news).toEqual([
    { type: 'fileComplete', file: 0 },
    { type: 'fileComplete', file: 0 },
  ]);
});
