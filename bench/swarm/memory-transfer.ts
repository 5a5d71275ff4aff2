/**
 * What the swarm's core costs: one file from one engine to another over a link in memory, real bytes, each hashed once.
 * Beside it, hashing the same bytes and copying them.
 */
import { hash, randomFillSync } from 'node:crypto';
import { type Clock, type Frame, type Link, type LinkListener, type Payload } from '@peersume/base';
import { createMemoryPieceStore, createSwarm, type Manifest, type PieceStore, type Swarm } from '@peersume/swarm';
import { syntheticManifest } from '@peersume/swarm/testing';
import { figure, type Figure } from '../figure.ts';
import { median } from '../statistics.ts';

const pieceLength = 256 * 1024;
const runs = 5;
const gibibyte = 1024 ** 3;
/** Unsent payload at which a link asks to wait: what a socket and its stream buffer. */
const bufferedBytes = 1024 * 1024;

export async function measureTransfer(byteLength: number): Promise<Figure[]> {
  const bytes = randomFillSync(new Uint8Array(pieceLength));
  const pieceCount = byteLength / pieceLength;
  // Every piece of its own buffer, as a store gives them; no two alike.
  const pieces = Array.from({ length: pieceCount }, (_, piece) => {
    const copy = bytes.slice();
    new DataView(copy.buffer).setUint32(0, piece);
    return copy;
  });
  const manifest = syntheticManifest({
    byteLength,
    pieceLength,
    seed: '',
    leaf: (piece) => pieces[piece] ?? bytes,
  });
  const perGibibyte = (seconds: readonly number[]): number => (median(seconds) * gibibyte) / byteLength;
  const transfers: number[] = [];
  const hashes: number[] = [];
  const copies: number[] = [];
  for (let run = 0; run < runs; run++) {
    transfers.push(await cpuSeconds(() => transfer(manifest, pieces)));
    hashes.push(await cpuSeconds(() => pieces.forEach((piece) => sha256(piece))));
    const target = new Uint8Array(pieceLength);
    copies.push(await cpuSeconds(() => pieces.forEach((piece) => target.set(piece))));
  }
  const hashing = perGibibyte(hashes);
  const whole = perGibibyte(transfers);
  const peers = { 'sha2-256 alone': hashing, 'memory copy': perGibibyte(copies) };
  return [
    figure({
      suite: 'swarm',
      figure: 'core CPU for 1 GiB, one to one in memory, hash included',
      value: whole,
      unit: 's',
      peers,
    }),
    figure({ suite: 'swarm', figure: 'core CPU / sha2-256 alone', value: whole / hashing, unit: 'x' }),
  ];
}

async function cpuSeconds(act: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/** Ends when the other side has every piece. */
function transfer(manifest: Manifest, pieces: readonly Uint8Array[]): Promise<void> {
  const full = createMemoryPieceStore({ manifest });
  pieces.forEach((piece, index) => full.write(index, piece, () => undefined));
  const empty = createMemoryPieceStore({ manifest });
  return new Promise((resolve) => {
    const seed = peer(() => undefined);
    const leecher = peer(() => {
      if (!empty.held.isFull) throw new Error('complete, but not full');
      leecher.close(() => undefined);
      seed.close(() => resolve());
    });
    share(seed, manifest, full, false);
    share(leecher, manifest, empty, true);
    connect(seed, leecher);
  });
}

function peer(completed: () => void): Swarm {
  return createSwarm({
    clock,
    random: { uint32: () => Math.floor(Math.random() * 2 ** 32) },
    verify: (payload, digest, done) => done(payload instanceof Uint8Array && sha256(payload).equals(digest)),
    observe: ({ type }) => {
      if (type === 'fileComplete') completed();
    },
  });
}

const clock: Clock = {
  now: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

function share(swarm: Swarm, manifest: Manifest, store: PieceStore, download: boolean): void {
  swarm.add({
    root: manifest.root,
    manifest: () => manifest,
    download,
    openStore: (_manifest, done) => done({ ok: true, value: store }),
  });
}

/** Two ends of one link; frames are handed over in the next turn of the loop, all that wait at once. */
function connect(one: Swarm, other: Swarm): void {
  const ends: { listener: LinkListener | undefined; queue: Frame[]; queuedBytes: number; isFull: boolean }[] = [
    { listener: undefined, queue: [], queuedBytes: 0, isFull: false },
    { listener: undefined, queue: [], queuedBytes: 0, isFull: false },
  ];
  const [left, right] = ends;
  if (left === undefined || right === undefined) return;
  const linkTo = (name: string, from: typeof left, to: typeof left): Link => ({
    peer: name,
    send: (frame) => {
      if (from.queue.length === 0) setImmediate(() => deliver(from, to));
      from.queue.push(frame);
      from.queuedBytes += lengthOf(frame.payload);
      from.isFull = from.queuedBytes >= bufferedBytes;
      return !from.isFull;
    },
    close: (reason) => setImmediate(() => ends.forEach(({ listener }) => listener?.closed(reason))),
  });
  const deliver = (from: typeof left, to: typeof left): void => {
    const frames = from.queue;
    from.queue = [];
    from.queuedBytes = 0;
    for (const frame of frames) to.listener?.received(frame);
    if (from.isFull) {
      from.isFull = false;
      from.listener?.drained();
    }
  };
  left.listener = one.attach(linkTo('right', left, right));
  right.listener = other.attach(linkTo('left', right, left));
}

const lengthOf = (payload: Payload | undefined): number => payload?.byteLength ?? 0;
