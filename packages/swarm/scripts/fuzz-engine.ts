/**
 * A whole swarm as a target: one frame after the other from a peer who knows the format and means no good. It must never
 * throw; what it keeps is bounded, which the longest runs show.
 */
import { assert, below, type Link, type LinkListener, ok, type Random } from '@peersume/base';
import fc from 'fast-check';
import { createSwarm } from '../src/engine/create-swarm.ts';
import { type Swarm } from '../src/engine/swarm.ts';
import { createManualClock, type ManualClock } from '../src/engine/testing/manual-clock.ts';
import { smallFile } from '../src/engine/testing/small-file.ts';
import { createMemoryPieceStore } from '../src/store/create-memory-piece-store.ts';
import { encodeMessage } from '../src/wire/encode-message.ts';
import { maxHeaderBytes } from '../src/wire/limits.ts';
import { type Message } from '../src/wire/message.ts';
import { arbitraryMessage } from '../src/wire/testing/arbitrary-message.ts';
import { type FuzzTarget } from './fuzz-target.ts';

const leaf = (piece: number): Uint8Array => new Uint8Array(64).fill(piece);
const held = smallFile({ pieces: 40, width: 8, leaf });
const lacking = smallFile({ pieces: 30, width: 8, leaf });
const unknown = smallFile({ pieces: 20, width: 8, leaf });

export function engineTarget(random: Random): FuzzTarget {
  let session: Session | undefined;
  return {
    name: 'engine',
    hasState: true,
    maxBytes: 4 * 1024 * 1024,
    examples: [
      ...fc.sample(arbitraryMessage, { seed: below(random, 2 ** 31), numRuns: 300 }),
      ...wordsOnChannels(),
    ].map(encodeMessage),
    // Frames may make it ask, serve and remember: pieces of these files, and answers.
    memoryOf: (byteLength) => 2 * 1024 * 1024 + 64 * Math.min(byteLength, maxHeaderBytes),
    prepare(bytes, random) {
      const current = session === undefined || session.isOver() ? openSession(random) : session;
      session = current;
      return () => current.receive(bytes, random);
    },
  };
}

/** Messages about the files that the swarm has, on the channels that such a peer would use. */
function wordsOnChannels(): Message[] {
  const roots = [held.root, lacking.root, unknown.root];
  return [0, 1, 2].flatMap((channel): Message[] => [
    { type: 'hello', version: 1 },
    { type: 'open', channel, root: roots[channel] ?? held.root },
    { type: 'haveMap', channel, pieceCount: 30, pieces: Uint8Array.of(1) },
    { type: 'haveMap', channel, pieceCount: 40, pieces: Uint8Array.of(0) },
    { type: 'have', channel, pieces: [0, 3, 29] },
    { type: 'lost', channel, pieces: [3] },
    { type: 'grant', channel, credits: 10, only: [4, 5] },
    { type: 'request', channel, pieces: [1, 2, 3] },
    { type: 'release', channel, credits: 2 },
    { type: 'piece', channel, piece: 4 },
    { type: 'cancel', channel, pieces: [1] },
    { type: 'reject', channel, pieces: [4] },
    { type: 'structureRequest', channel, first: 0 },
    {
      type: 'structure',
      channel,
      first: 0,
      lengths: (roots[channel] === unknown.root ? unknown : held).structure.map(({ length }) => length),
    },
    { type: 'interest', channel, interested: true },
    { type: 'close', channel },
  ]);
}

interface Session {
  receive(header: Uint8Array, random: Random): void;
  isOver(): boolean;
}

/** A swarm that has a file, lacks one and knows only the root of a third, and a link to it. */
function openSession(random: Random): Session {
  const clock = createManualClock();
  const swarm = createSwarm(
    // Whether a piece is right is a matter of chance here.
    { clock, random, verify: (_payload, _digest, done) => done(below(random, 2) === 0) },
  );
  addFiles(swarm);
  let isClosed = false;
  let frames = 0;
  const link: Link = {
    peer: 'attacker',
    send: () => below(random, 10) > 0,
    close: () => (isClosed = true),
  };
  const listener: LinkListener = swarm.attach(link);
  return {
    receive(header, random) {
      frames++;
      passTime(clock, listener, random);
      listener.received({ header, payload: payloadFor(header, random) });
    },
    isOver: () => isClosed || frames >= 5000,
  };
}

function addFiles(swarm: Swarm): void {
  for (const [manifest, pieces] of [
    [held, 40],
    [lacking, 0],
  ] as const) {
    const store = createMemoryPieceStore({ manifest });
    for (let piece = 0; piece < pieces; piece++)
      store.write(piece, leaf(piece), ({ ok }) => assert(ok, 'memory takes it'));
    swarm.add({
      root: manifest.root,
      manifest: () => manifest,
      openStore: (_, done) => done(ok(store)),
      download: true,
    });
  }
  swarm.add({
    root: unknown.root,
    openStore: (manifest, done) => done(ok(createMemoryPieceStore({ manifest }))),
    download: true,
  });
}

function passTime(clock: ManualClock, listener: LinkListener, random: Random): void {
  clock.advance(below(random, 20) === 0 ? below(random, 2000) : below(random, 3));
  if (below(random, 10) === 0) listener.drained();
}

/** Usually what the message should have: a piece or nodes. */
function payloadFor(header: Uint8Array, random: Random) {
  const isPiece = header[0] === 12;
  const isStructure = header[0] === 16;
  if (below(random, 40) === 0) return { byteLength: below(random, 2 ** 22) };
  if (isPiece) return leaf(header[2] ?? 0);
  if (isStructure) return Uint8Array.from(unknown.structure.flatMap((node) => [...node]));
  return undefined;
}
