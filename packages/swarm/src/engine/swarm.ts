/**
 * A swarm: one peer's files and links. It drives the pure exchange through ports: links carry its messages, stores keep
 * its pieces, a clock wakes it. The same code runs on real networks and in the world.
 */
import {
  type Clock,
  type Link,
  type LinkListener,
  type Payload,
  type PeerId,
  type Random,
  type Result,
} from '@peersume/base';
import { type ExchangeNews, type FileNumber } from '../exchange/exchange.ts';
import { type Manifest } from '../manifest/manifest.ts';
import { type StructureError } from '../manifest/structure-reader.ts';
import { type PieceSet } from '../pieces/piece-set.ts';
import { type PieceStore, type StoreError } from '../store/piece-store.ts';

export interface SwarmPorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Whether the payload has this SHA-256; may answer within the call. */
  readonly verify: (payload: Payload, digest: Uint8Array, done: (holds: boolean) => void) => void;
  readonly observe?: ((news: SwarmNews) => void) | undefined;
}

/** What people and logs are told. */
export type SwarmNews =
  | ExchangeNews
  /** The file's author made it so that nobody can have it: it is dropped, through no fault of a peer. */
  | { readonly type: 'fileRefused'; readonly file: FileNumber; readonly error: StructureError };

export interface Swarm {
  add(file: SharedFile): FileHandle;
  /**
   * Gives the link to the swarm, which speaks on it until it is closed. `address` is where others can reach that peer, in
   * the form that the link layer understands; it is told to peers who ask.
   */
  attach(link: Link, address?: string): LinkListener;
  /** Bytes per second; `undefined` is no limit. */
  limit(limits: { readonly upload: number | undefined; readonly download: number | undefined }): void;
  /** Whether a peer was banned lately; the owner asks before it connects or accepts. */
  isBanned(peer: PeerId): boolean;
  /** Every store is closed before any link is; then `done`. */
  close(done: () => void): void;
}

export interface SharedFile {
  /** The bytes of the root's CID. */
  readonly root: Uint8Array;
  /** Absent where it is to be fetched from peers. May be asked for again after the file was put away idle. */
  readonly manifest?: (() => Manifest) | undefined;
  /** Told once when peers gave the structure: an owner who keeps it need not fetch it again after a restart. */
  readonly found?: ((manifest: Manifest) => void) | undefined;
  readonly openStore: (manifest: Manifest, done: (store: Result<PieceStore, StoreError>) => void) => void;
  /** False for a file that is only served. */
  readonly download: boolean;
}

export interface FileHandle {
  readonly file: FileNumber;
  /** Undefined until the structure is known. */
  readonly manifest: Manifest | undefined;
  /** The pieces that can be served now. */
  readonly held: PieceSet | undefined;
  /** Which pieces (`undefined` is all), how much beside other files, whether now. What is absent stays as it was. */
  want(wanted: { readonly pieces?: PieceSet | undefined; readonly weight?: number; readonly paused?: boolean }): void;
  /** The reader is at `piece` and goes on at `piecesPerSecond`. */
  stream(piece: number, piecesPerSecond: number): void;
  /** A held piece, checked. */
  read(piece: number, done: (payload: Result<Payload, StoreError>) => void): void;
  /** The piece, checked, as soon as it is held. The function that is given back gives up waiting. */
  waitFor(piece: number, done: (payload: Result<Payload, StoreError>) => void): () => void;
  /** After trouble with the store: try again. */
  retry(): void;
  remove(): void;
}
