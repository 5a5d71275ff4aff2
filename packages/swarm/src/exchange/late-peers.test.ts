import { expect, test } from 'vitest';
import { goodPayload, handFed, only } from './testing/hand-fed.ts';

const grant = (credits: number) => ({ type: 'grant', channel: 7, credits, only: [] }) as const;
const piece = (piece: number) => ({ type: 'piece', channel: 7, piece }) as const;

test('[EX24] what a peer withholds is asked of another, and the peer is snubbed, not blamed', () => {
  const exchange = handFed({ pieceCount: 1, download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1));
  exchange.meet(2, 'all');
  exchange.hear(2, grant(1));
  expect(only(exchange.heard(2), 'release')).toHaveLength(1);
  exchange.wait(5000);
  exchange.hear(2, grant(2));
  expect(only(exchange.heard(2), 'request')).toMatchObject([{ pieces: [0] }]);
  expect(exchange.news).toContainEqual({ type: 'peerSnubbed', peer: 'peer-1', link: 1 });
  expect(exchange.closed).toEqual([]);
});

test('[EX24] a snubbed peer is asked for one piece, later', () => {
  const exchange = handFed({ download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(2));
  exchange.wait(5000);
  exchange.heard();
  exchange.hear(1, grant(6));
  expect(only(exchange.heard(), 'request')).toEqual([]);
  exchange.wait(6000);
  exchange.hear(1, grant(10));
  expect(only(exchange.heard(), 'request')).toMatchObject([{ pieces: [expect.any(Number)] }]);
});

test('[EX24] a piece that comes late is welcome', () => {
  const exchange = handFed({ pieceCount: 2, download: true });
  exchange.meet(1, 'all');
  exchange.hear(1, grant(1));
  const [asked] = only(exchange.heard(), 'request');
  exchange.wait(10_000);
  exchange.hear(1, piece(asked?.pieces[0] ?? 0), goodPayload());
  expect(exchange.held.size).toBe(1);
  expect(exchange.closed).toEqual([]);
});

test('[EX24] a peer that is slow but steady is not snubbed again and again', () => {
  const exchange = handFed({ pieceCount: 16, download: true, settings: { deadAfterMs: 1e9 } });
  exchange.meet(1, 'all');
  let credits = 0;
  for (let turn = 0; turn < 10; turn++) {
    exchange.hear(1, grant(++credits));
    const [asked] = only(exchange.heard(), 'request');
    exchange.wait(3000);
    if (asked !== undefined) exchange.hear(1, piece(asked.pieces[0] ?? 0), goodPayload());
  }
  expect(exchange.held.size).toBe(10);
  expect(exchange.news).toEqual([]);
});

test('[EX23] a late last piece is asked of a second peer, and the slower one is told to leave it', () => {
  const exchange = handFed({ pieceCount: 4, download: true });
  exchange.meet(1, 'all');
  exchange.meet(2, [0, 1, 2]);
  exchange.hear(1, grant(2));
  const [first = 0, last = 0] = only(exchange.heard(1), 'request')[0]?.pieces ?? [];
  exchange.wait(50);
  exchange.hear(1, piece(first), goodPayload());
  exchange.hear(1, grant(4));
  exchange.heard();
  exchange.wait(1000);
  expect(only(exchange.heard(2), 'interest').length).toBeGreaterThan(0);
  exchange.hear(2, grant(1));
  const [twice] = only(exchange.heard(2), 'request');
  expect(twice?.pieces).toHaveLength(1);
  const piece2 = twice?.pieces[0] ?? 0;
  exchange.hear(2, piece(piece2), goodPayload());
  expect(only(exchange.heard(1), 'cancel')).toMatchObject([{ pieces: [piece2] }]);
  expect([last, piece2].every((one) => one < 4)).toBe(true);
});

test('[EX23] few pieces come twice, even where every peer is late', () => {
  const exchange = handFed({ pieceCount: 300, download: true, settings: { firstTimeoutMs: 1e9, leastTimeoutMs: 1e9 } });
  exchange.meet(1, 'all');
  exchange.meet(2, 'all');
  exchange.hear(1, grant(1));
  const credits = [0, 1, 0];
  const asked = new Map<number, number>();
  for (let turn = 0; turn < 400; turn++) {
    for (const link of [1, 2]) {
      for (const { pieces } of only(exchange.heard(link), 'request')) {
        for (const one of pieces) asked.set(one, (asked.get(one) ?? 0) + 1);
        if (asked.size < 280) for (const one of pieces) exchange.hear(link, piece(one), goodPayload());
      }
      exchange.hear(link, grant((credits[link] = (credits[link] ?? 0) + 4)));
    }
    exchange.wait(100);
  }
  const twice = [...asked.values()].filter((count) => count > 1).length;
  expect(asked.size).toBe(300);
  expect(twice).toBeGreaterThan(0);
  expect(twice).toBeLessThanOrEqual(4);
});

test('[EX24] a late piece tells how slow a peer is: it is late once', () => {
  const exchange = handFed({ pieceCount: 16, download: true, settings: { deadAfterMs: 1e9 } });
  exchange.meet(1, 'all');
  let credits = 0;
  for (let turn = 0; turn < 6; turn++) {
    exchange.hear(1, grant(++credits));
    const [asked] = only(exchange.heard(), 'request');
    exchange.wait(12_000);
    if (asked !== undefined) exchange.hear(1, piece(asked.pieces[0] ?? 0), goodPayload());
  }
  expect(exchange.held.size).toBeGreaterThanOrEqual(5);
  expect(exchange.news.filter(({ type }) => type === 'peerSnubbed')).toHaveLength(1);
});

test('[EX24] a peer that refuses what it granted is snubbed', () => {
  const exchange = handFed({ pieceCount: 16, download: true });
  exchange.meet(1, 'all');
  let refused = 0;
  for (let credits = 1; credits < 20; credits++) {
    exchange.hear(1, grant(credits));
    for (const { pieces } of only(exchange.heard(1), 'request')) {
      refused += pieces.length;
      exchange.hear(1, { type: 'reject', channel: 7, pieces });
    }
  }
  expect(refused).toBe(5);
  expect(exchange.news).toContainEqual({ type: 'peerSnubbed', peer: 'peer-1', link: 1 });
});
