/**
 * What a peer and a coordinator say to each other (rules `CO`), over a channel on which both have proven who they are. The
 * coordinator learns names that mean nothing to it, addresses, and who asks for what; it passes words on and keeps nothing
 * on disk.
 */
import { maxRecordBytes } from '../exchange/address-record.ts';
import { bytes, count, list, text } from '../wire/fields.ts';
import { messageCodec, type MessageOf } from '../wire/messages.ts';

/** Of the libp2p stream. */
export const meetingProtocol = '/peersume/coordinator/1.0.0';
export const meetingVersion = 1;
/** An offer with its candidates has about 4 KiB. */
export const maxSignalBytes = 16_384;
/** Three for each topic, so that 32 topics fit in a message. */
export const maxNamesInMessage = 96;
/** In an answer. */
export const maxRecordsInAnswer = 12;
/** All of a message: a full answer is the longest. */
export const maxMeetingMessageBytes = 64 * 1024;

const name = bytes(32, 32);
const peer = text(64);
const session = count(0xffff_ffff);
const recordBytes = bytes(maxRecordBytes);

const table = {
  // From a peer.
  /** Puts the sender under the names; `record` is its newest for all names it is under. */
  register: [1, { names: list(name, maxNamesInMessage), record: recordBytes, seconds: count(86_400) }],
  unregister: [2, { names: list(name, maxNamesInMessage) }],
  discover: [3, { question: count(0xffff_ffff), name, most: count(maxRecordsInAnswer) }],
  /** Passed on to the peer, unread. */
  signal: [4, { to: peer, session, message: bytes(maxSignalBytes) }],
  ping: [5, { nonce: count(0xffff_ffff) }],

  // From a coordinator.
  /** First of all. `stunPort` is 0 where it has no STUN. */
  welcome: [16, { version: count(0xffff_ffff), observed: text(512), stunPort: count(65_535), more: bytes(1_024) }],
  registered: [17, { seconds: count(86_400) }],
  found: [18, { question: count(0xffff_ffff), records: list(recordBytes, maxRecordsInAnswer) }],
  /** Somebody came under a name that the listener is under. */
  appeared: [19, { name, record: recordBytes }],
  signalled: [20, { from: peer, session, message: bytes(maxSignalBytes) }],
  /** The peer of a signal is not here. */
  absent: [21, { to: peer, session }],
  /** Something was not done, and why; the channel may go on. */
  refused: [22, { reason: text(200) }],
  pong: [23, { nonce: count(0xffff_ffff) }],
} as const;

export type MeetingMessage = MessageOf<typeof table>;
export type MeetingMessageOf<T extends MeetingMessage['type']> = Extract<MeetingMessage, { type: T }>;

export const meetingCodec = messageCodec(table);
