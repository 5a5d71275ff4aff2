import { ok, type Random } from '@peersume/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { type Manifest } from '../manifest/manifest.ts';
import { createMemoryPieceStore } from '../store/create-memory-piece-store.ts';
import { type PieceStore } from '../store/piece-store.ts';
import { createSwarm } from './create-swarm.ts';
import { type FileHandle, type Swarm, type SwarmNews } from './swarm.ts';
import { createLinkPair, type LinkPair } from './testing/link-pair.ts';
import { createManualClock } from './testing/manual-clock.ts';
import { smallFile } from './testing/small-file.ts';

const leaf = (piece: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, index) => (piece * 31 + index * 7) & 255);
const fileOf = (pieces: number): Manifest => smallFile({ pieces, width: 8, leaf });

interface Peer {
  readonly swarm: Swarm;
  readonly handle: FileHandle;
  readonly store: () => PieceStore | undefined;
  readonly news: SwarmNews[];
}

/** Peers with one file; `holds` says which pieces each has. Those who hold nothing know only the root. */
function createPeers(manifest: Manifest, holds: readonly ((piece: number) => boolean)[]) {
  const clock = createManualClock();
  const links: LinkPair[] = [];
  const peers = holds.map((has, index): Peer => {
    const news: SwarmNews[] = [];
    let store: PieceStore | undefined;
    const isEmpty = !Array.from({ length: manifest.pieceCount }, (_, piece) => piece).some(has);
    const swarm = createSwarm({
      clock,
      random: randomFrom(index),
      verify: (payload, digest, done) =>
        done(payload instanceof Uint8Array && sha256(payload).every((byte, at) => byte === digest[at])),
      observe: (one) => news.push(one),
    });
    const handle = swarm.add({
      root: manifest.root,
      manifest: isEmpty ? undefined : () => manifest,
      openStore(of, done) {
        if (store === undefined) {
          store = createMemoryPieceStore({ manifest: of });
          for (let piece = 0; piece < of.pieceCount; piece++) if (has(piece)) store.write(piece, leaf(piece), () => {});
        }
        // It is closed and opened again while nobody needs it, and is the same then.
        done(ok({ ...store, held: store.held, close: (closed) => closed() }));
      },
      download: true,
    });
    return { swarm, handle, store: () => store, news };
  });
  for (const [one, peer] of peers.entries()) {
    for (let other = one + 1; other < peers.length; other++) {
      const pair = createLinkPair({ one: `peer ${one}`, other: `peer ${other}`, highWaterBytes: 1024 });
      const far = peers[other] as Peer;
      pair.listen(peer.swarm.attach(pair.atOne), far.swarm.attach(pair.atOther));
      links.push(pair);
    }
  }
  /** Lets time pass in small steps until the condition holds. */
  const runUntil = (isDone: () => boolean): void => {
    for (let step = 0; step < 4000 && !isDone(); step++) {
      for (const pair of links) for (let count = 0; count < 4; count++) pair.deliver();
      clock.advance(5);
    }
  };
  return { peers, links, clock, runUntil };
}

function randomFrom(seed: number): Random {
  let state = seed + 1;
  return { uint32: () => (state = (Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9) >>> 0) };
}

const isComplete = ({ handle, store }: Peer): boolean => handle.manifest !== undefined && store()?.held.isFull === true;

describe('swarms of the real exchange', () => {
  test.each([1, 2, 8, 9, 200])('a peer who knows only the root gets a file of %i pieces', (pieces) => {
    const { peers, runUntil } = createPeers(fileOf(pieces), [() => true, () => false]);
    const getter = peers[1] as Peer;
    runUntil(() => isComplete(getter));
    expect(isComplete(getter)).toBe(true);
    expect(getter.news).toContainEqual({ type: 'fileComplete', file: 0 });
    let read: unknown;
    getter.handle.read(pieces - 1, (payload) => (read = payload));
    expect(read).toEqual({ ok: true, value: leaf(pieces - 1) });
  });

  test('four peers with parts of a file complete each other', () => {
    const { peers, runUntil } = createPeers(fileOf(60), [
      (piece) => piece % 3 === 0,
      (piece) => piece % 3 === 1,
      (piece) => piece % 3 === 2,
      () => false,
    ]);
    runUntil(() => peers.every(isComplete));
    expect(peers.map(isComplete)).toEqual([true, true, true, true]);
    expect(peers.flatMap(({ news }) => news.filter(({ type }) => type === 'peerBlamed'))).toEqual([]);
  });

  test('an ended download goes on where it was when links break and come again', () => {
    const manifest = fileOf(40);
    const { peers, links, runUntil } = createPeers(manifest, [() => true, () => false]);
    const [seed, getter] = peers as [Peer, Peer];
    runUntil(() => (getter.store()?.held.size ?? 0) >= 10);
    links.pop()?.atOne.close('a cable was pulled');
    const held = getter.store()?.held.size ?? 0;
    expect(held).toBeGreaterThanOrEqual(10);
    expect(held).toBeLessThan(40);
    const pair = createLinkPair({ one: 'peer 0', other: 'peer 1', highWaterBytes: 1024 });
    pair.listen(seed.swarm.attach(pair.atOne), getter.swarm.attach(pair.atOther));
    links.push(pair);
    runUntil(() => isComplete(getter));
    expect(isComplete(getter)).toBe(true);
  });

  test('[EN3] the same seeds give the same run', () => {
    const run = (): string => {
      const { peers, links, runUntil } = createPeers(fileOf(30), [() => true, () => false, () => false]);
      const log: string[] = [];
      for (const [index, pair] of links.entries()) {
        const { deliver } = pair;
        Object.assign(pair, {
          deliver: () => {
            const delivered = deliver();
            if (delivered) log.push(`${index} ${peers.map(({ store }) => store()?.held.size).join()}`);
            return delivered;
          },
        });
      }
      runUntil(() => peers.every(isComplete));
      expect(peers.every(isComplete)).toBe(true);
      return log.join('\n');
    };
    expect(run()).toBe(run());
    expect(run().length).toBeGreaterThan(100);
  });
});
