/** Peers of a world that keep one real file on their disks: production swarm, production store, and nothing in between. */
import { assert, ok, type Link, type LinkListener } from '@peersume/base';
import {
  createSwarm,
  type FileHandle,
  type Manifest,
  openDiskPieceStore,
  type SharedFile,
  type Swarm,
  type SwarmNews,
} from '@peersume/swarm';
import { syntheticManifest } from '@peersume/swarm/testing';
import { verifyNow } from '@peersume/swarm/testing/piece-store';
import { createWorld, type Machine, type Ports, type World } from '@peersume/world';

export const pieceCount = 48;
export const pieceLength = 16_384;

export interface DiskPeers {
  readonly world: World;
  readonly manifest: Manifest;
  piece(piece: number): Uint8Array;
  /** A machine whose store holds these pieces before anything begins; it is not running yet. */
  peer(name: string, options: { readonly holds: readonly number[]; readonly isWanted: boolean }): DiskPeer;
}

export interface DiskPeer {
  readonly name: string;
  readonly machine: Machine;
  /** Starts the program, which shares the file and dials the others. */
  start(...dials: readonly DiskPeer[]): void;
  /** Of the running program. */
  readonly handle: FileHandle;
  /** Stores that are open now. */
  readonly openStores: number;
  /** Of all runs, in order. */
  readonly news: SwarmNews[];
  readonly isComplete: boolean;
  /** Connects to another. */
  dial(other: DiskPeer): void;
  /** Ends the program as it should be ended. */
  stop(): void;
}

export function createDiskPeers(seed: string): DiskPeers {
  const world = createWorld({ seed });
  world.network.setDefaultPath({ latencyMs: 10 });
  const piece = (number: number): Uint8Array => {
    const bytes = new Uint8Array(pieceLength);
    for (let at = 0; at < pieceLength; at++) bytes[at] = (number * 131 + at * 7 + (at >>> 8) * 13) & 255;
    return bytes;
  };
  const manifest = syntheticManifest({ byteLength: pieceCount * pieceLength, pieceLength, seed: 'file', leaf: piece });

  function peer(name: string, { holds, isWanted }: { holds: readonly number[]; isWanted: boolean }): DiskPeer {
    const machine = world.machine({ name, uplink: 2_000_000, downlink: 4_000_000 });
    const news: SwarmNews[] = [];
    let openStores = 0;
    let running: { readonly swarm: Swarm; readonly handle: FileHandle; dial(other: DiskPeer): void } | undefined;
    /** What the owner keeps beside the store: it outlives the program. */
    let known: Manifest | undefined = holds.length > 0 ? manifest : undefined;
    const openStore =
      (ports: Ports) =>
      (shared: Manifest, done: Parameters<SharedFile['openStore']>[1]): void =>
        openDiskPieceStore({ disk: ports.disk, manifest: shared, name: 'shared', verify: verifyNow }, (opened) => {
          if (!opened.ok) return done(opened);
          openStores++;
          const { close } = opened.value;
          done(
            ok(Object.assign(opened.value, { close: (closed: () => void) => close(() => (openStores--, closed())) })),
          );
        });

    fill();
    function fill(): void {
      if (holds.length === 0) return;
      machine.start((ports) => {
        openStore(ports)(manifest, (opened) => {
          assert(opened.ok, 'the store opens');
          for (const number of holds) opened.value.write(number, piece(number), () => {});
          opened.value.close(() => machine.kill());
        });
      });
      world.run({ done: () => !machine.running });
    }

    return {
      name,
      machine,
      news,
      get handle() {
        assert(running !== undefined, 'the program runs');
        return running.handle;
      },
      get openStores() {
        return openStores;
      },
      get isComplete() {
        return running?.handle.held?.isFull === true;
      },
      start(...dials) {
        openStores = 0;
        machine.start((ports) => {
          const swarm = createSwarm({
            clock: ports.clock,
            random: ports.random,
            verify: verifyNow,
            observe: (one) => news.push(one),
          });
          const attach = (link: Link): LinkListener => swarm.attach(link);
          ports.listen(attach);
          const handle = swarm.add({
            root: manifest.root,
            ...(known !== undefined && { manifest: () => manifest }),
            found: (found) => (known = found),
            openStore: openStore(ports),
            download: isWanted,
          });
          running = {
            swarm,
            handle,
            dial: (other) => ports.dial(other.name, { connected: attach, failed: () => {} }),
          };
          for (const other of dials) running.dial(other);
        });
      },
      dial: (other) => running?.dial(other),
      stop() {
        running?.swarm.close(() => machine.kill());
        world.run({ done: () => !machine.running });
      },
    };
  }

  return { world, manifest, piece, peer };
}

export const allPieces = Array.from({ length: pieceCount }, (_, piece) => piece);
