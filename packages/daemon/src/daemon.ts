/**
 * A running peer with its files: what the command line, the local HTTP interface and tests call. One daemon has one data
 * directory, one identity, one swarm; commands without a daemon make one of their own for as long as they run.
 */
import { type PeerId, type Result } from '@peersume/base';
import {
  type Attempt,
  type CoordinatorState,
  type DiscoveryReport,
  type DiscoveryWay,
  type LinkInfo,
  type PeerAddress,
} from '@peersume/peer';
import { type Manifest, type ShareLink, type StoreError } from '@peersume/swarm';
import { type DaemonError } from './daemon-error.ts';

export interface Daemon {
  readonly id: PeerId;
  status(): DaemonStatus;
  files(): readonly FileStatus[];
  file(root: string): FileStatus | undefined;
  peers(): readonly PeerStatus[];
  /** Imports files or a folder and serves them. `told` hears how far the import is. */
  share(
    request: ShareRequest,
    told: (progress: ImportState) => void,
    signal: AbortSignal,
  ): Promise<Result<Shared, DaemonError>>;
  /**
   * Finds the file's structure, and fetches nothing yet: what is in it is told first, so that a person can choose.
   */
  open(link: ShareLink, signal: AbortSignal): Promise<Result<Opened, DaemonError>>;
  /** Pause, go on, rates, weight, choice of files; `undefined` where the file is not here. */
  change(root: string, change: FileChange): Promise<Result<void, DaemonError>>;
  /** Stops serving; deletes what was fetched only where asked. A person's own file is never deleted. */
  forget(root: string, options: { readonly deleteFetched: boolean }): Promise<Result<void, DaemonError>>;
  /** What is in it, once its structure is known. */
  list(root: string): readonly ListedFile[] | undefined;
  /** A public share as blocks, for the gateway; `undefined` where it is private, unknown, or its structure is not here. */
  blocks(root: string): PublicBlocks | undefined;
  /** Peers on the local network that would hear an offer. */
  nearby(): readonly NearbyPeer[];
  /** Offers a share that is served here; nobody's answer within a minute is `declined`. */
  offer(root: string, to: PeerId, signal: AbortSignal): Promise<Result<'accepted' | 'declined', DaemonError>>;
  /** Bytes of a file of a share, in order, as they come; what is missing is fetched first, as a reader's. */
  read(root: string, path: string, range: ByteRange, signal: AbortSignal): AsyncIterable<Uint8Array>;
  limit(limits: { readonly upload?: number | undefined; readonly download?: number | undefined }): void;
  /** Tries what connecting needs, one thing after the other, and names what does not work. */
  examine(target: ShareLink | undefined, signal: AbortSignal): Promise<Diagnosis>;
  observe(listener: (event: DaemonEvent) => void): () => void;
  /** Everything acknowledged is safe when it resolves. */
  close(): Promise<void>;
}

export interface DaemonStatus {
  readonly id: PeerId;
  readonly version: string;
  readonly mode: 'pure' | 'hybrid';
  readonly coordinators: readonly CoordinatorState[];
  readonly addresses: readonly PeerAddress[];
  readonly links: number;
  readonly limits: { readonly upload: number | undefined; readonly download: number | undefined };
  readonly rates: { readonly upload: number; readonly download: number };
  readonly dataDirectory: string;
  readonly storedBytes: number;
  readonly freeBytes: number;
}

export interface ShareRequest {
  /** Files or folders; several become one folder. */
  readonly paths: readonly string[];
  readonly isPrivate: boolean;
  readonly name?: string | undefined;
  readonly profile?: 'default' | 'unixfs-v1-2025' | undefined;
  /** https addresses of gateways to be named in the link. */
  readonly sources?: readonly string[] | undefined;
}

export interface ImportState {
  readonly path: string;
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface Shared {
  readonly root: string;
  /** With this peer's addresses of now. */
  readonly link: string;
  readonly files: readonly ListedFile[];
  readonly byteLength: number;
}

export interface ListedFile {
  readonly path: string;
  readonly byteLength: number;
}

export interface Opened {
  readonly root: string;
  readonly name: string;
  readonly files: readonly ListedFile[];
  readonly byteLength: number;
  /** What of it is here already. */
  readonly heldBytes: number;
  /**
   * Begins. `undefined` is everything. Resolves when all that was chosen is complete, verified and in its place. The signal
   * ends the waiting: what was begun goes on until it is paused or forgotten.
   */
  fetch(request: FetchRequest, signal: AbortSignal): Promise<Result<FileStatus, DaemonError>>;
}

export interface PublicBlocks {
  readonly manifest: Manifest;
  isHeld(piece: number): boolean;
  /** A held piece, checked; nothing is fetched for it. */
  readPiece(piece: number): Promise<Result<Uint8Array, StoreError>>;
}

export interface NearbyPeer {
  readonly id: PeerId;
  /** As it calls itself; a claim. */
  readonly name: string;
}

export interface FetchRequest {
  readonly into: string;
  readonly paths?: readonly string[] | undefined;
  /** Serve on when it is complete. */
  readonly keep: boolean;
}

export interface FileStatus {
  readonly root: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isFolder: boolean;
  /** `looking`: nobody who has it is connected. `trouble`: the disk; see `trouble`. */
  readonly state: 'looking' | 'fetching' | 'complete' | 'serving' | 'paused' | 'checking' | 'trouble';
  readonly trouble?: DaemonError | undefined;
  readonly byteLength: number;
  readonly wantedBytes: number;
  readonly heldBytes: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Bytes a second, over the last few seconds. */
  readonly rates: { readonly upload: number; readonly download: number };
  /** Undefined while it cannot be known. */
  readonly secondsLeft: number | undefined;
  readonly pieces: PieceOverview;
  readonly peers: number;
  readonly ways: ReadonlyMap<DiscoveryWay, DiscoveryReport>;
}

/** Enough to draw a field of pieces of any file. */
export interface PieceOverview {
  readonly count: number;
  readonly pieceLength: number;
  readonly held: number;
  /** At most 1,024 stretches of equal length: how much of each is here, 0 to 255. */
  readonly stretches: Uint8Array;
}

export interface FileChange {
  readonly paused?: boolean;
  readonly weight?: number;
  readonly paths?: readonly string[] | undefined;
}

export interface PeerStatus {
  readonly info: LinkInfo;
  readonly forMs: number;
  readonly rates: { readonly upload: number; readonly download: number };
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

export interface ByteRange {
  readonly start: number;
  /** Exclusive; undefined is the end. */
  readonly end?: number | undefined;
}

export interface Diagnosis {
  readonly checks: readonly Check[];
  /** The one cause that explains most, in a sentence; undefined when everything works. */
  readonly cause: Cause | undefined;
  readonly attempts: readonly Attempt[];
}

export interface Check {
  readonly name: string;
  readonly outcome: 'good' | 'bad' | 'unknown' | 'skipped';
  readonly detail: string;
}

export interface Cause {
  /** Stable, for programs and tests. */
  readonly type: string;
  readonly sentence: string;
  readonly advice: string;
}

export type DaemonEvent =
  | { readonly type: 'fileChanged'; readonly root: string }
  | { readonly type: 'pieceCame'; readonly root: string; readonly piece: number; readonly from: PeerId }
  | { readonly type: 'linksChanged' }
  /** Somebody nearby wants to send something; whoever answers first decides, nobody within a minute declines. */
  | { readonly type: 'offered'; readonly offer: Offer };

export interface Offer {
  readonly from: PeerId;
  readonly name: string;
  readonly byteLength: number;
  readonly files: number;
  accept(into: string): void;
  decline(): void;
}
