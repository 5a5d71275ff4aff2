/**
 * What peers say to each other about files. A message is the header of a frame; `piece` and `structure` have the bytes
 * they speak of as the frame's payload. Each end gives its own small numbers (`channel`) to the files it speaks of, by
 * `open`; every later message names a file by the sender's number.
 *
 * Every message can arrive twice, or late behind others, without harm: sets only grow, counts are totals. The fields are
 * those of the schema; spec/wire.md has them as a table.
 */
import { type MessageOf } from './schema.ts';

export type Message =
  | Hello
  | Open
  | Unknown
  | CloseChannel
  | HaveMap
  | Have
  | Lost
  | Interest
  | Grant
  | Release
  | Request
  | PieceHeader
  | Cancel
  | Reject
  | StructureRequest
  | StructureHeader
  | Peers
  | Ping;

/** The first message on a link, from both ends. */
export type Hello = MessageOf<'hello'>;

/** "By `channel` I mean the file `root`" (the bytes of its CID). Answered by an `open` and a `haveMap`, or `unknown`. */
export type Open = MessageOf<'open'>;

/** "I do not have the file that you call `theirChannel`." */
export type Unknown = MessageOf<'unknown'>;

/** "I do not speak of this file any more"; the number may be given to another file later. */
export type CloseChannel = MessageOf<'close'>;

/** The pieces that the sender can send, compressed as `encodePieceSet` says. More may follow by `have`. */
export type HaveMap = MessageOf<'haveMap'>;

/** "I can send these too." Ascending. */
export type Have = MessageOf<'have'>;

/** "I cannot send these any more": a disk rotted, a part was deleted. Ascending. */
export type Lost = MessageOf<'lost'>;

/** Whether the sender wants pieces of this file at all; without one, a channel means interest. */
export type Interest = MessageOf<'interest'>;

/**
 * The right to ask: `credits` is the total number of pieces that the receiver may have asked for on this channel since
 * it was opened. `only` is not empty where the sender (a seed that spreads each piece first) wants particular pieces
 * asked for with the newest credits.
 */
export type Grant = MessageOf<'grant'>;

/** Gives credits back unused: `credits` is the total used up to now, requests and releases together. */
export type Release = MessageOf<'release'>;

/** Asks for pieces, each for one credit, the most urgent first. */
export type Request = MessageOf<'request'>;

/** The payload is this piece. */
export type PieceHeader = MessageOf<'piece'>;

/** "Do not send these, if you have not begun." Their credits are used up all the same. */
export type Cancel = MessageOf<'cancel'>;

/** "I will not send these, which you asked for." */
export type Reject = MessageOf<'reject'>;

/** Asks for inner nodes of the file's DAG, in depth-first order (parents first), from the node with index `first`. */
export type StructureRequest = MessageOf<'structureRequest'>;

/** The payload is so many nodes, one after the other, from the node with index `first`. */
export type StructureHeader = MessageOf<'structure'>;

/** Addresses of other peers that have the file or want it, in the form that the link layer understands. */
export type Peers = MessageOf<'peers'>;

/** Nothing; keeps a link alive and measures its round trip: the answer repeats `nonce` with `answer` true. */
export type Ping = MessageOf<'ping'>;
