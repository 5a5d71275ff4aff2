/**
 * What runs on a machine of a scenario. The production swarm, a BitTorrent-like peer and an adversary are programs of
 * this one kind; the runner knows no more of them than this.
 */
import { type Link, type LinkListener, type Payload } from '@peersume/base';
import { type PieceSet, type SwarmNews } from '@peersume/swarm';
import { type Ports } from '@peersume/world';
import { type Content } from '../content/content.ts';
import { type Group } from '../scenario/scenario.ts';

/** Starts the program on its machine; called again after a restart, with the same setup. */
export type PeerProgram = (ports: Ports, setup: PeerSetup) => RunningPeer;

export interface PeerSetup {
  readonly name: string;
  readonly role: Group['role'];
  readonly group: Group;
  readonly files: readonly PeerFile[];
  /** Machines that it is joined to: those with `dials` it dials, the others dial it. */
  readonly neighbours: readonly Neighbour[];
  /** Kept while the program is down, as if on a disk without faults: symbolic pieces, manifests that it came to know. */
  readonly memory: Map<string, unknown>;
  /** What it must tell; it outlives the program. */
  readonly journal: Journal;
}

export interface Neighbour {
  readonly name: string;
  readonly dials: boolean;
}

export interface PeerFile {
  readonly content: Content;
  /** The pieces that the machine came with. */
  readonly initial: PieceSet;
  readonly isWanted: boolean;
  readonly isManifestKnown: boolean;
  /** When it begins with the file, in virtual milliseconds. */
  readonly addedAtMs: number;
}

/** The runner's ears. Honest programs tell all of it; of others only what they send is known. */
export interface Journal {
  /** A piece was taken for true and given to the store. */
  accepted(file: Content, piece: number, payload: Payload): void;
  /** The store said that the piece is safe. */
  acknowledged(file: Content, piece: number): void;
  /** Bytes of payload that came. */
  got(bytes: number): void;
  /** Bytes that came and had the wrong hash. */
  refused(bytes: number): void;
  /** The store was opened (again) and says that it holds these. */
  opened(file: Content, held: PieceSet): void;
  news(news: SwarmNews): void;
}

export interface RunningPeer {
  /** The pieces that it can serve now; undefined while the store is not open. */
  held(file: Content): PieceSet | undefined;
  /** Links that are up. */
  readonly linkCount: number;
  /** Someone reads from `piece` on. */
  stream?(file: Content, piece: number, piecesPerSecond: number): void;
  /** After trouble with the store: try again. */
  retry?(): void;
  /** A piece that it holds, from its store; for the last check of a run. */
  read?(file: Content, piece: number, done: (payload: Payload | undefined) => void): void;
}

/** Makes the listener of a new link; the program's own part of being connected. */
export type Attach = (link: Link) => LinkListener;
