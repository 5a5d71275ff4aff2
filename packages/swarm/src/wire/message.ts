/**
 * What peers say to each other about files. A message is the header of a frame; `piece` and `structure` have the bytes
 * they speak of as the frame's payload. Each end gives its own small numbers (`channel`) to the files it speaks of, by
 * `open`; every later message names a file by the sender's number.
 *
 * Every message can arrive twice, or late behind others, without harm: sets only grow, counts are totals.
 */
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
export interface Hello {
  readonly type: 'hello';
  readonly version: number;
}

/** "By `channel` I mean the file `root`." Answered by an `open` and a `haveMap`, or by `unknown`. */
export interface Open {
  readonly type: 'open';
  readonly channel: number;
  /** The bytes of the root's CID. */
  readonly root: Uint8Array;
}

/** "I do not have the file that you call `channel`." */
export interface Unknown {
  readonly type: 'unknown';
  readonly theirChannel: number;
}

/** "I do not speak of this file any more"; the number may be given to another file later. */
export interface CloseChannel {
  readonly type: 'close';
  readonly channel: number;
}

/** The pieces that the sender can send, as a compressed set. More may follow by `have`. */
export interface HaveMap {
  readonly type: 'haveMap';
  readonly channel: number;
  readonly pieceCount: number;
  /** Compressed as `encodePieceSet` says. */
  readonly pieces: Uint8Array;
}

export interface Have {
  readonly type: 'have';
  readonly channel: number;
  /** Ascending. */
  readonly pieces: readonly number[];
}

/** "I cannot send these any more": a disk rotted, a part was deleted. */
export interface Lost {
  readonly type: 'lost';
  readonly channel: number;
  readonly pieces: readonly number[];
}

/** Whether the sender wants pieces of this file at all; without one, a channel means interest. */
export interface Interest {
  readonly type: 'interest';
  readonly channel: number;
  readonly interested: boolean;
}

/**
 * The right to ask: `credits` is the total number of pieces that the receiver may have asked for on this channel since
 * it was opened. `only` is not empty where the sender (a seed that spreads each piece first) wants particular pieces
 * asked for with the newest credits.
 */
export interface Grant {
  readonly type: 'grant';
  readonly channel: number;
  readonly credits: number;
  readonly only: readonly number[];
}

/** Gives credits back unused: `credits` is the total used up to now, requests and releases together. */
export interface Release {
  readonly type: 'release';
  readonly channel: number;
  readonly credits: number;
}

/** Asks for pieces, each for one credit. */
export interface Request {
  readonly type: 'request';
  readonly channel: number;
  readonly pieces: readonly number[];
}

/** The payload is this piece. */
export interface PieceHeader {
  readonly type: 'piece';
  readonly channel: number;
  readonly piece: number;
}

/** "Do not send these, if you have not begun." Their credits are used up all the same. */
export interface Cancel {
  readonly type: 'cancel';
  readonly channel: number;
  readonly pieces: readonly number[];
}

/** "I will not send these, which you asked for." */
export interface Reject {
  readonly type: 'reject';
  readonly channel: number;
  readonly pieces: readonly number[];
}

/** Asks for inner nodes of the file's DAG, in depth-first order (parents first), from the node with index `first`. */
export interface StructureRequest {
  readonly type: 'structureRequest';
  readonly channel: number;
  readonly first: number;
}

/** The payload is so many nodes, one after the other, from the node with index `first`. */
export interface StructureHeader {
  readonly type: 'structure';
  readonly channel: number;
  readonly first: number;
  readonly lengths: readonly number[];
}

/** Addresses of other peers that have the file or want it, in the form that the link layer understands. */
export interface Peers {
  readonly type: 'peers';
  readonly channel: number;
  readonly addresses: readonly string[];
}

/** Nothing; keeps a link alive and measures its round trip: the answer repeats `nonce` with `answer` true. */
export interface Ping {
  readonly type: 'ping';
  readonly nonce: number;
  readonly answer: boolean;
}
