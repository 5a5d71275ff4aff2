import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { goodPayload, handFed, only, root } from './testing/hand-fed.ts';

/** A downloader that knows nothing but the root. */
function ignorant() {
  const exchange = handFed({});
  exchange.answers.load = false;
  exchange.tell({ type: 'fileAdded', file: 0, root, download: true });
  exchange.tell({ type: 'structureMissing', file: 0, next: 0 });
  return exchange;
}

const structure = (first: number) => ({ type: 'structure', channel: 7, first, lengths: [500, 500] }) as const;
const requests = (said: ReturnType<ReturnType<typeof handFed>['heard']>) => only(said, 'structureRequest');

test('[EX5] asks one who knows the structure, node after node, and begins when it is known', () => {
  const exchange = ignorant();
  exchange.meet(1, 'all');
  exchange.meet(2, 'all');
  const asked = [1, 2].filter((link) => requests(exchange.heard(link)).length > 0);
  expect(asked).toHaveLength(1);
  const [link = 0] = asked;
  exchange.hear(link, structure(0), goodPayload());
  expect(exchange.others.at(-1)).toMatchObject({ type: 'acceptStructure', first: 0, lengths: [500, 500] });
  exchange.tell({ type: 'structureVerified', file: 0, link, next: 2 });
  const next = [...exchange.heard(1), ...exchange.heard(2)];
  expect(requests(next)).toMatchObject([{ first: 2 }]);
});

test('[EX5] who opened the file without a have-map is not asked: he may know as little as we do', () => {
  const exchange = ignorant();
  exchange.tell({ type: 'linkOpened', link: 1, peer: 'peer-1' });
  exchange.hear(1, { type: 'hello', version: 1 });
  exchange.hear(1, { type: 'open', channel: 7, root });
  expect(requests(exchange.heard())).toEqual([]);
});

test('[EX5] another is asked when the first does not answer', () => {
  const exchange = ignorant();
  exchange.meet(1, 'all');
  exchange.meet(2, 'all');
  const first = [1, 2].find((link) => requests(exchange.heard(link)).length > 0);
  exchange.wait(4000);
  const second = [1, 2].find((link) => requests(exchange.heard(link)).length > 0);
  expect(new Set([first, second])).toEqual(new Set([1, 2]));
});

test('[EX5] who sends nodes of another file is to blame, and another is asked', () => {
  const exchange = ignorant();
  exchange.meet(1, 'all');
  exchange.heard();
  exchange.hear(1, structure(0), goodPayload());
  exchange.meet(2, 'all');
  exchange.tell({ type: 'structureVerified', file: 0, link: 1, next: 'wrong' });
  expect(exchange.news).toEqual([{ type: 'peerBlamed', peer: 'peer-1', link: 1, why: 'wrongStructure' }]);
  expect(requests(exchange.heard(2))).toMatchObject([{ first: 0 }]);
});

test('[EX5] gives the structure to those who ask', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false });
  exchange.meet(1, 'nothing');
  exchange.hear(1, { type: 'structureRequest', channel: 7, first: 0 });
  expect(exchange.others.at(-1)).toEqual({ type: 'readStructure', file: 0, link: 1, first: 0 });
  exchange.heard();
  exchange.tell({ type: 'structureRead', file: 0, link: 1, first: 0, lengths: [500], payload: goodPayload(500) });
  expect(only(exchange.heard(1), 'structure')).toMatchObject([{ first: 0, lengths: [500] }]);
});

test('[EX10] rights that came before the structure went back; once it is known, who gave them hears that there is something to ask', () => {
  const exchange = ignorant();
  exchange.meet(1, 'all');
  exchange.hear(1, { type: 'grant', channel: 7, credits: 2, only: [0, 1] });
  expect(only(exchange.heard(1), 'release')).toMatchObject([{ credits: 2 }]);
  exchange.tell({
    type: 'fileLoaded',
    file: 0,
    pieceCount: 16,
    pieceLength: 1000,
    structureCount: 1,
    held: new PieceSet(16),
  });
  expect(only(exchange.heard(1), 'interest')).toMatchObject([{ interested: true }]);
});
