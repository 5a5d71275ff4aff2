/** One machine of a running scenario: what it is, what runs on it, and what is known of it. */
import { below, type Random } from '@peersume/base';
import { PieceSet, type SwarmNews } from '@peersume/swarm';
import { type Machine, type World } from '@peersume/world';
import { type Content } from '../content/content.ts';
import { type Journal, type Neighbour, type PeerProgram, type PeerSetup, type RunningPeer } from '../peers/peer.ts';
import { builtInPrograms } from '../peers/programs.ts';
import { type FileSpec, type Group } from '../scenario/scenario.ts';
import { type Violation } from './outcome.ts';

export interface Actor {
  readonly name: string;
  readonly group: Group;
  readonly machine: Machine;
  readonly setup: PeerSetup;
  readonly program: PeerProgram;
  /** It runs a program of ours and gives as it should; the run waits for it. */
  readonly isHonest: boolean;
  readonly books: readonly Book[];
  readonly received: { payload: number; refused: number };
  running: RunningPeer | undefined;
  /** It is not there yet, or left for ever: nobody waits for it. */
  isAwaited: boolean;
}

/** What one machine is known to have of one file. */
export interface Book {
  readonly content: Content;
  readonly isWanted: boolean;
  /** Pieces that its store said are safe, those it came with included. */
  readonly acknowledged: PieceSet;
  /** Bytes given to the store as true. */
  acceptedBytes: number;
  /** A fault broke these on the disk: they may be lost. */
  readonly rotten: Set<number>;
  /** Given to the store after the last rot: once safe, they are whole again. */
  readonly rewritten: Set<number>;
  /** Its store was open once: before, a fault may keep pieces from it that the machine was to come with. */
  isOpened: boolean;
  completedMs: number | undefined;
}

/** Whoever wants to know that a piece is safe: the end of the run, readers. */
export interface Watch {
  acknowledged(actor: Actor, book: Book, piece: number): void;
  broken(violation: Violation): void;
  news(actor: Actor, news: SwarmNews): void;
}

export interface ActorPlan {
  readonly name: string;
  readonly group: Group;
  readonly neighbours: readonly Neighbour[];
  readonly program: PeerProgram;
  readonly files: readonly { readonly spec: FileSpec; readonly content: Content }[];
}

export function createActor(world: World, plan: ActorPlan, watch: Watch): Actor {
  const { name, group } = plan;
  const random = world.random(`pieces of ${name}`);
  const isWanted = group.role === 'leecher' || group.role === 'freeRider';
  const files = plan.files.map(({ spec, content }) => ({
    content,
    initial: initialPieces(group, content.manifest.pieceCount, random),
    isWanted,
    isManifestKnown: !isWanted || spec.isManifestKnown === true,
    addedAtMs: spec.addedAtMs ?? 0,
  }));
  const books = files.map(({ content, initial }): Book => {
    const acknowledged = initial.copy();
    return {
      content,
      isWanted,
      acknowledged,
      acceptedBytes: 0,
      rotten: new Set(),
      rewritten: new Set(),
      isOpened: false,
      completedMs: acknowledged.isFull ? 0 : undefined,
    };
  });
  const bookOf = (content: Content): Book => {
    const book = books.find((book) => book.content === content);
    if (book === undefined) throw new Error(`${name} speaks of a file that it was not given`);
    return book;
  };
  const received = { payload: 0, refused: 0 };
  const journal: Journal = {
    got: (bytes) => {
      received.payload += bytes;
    },
    refused: (bytes) => {
      received.refused += bytes;
    },
    accepted: (content, piece, payload) => {
      const book = bookOf(content);
      book.acceptedBytes += payload.byteLength;
      book.rewritten.add(piece);
      if (!content.isTrue(piece, payload))
        watch.broken({ type: 'wrongPieceAccepted', machine: name, file: content.name, piece });
    },
    acknowledged: (content, piece) => {
      const book = bookOf(content);
      if (book.rewritten.delete(piece)) book.rotten.delete(piece);
      if (!book.acknowledged.add(piece)) return;
      if (book.acknowledged.isFull) book.completedMs ??= world.clock.now();
      watch.acknowledged(actor, book, piece);
    },
    opened: (content, held) => {
      const book = bookOf(content);
      for (const piece of book.acknowledged) {
        if (held.has(piece) || book.rotten.has(piece)) continue;
        if (!book.isOpened) {
          book.acknowledged.delete(piece);
          continue;
        }
        watch.broken({ type: 'acknowledgedPieceLost', machine: name, file: content.name, piece });
      }
      book.isOpened = true;
      // Written before the program was stopped, and safe although nobody was told any more.
      for (const piece of held) if (!book.acknowledged.has(piece)) journal.acknowledged(content, piece);
    },
    news: (news) => watch.news(actor, news),
  };
  const actor: Actor = {
    name,
    group,
    machine: world.machine({
      name,
      uplink: group.uplink ?? Infinity,
      downlink: group.downlink ?? Infinity,
      ...(group.disk === undefined ? {} : { disk: group.disk }),
    }),
    setup: { name, role: group.role, group, files, neighbours: plan.neighbours, memory: new Map(), journal },
    program: plan.program,
    isHonest: group.role !== 'freeRider' && Object.hasOwn(builtInPrograms, group.program ?? 'swarm'),
    books,
    received,
    running: undefined,
    isAwaited: false,
  };
  return actor;
}

function initialPieces(group: Group, pieceCount: number, random: Random): PieceSet {
  if (group.role === 'seed') return PieceSet.full(pieceCount);
  const set = new PieceSet(pieceCount);
  const wanted = Math.floor((group.holds ?? 0) * pieceCount);
  while (set.size < wanted) set.add(below(random, pieceCount));
  return set;
}
