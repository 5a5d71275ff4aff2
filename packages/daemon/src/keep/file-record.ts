/** What a daemon remembers of a file between two runs. Pieces have their own record beside their bytes. */
import { type PrivateIndex } from '@peersume/swarm';
import { type Origin } from '../share/import-paths.ts';

export interface FileRecord {
  readonly version: 1;
  /** CID in text. */
  readonly root: string;
  readonly name: string;
  /** The secret of a private share, in hexadecimal. */
  readonly key?: string | undefined;
  /** What is in a private share, once it was read. */
  readonly index?: PrivateIndex | undefined;
  readonly isFolder: boolean;
  /** Of what people see: without what encryption adds. */
  readonly byteLength: number;
  /** Of the share itself, once its structure is known. */
  readonly shareBytes?: number | undefined;
  /** Somebody's own files are only ever read. */
  readonly isOwn: boolean;
  /**
   * `known`: looked at, nothing asked for. `fetching`: chosen and under way. `placing`: all is here and being moved to
   * where the person wants it. `placed`: it is there, and served from there.
   */
  readonly phase: 'known' | 'fetching' | 'placing' | 'placed';
  /** Files that are where people see them, by their number in the manifest (or private index). */
  readonly origins: readonly PlacedOrigin[];
  readonly fetch?: FetchRecord | undefined;
  readonly isPaused: boolean;
  readonly weight: number;
  /** Of the link: where peers were. */
  readonly addresses: readonly string[];
  readonly sources: readonly string[];
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

export interface PlacedOrigin extends Origin {
  readonly file: number;
}

export interface FetchRecord {
  /** The directory that the person chose, absolute. */
  readonly into: string;
  /** The file or folder made there, absolute. */
  readonly target: string;
  /** Undefined is everything. */
  readonly paths?: readonly string[] | undefined;
  readonly keep: boolean;
  /** Where pieces are until they are placed, absolute. */
  readonly work: string;
}
