/**
 * Messages of the words channel (SPEC WR4): frames without a payload, and what the two ends of a link say to each other.
 *
 *     statement   1 · statement                       the first message in each direction, and only that
 *     part        2 · bytes of a header               more of it follows
 *     word        3 · the last or only bytes of a header
 *     passed      4 · frames with a payload that were passed on since the beginning (4)
 *     stripe      5 · number (1) · signal             one more connection, by signals as in WR2
 *     lost        6 · number (1)                      the connection is gone
 *     bye         7 · reason in UTF-8
 */
import { err, ok, type Result } from '@peersume/base';
import { readBytes, uint32Bytes } from './byte-reader.ts';
import { maxHeaderBytes, maxMessageBytes } from './limits.ts';
import { decodeReason, encodeReason } from './signals.ts';

export type WordsMessage =
  | { readonly type: 'statement'; readonly statement: Uint8Array }
  | { readonly type: 'part' | 'word'; readonly bytes: Uint8Array }
  | { readonly type: 'passed'; readonly frames: number }
  | { readonly type: 'stripe'; readonly stripe: number; readonly signal: Uint8Array }
  | { readonly type: 'lost'; readonly stripe: number }
  | { readonly type: 'bye'; readonly reason: string };

export function decodeWordsMessage(message: Uint8Array): Result<WordsMessage, string> {
  const from = readBytes(message);
  const tag = from.uint8();
  const read = readByTag(tag, from);
  const isWhole = read !== undefined && from.isWhole && from.left === 0 && message.length <= maxMessageBytes;
  return isWhole ? ok(read) : err(`a message of kind ${tag} with ${message.length} bytes`);
}

function readByTag(tag: number, from: ReturnType<typeof readBytes>): WordsMessage | undefined {
  switch (tag) {
    case 1:
      return { type: 'statement', statement: from.rest() };
    case 2:
      return { type: 'part', bytes: from.rest() };
    case 3:
      return { type: 'word', bytes: from.rest() };
    case 4:
      return { type: 'passed', frames: from.uint32() };
    case 5:
      return { type: 'stripe', stripe: from.uint8(), signal: from.rest() };
    case 6:
      return { type: 'lost', stripe: from.uint8() };
    case 7:
      return { type: 'bye', reason: decodeReason(from.rest()) };
    default:
      return undefined;
  }
}

export const statementMessage = (statement: Uint8Array): Uint8Array => tagged(1, statement);
export const passedMessage = (frames: number): Uint8Array => Uint8Array.of(4, ...uint32Bytes(frames));
export const stripeMessage = (stripe: number, signal: Uint8Array): Uint8Array => {
  const message = new Uint8Array(2 + signal.length);
  message.set([5, stripe]);
  message.set(signal, 2);
  return message;
};
export const lostMessage = (stripe: number): Uint8Array => Uint8Array.of(6, stripe);
export const byeMessage = (reason: string): Uint8Array => tagged(7, encodeReason(reason));

/** The messages of one header, in their order. */
export function* headerMessages(header: Uint8Array): Generator<Uint8Array> {
  const room = maxMessageBytes - 1;
  let at = 0;
  for (; header.length - at > room; at += room) yield tagged(2, header.subarray(at, at + room));
  yield tagged(3, header.subarray(at));
}

/** Puts parts together; undefined while more is to come, a text where they are too long. */
export function createHeaderJoiner(): (
  message: WordsMessage & { type: 'part' | 'word' },
) => Uint8Array | string | undefined {
  let parts: Uint8Array[] = [];
  let length = 0;
  return ({ type, bytes }) => {
    length += bytes.length;
    if (length > maxHeaderBytes) return `a header of more than ${maxHeaderBytes} bytes`;
    // An empty part would cost memory and bring nothing nearer.
    if (type === 'part' && bytes.length === 0) return 'an empty part of a header';
    parts.push(bytes);
    if (type === 'part') return undefined;
    const joined = parts.length === 1 ? bytes : join(parts, length);
    parts = [];
    length = 0;
    return joined;
  };
}

function tagged(tag: number, bytes: Uint8Array): Uint8Array {
  const message = new Uint8Array(1 + bytes.length);
  message[0] = tag;
  message.set(bytes, 1);
  return message;
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
