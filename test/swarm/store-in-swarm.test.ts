/** What exchange, engine and disk store promise together: stops, rot, full and failing disks, in the world. */
import { PieceSet } from '@peersume/swarm';
import { describe, expect, test } from 'vitest';
import { allPieces, createDiskPeers, type DiskPeer, type DiskPeers, pieceCount, pieceLength } from './disk-peers.ts';

const minute = 60_000;
/** Within a minute of virtual time. */
function runUntil({ world }: DiskPeers, done: () => boolean): void {
  world.run({ atMs: world.clock.now() + minute, done });
  expect(done(), 'it comes to its end').toBe(true);
}
function pause({ world }: DiskPeers, ms: number): void {
  world.run({ atMs: world.clock.now() + ms });
}
const countOf = (peer: DiskPeer, type: string): number => peer.news.filter((news) => news.type === type).length;
/** Each held piece, read through the swarm, is the true one. */
function expectTrue(peers: DiskPeers, peer: DiskPeer): void {
  let read = 0;
  for (const piece of peer.handle.held ?? []) {
    peer.handle.read(piece, (payload) => {
      expect(payload.ok && payload.value).toEqual(peers.piece(piece));
      read++;
    });
  }
  pause(peers, 1000);
  expect(read).toBe(peer.handle.held?.size);
}

describe('a download that is stopped', () => {
  for (const stop of ['kill', 'crash', 'close'] as const) {
    test(`[ST10] [ST12] goes on where it was, after a ${stop}`, () => {
      const atOnce = 8; // pieces asked for and under way when the program ends
      for (const held of [1, 7, 20, 40]) {
        const peers = createDiskPeers(`${stop} ${held}`);
        const seed = peers.peer('seed', { holds: allPieces, isWanted: false });
        const other = peers.peer('other', { holds: [], isWanted: true });
        seed.start();
        other.start(seed);
        runUntil(peers, () => (other.handle.held?.size ?? 0) >= held);
        if (stop === 'close') other.stop();
        else other.machine[stop]();
        pause(peers, 500);
        other.start(seed);
        runUntil(peers, () => countOf(other, 'fileComplete') === 1);
        expectTrue(peers, other);
        expect(peers.world.network.traffic('seed').payloadSent).toBeLessThanOrEqual(
          (pieceCount + atOnce) * pieceLength,
        );
      }
    });
  }
});

describe('rot', () => {
  test('[ST30] at a peer that serves is found, told to nobody as a piece, and healed from others', () => {
    const peers = createDiskPeers('rot');
    const healthy = peers.peer('healthy', { holds: allPieces, isWanted: false });
    const rotten = peers.peer('rotten', { holds: allPieces, isWanted: true });
    for (const piece of [3, 17]) rotten.machine.disk.rot('shared.data', piece * pieceLength + 100);
    healthy.start();
    rotten.start(healthy);
    pause(peers, 100);
    const other = peers.peer('other', { holds: [], isWanted: true });
    other.start(rotten);
    runUntil(peers, () => countOf(other, 'fileComplete') === 1);
    runUntil(peers, () => rotten.isComplete);
    expect(countOf(rotten, 'pieceLost')).toBe(2);
    expect(countOf(other, 'peerBlamed')).toBe(0);
    expectTrue(peers, other);
    expectTrue(peers, rotten);
  });

  test('[ST30] found by the owner of the file is healed from others', () => {
    const peers = createDiskPeers('own rot');
    const healthy = peers.peer('healthy', { holds: allPieces, isWanted: false });
    const rotten = peers.peer('rotten', { holds: allPieces, isWanted: true });
    rotten.machine.disk.rot('shared.data', 5 * pieceLength + 100);
    healthy.start();
    rotten.start(healthy);
    pause(peers, 100);
    const answers: string[] = [];
    rotten.handle.read(5, (payload) => answers.push(payload.ok ? 'ok' : payload.error.type));
    pause(peers, 100);
    expect(answers).toEqual(['PieceRotten']);
    runUntil(peers, () => rotten.isComplete);
    expect(countOf(rotten, 'pieceLost')).toBe(1);
    expectTrue(peers, rotten);
  });
});

test('[ST30] rot in a file that was put away is healed when somebody comes who has it', () => {
  const peers = createDiskPeers('idle rot');
  const healthy = peers.peer('healthy', { holds: allPieces, isWanted: false });
  const rotten = peers.peer('rotten', { holds: allPieces, isWanted: true });
  rotten.machine.disk.rot('shared.data', 5 * pieceLength + 100);
  rotten.start();
  pause(peers, 100);
  const answers: string[] = [];
  rotten.handle.read(5, (payload) => answers.push(payload.ok ? 'ok' : payload.error.type));
  pause(peers, minute);
  expect(answers).toEqual(['PieceRotten']);
  healthy.start(rotten);
  runUntil(peers, () => rotten.isComplete);
  expectTrue(peers, rotten);
});

describe('a disk in trouble', () => {
  function halfway(name: string): { peers: DiskPeers; seed: DiskPeer; other: DiskPeer } {
    const peers = createDiskPeers(name);
    const seed = peers.peer('seed', { holds: allPieces, isWanted: false });
    const other = peers.peer('other', { holds: [], isWanted: true });
    seed.start();
    other.start(seed);
    runUntil(peers, () => (other.handle.held?.size ?? 0) >= pieceCount / 2);
    return { peers, seed, other };
  }

  test('[ST20] that is full costs little, and the download ends well when there is room', () => {
    const { peers, other } = halfway('full');
    other.machine.disk.setCapacity(0);
    runUntil(peers, () => countOf(other, 'storeTrouble') > 0);
    const held = other.handle.held?.size ?? 0;
    const sent = peers.world.network.traffic('seed').payloadSent;
    pause(peers, 10 * minute);
    expect(other.handle.held?.size).toBe(held);
    // Each try costs what is under way until the first piece has failed.
    const tries = countOf(other, 'storeTrouble');
    expect(tries).toBeLessThanOrEqual(8);
    expect(peers.world.network.traffic('seed').payloadSent - sent).toBeLessThanOrEqual(tries * 12 * pieceLength);
    expectTrue(peers, other);
    other.machine.disk.setCapacity(Infinity);
    other.handle.retry();
    runUntil(peers, () => other.isComplete);
    expect(countOf(other, 'fileComplete')).toBe(1);
    expectTrue(peers, other);
  });

  test('[ST20] that is still full at the next try is told again', () => {
    const { peers, other } = halfway('full again');
    other.machine.disk.setCapacity(0);
    runUntil(peers, () => countOf(other, 'storeTrouble') === 1);
    pause(peers, 1000);
    other.handle.retry();
    runUntil(peers, () => countOf(other, 'storeTrouble') === 2);
  });

  test('[ST22] that failed once ends well after another try', () => {
    const { peers, other } = halfway('failing');
    other.machine.disk.failNext(3);
    runUntil(peers, () => countOf(other, 'storeTrouble') === 1);
    pause(peers, 1000);
    other.handle.retry();
    runUntil(peers, () => countOf(other, 'fileComplete') === 1);
    expectTrue(peers, other);
  });

  test('[ST21] that became read-only serves what it holds', () => {
    const { peers, other, seed } = halfway('read-only');
    other.stop();
    const held = pieceCount / 2;
    other.machine.disk.setReadOnly(true);
    seed.stop();
    other.start();
    const third = peers.peer('third', { holds: [], isWanted: true });
    third.start(other);
    runUntil(peers, () => (third.handle.held?.size ?? 0) >= held);
    expectTrue(peers, third);
  });

  test('[ST22] that cannot read for a moment loses no piece', () => {
    const peers = createDiskPeers('reads fail');
    const seed = peers.peer('seed', { holds: allPieces, isWanted: false });
    const other = peers.peer('other', { holds: [], isWanted: true });
    seed.start();
    other.start(seed);
    runUntil(peers, () => (other.handle.held?.size ?? 0) >= 10);
    seed.machine.disk.failNext(4);
    runUntil(peers, () => countOf(other, 'fileComplete') === 1);
    // The seed, which fetches nothing, serves every piece again.
    runUntil(peers, () => seed.isComplete);
    const third = peers.peer('third', { holds: [], isWanted: true });
    other.stop();
    third.start(seed);
    runUntil(peers, () => countOf(third, 'fileComplete') === 1);
  });
});

describe('a store is open only while it is needed', () => {
  test('[EN10] a complete file that nobody speaks of is put away', () => {
    const peers = createDiskPeers('complete');
    const lonely = peers.peer('lonely', { holds: allPieces, isWanted: true });
    lonely.start();
    pause(peers, minute);
    expect(countOf(lonely, 'fileComplete')).toBe(1);
    expect(lonely.openStores).toBe(0);
  });

  test('[EN10] also when the last piece is safe only after its sender has gone', () => {
    const peers = createDiskPeers('late');
    const seed = peers.peer('seed', { holds: allPieces, isWanted: false });
    const other = peers.peer('other', { holds: [], isWanted: true });
    seed.start();
    other.start(seed);
    let isLast = false;
    other.machine.disk.observe(({ type }) => {
      // The last pieces are being written.
      if (isLast || type !== 'sync' || (other.handle.held?.size ?? 0) < pieceCount - 6) return;
      isLast = peers.world.network.traffic('other').received > pieceCount * pieceLength;
      if (isLast) seed.machine.kill();
    });
    runUntil(peers, () => countOf(other, 'fileComplete') === 1);
    expect(isLast).toBe(true);
    pause(peers, 2 * minute);
    expect(other.openStores).toBe(0);
  });

  test.each(['paused', 'partly wanted'] as const)(
    '[EN17] a download that was %s and put away goes on when it is wanted',
    (how) => {
      const peers = createDiskPeers(how);
      const seed = peers.peer('seed', { holds: allPieces, isWanted: false });
      const other = peers.peer('other', { holds: [], isWanted: true });
      seed.start();
      other.start(seed);
      runUntil(peers, () => (other.handle.held?.size ?? 0) >= 10);
      if (how === 'paused') other.handle.want({ paused: true });
      else other.handle.want({ pieces: new PieceSet(pieceCount) });
      pause(peers, 1000);
      seed.stop();
      pause(peers, 2 * minute);
      expect(other.openStores).toBe(0);
      other.handle.want({ paused: false, pieces: undefined });
      seed.start();
      other.dial(seed);
      runUntil(peers, () => other.isComplete);
      expectTrue(peers, other);
    },
  );

  test.each(['paused', 'partly wanted'] as const)(
    '[EN17] a download that was %s for long, beside a link that stays, goes on when it is wanted',
    (how) => {
      const peers = createDiskPeers(`long ${how}`);
      const seed = peers.peer('seed', { holds: allPieces, isWanted: false });
      const other = peers.peer('other', { holds: [], isWanted: true });
      seed.start();
      other.start(seed);
      runUntil(peers, () => (other.handle.held?.size ?? 0) >= 10);
      if (how === 'paused') other.handle.want({ paused: true });
      else other.handle.want({ pieces: new PieceSet(pieceCount) });
      pause(peers, 60 * minute);
      other.handle.want({ paused: false, pieces: undefined });
      runUntil(peers, () => other.isComplete);
      expectTrue(peers, other);
    },
  );
});
