import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { encodePieceSet } from '../wire/encode-piece-set.ts';
import { goodPayload, handFed, only } from './testing/hand-fed.ts';
import { createQueueNetwork } from './testing/queue-network.ts';
import { seededRandom } from './testing/seeded-random.ts';

const pieceCount = 60;

function pair(limits: { up?: number; down?: number }) {
  const network = createQueueNetwork({
    random: seededRandom(1),
    pieceCount,
    peers: [
      { holds: PieceSet.full(pieceCount), download: false, bytesPerMs: 8000 },
      { download: true, bytesPerMs: 8000 },
    ],
  });
  network.tell(0, { type: 'limited', uploadBytesPerSecond: limits.up, downloadBytesPerSecond: undefined });
  network.tell(1, { type: 'limited', uploadBytesPerSecond: undefined, downloadBytesPerSecond: limits.down });
  network.join(1, 0);
  network.run({ atMs: 120_000 });
  return network.peers[1]?.doneAt ?? Infinity;
}

test.each([{ up: 1_000_000 }, { down: 1_000_000 }])('[EX70] a limit of %o holds, and is used', (limits) => {
  const leastMs = ((pieceCount - 1) * 262_144) / 1000;
  const doneMs = pair(limits);
  expect(doneMs).toBeGreaterThan(leastMs * 0.97);
  expect(doneMs).toBeLessThan(leastMs * 1.08);
});

test('[EX70] a limit of nothing grants nothing', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false });
  exchange.tell({ type: 'limited', uploadBytesPerSecond: 0, downloadBytesPerSecond: undefined });
  exchange.meet(1, 'nothing');
  exchange.wait(5000);
  expect(only(exchange.heard(1), 'grant')).toEqual([]);
});

test('[EX71] files share the uplink by weight', () => {
  const exchange = handFed({});
  const roots = [Uint8Array.of(1), Uint8Array.of(2)];
  exchange.answers.load = false;
  exchange.answers.backsUp = true;
  const held = PieceSet.full(200);
  for (const [file, root] of roots.entries()) {
    exchange.tell({ type: 'fileAdded', file, root, download: false });
    exchange.tell({ type: 'fileWanted', file, weight: file === 0 ? 3 : 1, paused: false });
  }
  for (const link of [1, 2]) {
    exchange.tell({ type: 'linkOpened', link, peer: `peer-${link}` });
    exchange.hear(link, { type: 'hello', version: 1 });
    exchange.hear(link, { type: 'open', channel: 7, root: roots[link - 1] ?? Uint8Array.of() });
    exchange.tell({
      type: 'fileLoaded',
      file: link - 1,
      pieceCount: 200,
      pieceLength: 100_000,
      structureCount: 1,
      held,
    });
  }
  exchange.answers.read = false;
  const sent = [0, 0];
  for (let turn = 0; turn < 400; turn++) {
    for (const said of exchange.heard()) {
      const { message, link } = said;
      if (message.type === 'grant') exchange.hear(link, { type: 'request', channel: 7, pieces: message.only });
      if (message.type === 'piece') {
        sent[link - 1] = (sent[link - 1] ?? 0) + 1;
        exchange.tell({ type: 'drained', link });
      }
    }
    for (const action of exchange.others.splice(0)) {
      if (action.type !== 'read') continue;
      exchange.tell({ ...action, type: 'read', payload: goodPayload(100_000) });
    }
    exchange.wait(1);
  }
  const [heavy = 0, light = 0] = sent;
  expect(heavy + light).toBeGreaterThan(100);
  // While both have something to send.
  if (heavy < 200) expect(heavy / light).toBeCloseTo(3, 0);
  else expect(light).toBeGreaterThanOrEqual(60);
});

test('[EX72] tells who wants the file where others are, not often', () => {
  const exchange = handFed({ holds: PieceSet.full(16), download: false });
  for (const link of [1, 2, 3]) {
    exchange.meet(link, 'nothing');
    exchange.tell({ type: 'addressKnown', link, address: `/somewhere/${link}` });
  }
  exchange.wait(12_000);
  const [told] = only(exchange.heard(1), 'peers');
  expect(told?.addresses.toSorted()).toEqual(['/somewhere/2', '/somewhere/3']);
  expect(only(exchange.heard(1), 'peers')).toEqual([]);
});

test('[EX72] addresses go to the link layer, and whoever sends them all the time is harmful', () => {
  const exchange = handFed({ download: true, settings: { maxWrongs: 5 } });
  exchange.meet(1, 'nothing');
  const peers = { type: 'peers', channel: 7, addresses: ['/somewhere/9'] } as const;
  exchange.hear(1, peers);
  expect(exchange.news).toEqual([{ type: 'addressesFound', file: 0, addresses: ['/somewhere/9'] }]);
  for (let count = 0; count < 10; count++) exchange.hear(1, peers);
  expect(exchange.news).toHaveLength(2);
  expect(exchange.closed).toMatchObject([{ banned: true }]);
});

test('[EX16] more is not asked for than comes by the wire in a while', () => {
  const exchange = handFed({ pieceCount: 4000, download: true });
  for (let link = 1; link <= 8; link++) {
    exchange.meet(link, []);
    exchange.hear(link, { type: 'haveMap', channel: 7, pieceCount: 4000, pieces: encodePieceSet(PieceSet.full(4000)) });
  }
  const asked: { link: number; piece: number }[] = [];
  let credits = 0;
  let most = 0;
  // Pieces come one after the other, four a second, whoever sends them.
  for (let turn = 0; turn < 80; turn++) {
    credits += 2;
    for (let link = 1; link <= 8; link++) exchange.hear(link, { type: 'grant', channel: 7, credits, only: [] });
    for (const { link, message } of exchange.heard()) {
      if (message.type === 'request') for (const piece of message.pieces) asked.push({ link, piece });
    }
    if (turn > 40) most = Math.max(most, asked.length);
    exchange.wait(250);
    const next = asked.shift();
    if (next !== undefined) exchange.hear(next.link, { type: 'piece', channel: 7, piece: next.piece }, goodPayload());
  }
  expect(most).toBeLessThanOrEqual(30);
  expect(most).toBeGreaterThanOrEqual(4);
});
