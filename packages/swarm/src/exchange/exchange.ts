/**
 * The exchange: which pieces to ask of whom, and which peers to serve, for all files and links of one peer. A pure state
 * machine: it is told what happened and when, and answers with what to do. It opens no file, hashes nothing, knows no
 * clock; the same events and the same chance give the same actions.
 */
import { type Payload, type PeerId } from '@peersume/base';
import { type PieceSet } from '../pieces/piece-set.ts';
import { type Message } from '../wire/message.ts';

/** A number that the engine gives to a file, and one that it gives to a link. Never reused within one exchange. */
export type FileNumber = number;
export type LinkNumber = number;

export interface Exchange {
  /** `now` is in milliseconds and never goes back. The list is valid until the next call. */
  handle(event: ExchangeEvent, now: number): readonly ExchangeAction[];
}

export type ExchangeEvent =
  /** A file that this peer has, or wants. It costs nothing more until a link speaks of it or `start` is called. */
  | { readonly type: 'fileAdded'; readonly file: FileNumber; readonly root: Uint8Array; readonly download: boolean }
  /** The answer to `load`: what the file consists of and which pieces are held. */
  | {
      readonly type: 'fileLoaded';
      readonly file: FileNumber;
      readonly pieceCount: number;
      /** Bytes of a full piece. */
      readonly pieceLength: number;
      readonly structureCount: number;
      readonly held: PieceSet;
    }
  /** The other answer to `load`: the file's structure is not known yet; nodes are needed from `next` on. */
  | { readonly type: 'structureMissing'; readonly file: FileNumber; readonly next: number }
  | { readonly type: 'fileRemoved'; readonly file: FileNumber }
  /** Which pieces are wanted (all, when absent), and the share of bandwidth beside other files (1 is usual). */
  | {
      readonly type: 'fileWanted';
      readonly file: FileNumber;
      readonly pieces?: PieceSet | undefined;
      readonly weight: number;
      readonly paused: boolean;
    }
  /** Someone reads the file from `piece` on at `piecesPerSecond`: pieces get deadlines in that order. */
  | {
      readonly type: 'fileStreamed';
      readonly file: FileNumber;
      readonly piece: number;
      readonly piecesPerSecond: number;
    }
  | { readonly type: 'linkOpened'; readonly link: LinkNumber; readonly peer: PeerId }
  | { readonly type: 'linkClosed'; readonly link: LinkNumber }
  | {
      readonly type: 'received';
      readonly link: LinkNumber;
      readonly message: Message;
      readonly payload: Payload | undefined;
    }
  /** A frame came that is no message; the peer speaks another language or lies. */
  | { readonly type: 'malformed'; readonly link: LinkNumber; readonly detail: string }
  /** The link asked to wait (`send` gave false), and wants more again. */
  | { readonly type: 'backedUp'; readonly link: LinkNumber }
  | { readonly type: 'drained'; readonly link: LinkNumber }
  /** The answer to `accept`: the piece has the hash that the manifest names, or not. */
  | { readonly type: 'verified'; readonly file: FileNumber; readonly piece: number; readonly holds: boolean }
  /** The second answer to `accept` of a good piece: it is safe, or the store could not keep it. */
  | {
      readonly type: 'written';
      readonly file: FileNumber;
      readonly piece: number;
      readonly failure?: 'full' | 'readOnly' | 'failed' | undefined;
    }
  /** The answer to `read`; without a payload the piece is not held (any more). */
  | {
      readonly type: 'read';
      readonly file: FileNumber;
      readonly piece: number;
      readonly link: LinkNumber;
      readonly payload: Payload | undefined;
    }
  /** The store does not hold the piece any more: somebody who is no peer asked for it. */
  | { readonly type: 'lost'; readonly file: FileNumber; readonly piece: number }
  /** The store holds the piece after all, which a `read` could not give. */
  | { readonly type: 'found'; readonly file: FileNumber; readonly piece: number }
  /** The answer to `readStructure`. */
  | {
      readonly type: 'structureRead';
      readonly file: FileNumber;
      readonly link: LinkNumber;
      readonly first: number;
      readonly lengths: readonly number[];
      readonly payload: Payload | undefined;
    }
  /**
   * The answer to `acceptStructure`: the next node that is missing, or that these bytes are not the file's. `fileLoaded`
   * follows `complete` by itself.
   */
  | {
      readonly type: 'structureVerified';
      readonly file: FileNumber;
      readonly link: LinkNumber;
      readonly next: number | 'complete' | 'wrong';
    }
  /** The store has room again, or the person asked to try again. */
  | { readonly type: 'storeRecovered'; readonly file: FileNumber }
  /** Bytes per second of payload, all links together; `undefined` is no limit. */
  | {
      readonly type: 'limited';
      readonly uploadBytesPerSecond: number | undefined;
      readonly downloadBytesPerSecond: number | undefined;
    }
  /** Addresses that may be told to peers who ask about this file. */
  | { readonly type: 'addressKnown'; readonly link: LinkNumber; readonly address: string }
  /** The time asked for by `wake` has come. */
  | { readonly type: 'tick' };

export type ExchangeAction =
  | { readonly type: 'send'; readonly link: LinkNumber; readonly message: Message; readonly payload?: Payload }
  /** With `banned`, the peer proved to be harmful and is not welcome for a while, on any link. */
  | { readonly type: 'close'; readonly link: LinkNumber; readonly reason: string; readonly banned: boolean }
  /** Open the manifest and the store of an idle file; answered by `fileLoaded`, or by `structureMissing`. */
  | { readonly type: 'load'; readonly file: FileNumber }
  /** Nothing speaks of the file any more: its manifest and store may be put away until the next `load`. */
  | { readonly type: 'unload'; readonly file: FileNumber }
  /** Verify the piece and, when it holds, write it. Answered by `verified` and then `written`. */
  | { readonly type: 'accept'; readonly file: FileNumber; readonly piece: number; readonly payload: Payload }
  | { readonly type: 'read'; readonly file: FileNumber; readonly piece: number; readonly link: LinkNumber }
  | { readonly type: 'readStructure'; readonly file: FileNumber; readonly link: LinkNumber; readonly first: number }
  | {
      readonly type: 'acceptStructure';
      readonly file: FileNumber;
      readonly link: LinkNumber;
      readonly first: number;
      readonly lengths: readonly number[];
      readonly payload: Payload;
    }
  /** Call with `tick` at `atMs`; the newest word replaces the one before. */
  | { readonly type: 'wake'; readonly atMs: number }
  | { readonly type: 'tell'; readonly news: ExchangeNews };

/** What people and logs are told. */
export type ExchangeNews =
  | { readonly type: 'fileComplete'; readonly file: FileNumber }
  | { readonly type: 'storeTrouble'; readonly file: FileNumber; readonly failure: 'full' | 'readOnly' | 'failed' }
  | {
      readonly type: 'peerBlamed';
      readonly peer: PeerId;
      readonly link: LinkNumber;
      readonly why: 'corruptPiece' | 'wrongStructure' | 'malformed' | 'flooding' | 'unrequested';
    }
  | { readonly type: 'peerSnubbed'; readonly peer: PeerId; readonly link: LinkNumber }
  | { readonly type: 'pieceLost'; readonly file: FileNumber; readonly piece: number }
  | { readonly type: 'addressesFound'; readonly file: FileNumber; readonly addresses: readonly string[] };
