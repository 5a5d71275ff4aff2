import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { encodePieceSet } from '../wire/encode-piece-set.ts';
import { goodPayload, handFed, only } from './testing/hand-fed.ts';

const grant = (credits: number, named: readonly number[] = []) =>
  ({ type: 'grant', channel: 7, credits, only: named }) as const;

test('[EX10] asks only with a right, and for as many pieces as there are rights', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'all');
  expect(only(exchange.heard(), 'request')).toEqual([]);
  exchange.hear(1, grant(2));
  expect(only(exchange.heard(), 'request')[0]?.pieces).toHaveLength(2);
});

test('[EX10] gives a right back at once when there is nothing to ask', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'nothing');
  exchange.heard();
  exchange.hear(1, grant(3));
  expect(exchange.heard()).toMatchObject([{ message: { type: 'release', credits: 3 } }]);
});

test('[EX10] tells who was given rights back that there is something to ask again', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, [4]);
  exchange.meet(2, [4]);
  exchange.hear(1, grant(1));
  exchange.hear(2, grant(1));
  expect(only(exchange.heard(2), 'release')).toHaveLength(1);
  exchange.hear(1, { type: 'reject', channel: 7, pieces: [4] });
  expect(only(exchange.heard(2), 'interest')).toMatchObject([{ interested: true }]);
});

test('[EX4] a grant that comes twice is one grant', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1));
  exchange.hear(1, grant(1));
  expect(only(exchange.heard(), 'request')).toHaveLength(1);
});

test('[EX4] a grant that is said again when its rights are gone is told how many were used', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(2));
  exchange.heard();
  exchange.hear(1, grant(2));
  expect(only(exchange.heard(), 'release')).toMatchObject([{ credits: 2 }]);
});

test('[EX20] asks for the rarest', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, [0, 1, 2, 3, 4, 5, 6, 7]);
  exchange.meet(2, [0, 1, 2, 4, 5, 6, 7]);
  exchange.hear(1, grant(1));
  expect(only(exchange.heard(1), 'request')[0]?.pieces).toEqual([3]);
});

test('[EX20] asks for nothing but wanted pieces', () => {
  const exchange = handFed({ download: true });
  const pieces = new PieceSet(16);
  pieces.add(11);
  exchange.tell({ type: 'fileWanted', file: 0, pieces, weight: 1, paused: false });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(2));
  expect(only(exchange.heard(), 'request')).toMatchObject([{ pieces: [11] }]);
});

test('[EX20] asks for what a spreading seed named, and for another piece when that is asked for already', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1, [9]));
  exchange.hear(1, grant(2, [9]));
  const asked = only(exchange.heard(1), 'request').flatMap(({ pieces }) => pieces);
  expect(asked[0]).toBe(9);
  expect(asked).toHaveLength(2);
  expect(asked[1]).not.toBe(9);
});

test('[EX22] a claim of a stranger weighs less than one of a peer that has delivered', () => {
  const exchange = handFed({ pieceCount: 4, download: true });
  // Peer 1 delivers piece 3 and has piece 0; a stranger claims pieces 1 and 2, another one piece 1.
  exchange.meet(1, [0, 3]);
  exchange.hear(1, grant(1, [3]));
  exchange.hear(1, { type: 'piece', channel: 7, piece: 3 }, goodPayload());
  exchange.meet(2, [1]);
  exchange.meet(3, [0, 1]);
  exchange.heard();
  // Piece 0: one proven, one stranger. Piece 1: two strangers.
  exchange.hear(3, grant(1));
  expect(only(exchange.heard(3), 'request')).toMatchObject([{ pieces: [1] }]);
});

test('[EX25] a stranger is asked for two pieces at first, and for more as it delivers', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(16));
  const [first] = only(exchange.heard(), 'request');
  expect(first?.pieces).toHaveLength(2);
  exchange.hear(1, { type: 'piece', channel: 7, piece: first?.pieces[0] ?? 0 }, goodPayload());
  expect(only(exchange.heard(), 'request').flatMap(({ pieces }) => pieces)).toHaveLength(3);
});

test('[EX61] asks for nothing while too much waits to be safe, and goes on after that', () => {
  const exchange = handFed({ download: true, settings: { maxUnwrittenBytes: 1500 } });
  exchange.answers.write = false;
  exchange.meet(1, 'all');
  exchange.hear(1, grant(2));
  const asked = only(exchange.heard(), 'request')[0]?.pieces ?? [];
  for (const piece of asked) exchange.hear(1, { type: 'piece', channel: 7, piece }, goodPayload());
  exchange.hear(1, grant(4));
  const said = exchange.heard(1);
  expect(only(said, 'request')).toEqual([]);
  expect(only(said, 'release')).toHaveLength(1);
  exchange.tell({ type: 'written', file: 0, piece: asked[0] ?? 0 });
  expect(only(exchange.heard(1), 'interest')).toMatchObject([{ interested: true }]);
  exchange.hear(1, grant(5));
  expect(only(exchange.heard(1), 'request')).toHaveLength(1);
});

test('[EX4] pieces named before the file is known count when it is', () => {
  const exchange = handFed({});
  exchange.answers.load = false;
  exchange.tell({ type: 'fileAdded', file: 0, root: Uint8Array.of(1, 85, 18, 32, 7), download: true });
  exchange.meet(1, [1]);
  exchange.hear(1, { type: 'have', channel: 7, pieces: [5] });
  exchange.tell(exchange.loaded(0));
  exchange.hear(1, grant(2));
  expect(only(exchange.heard(1), 'request')[0]?.pieces.toSorted()).toEqual([1, 5]);
});

test('[EX52] who says to have a piece beyond the file lies', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'nothing');
  exchange.hear(1, { type: 'have', channel: 7, pieces: [15, 16] });
  expect(exchange.closed).toMatchObject([{ link: 1, banned: true }]);
});

test('[EX52] a have-map of another size than the file is a lie', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'nothing');
  exchange.hear(1, { type: 'haveMap', channel: 7, pieceCount: 17, pieces: encodePieceSet(PieceSet.full(17)) });
  expect(exchange.closed).toMatchObject([{ link: 1, banned: true }]);
});
