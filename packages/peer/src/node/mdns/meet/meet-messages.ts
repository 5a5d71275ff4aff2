/**
 * Question and answer of `/peersume/meet/1.0.0`. Numbers are big-endian.
 *
 *     both:     version 1 (1 byte), name length (1), name, addresses (1), each: length (2), text
 *     question: tokens (2), each 16 bytes
 *     answer:   known (2), each: place of the token in the question (2), proof (16)
 */
import { type PeerId } from '@peersume/base';
import { parseAddress, farPeer } from '../../../addresses/index.ts';
import { type PeerAddress } from '../../../transport.ts';
import {
  maxAskedNames,
  maxDeviceNameBytes,
  maxMeetBytes,
  maxToldAddressBytes,
  maxToldAddresses,
  tokenBytes,
} from './limits.ts';

export interface Introduction {
  /** What the device's owner calls it; a claim, to be shown as one. Absent where they do not tell. */
  readonly name: string | undefined;
  readonly addresses: readonly PeerAddress[];
}

export interface Question extends Introduction {
  readonly tokens: readonly Uint8Array[];
}

export interface Answer extends Introduction {
  readonly known: readonly { readonly place: number; readonly proof: Uint8Array }[];
}

export function encodeQuestion(question: Question): Uint8Array {
  const writer = createWriter();
  writeIntroduction(writer, question);
  writer.number(question.tokens.length, 2);
  for (const token of question.tokens) writer.bytes(token);
  return writer.done();
}

export function encodeAnswer(answer: Answer): Uint8Array {
  const writer = createWriter();
  writeIntroduction(writer, answer);
  writer.number(answer.known.length, 2);
  for (const { place, proof } of answer.known) {
    writer.number(place, 2);
    writer.bytes(proof);
  }
  return writer.done();
}

/** Undefined where it is none. `from` has sent it: addresses of anybody else are left out. */
export function decodeQuestion(bytes: Uint8Array, from: PeerId): Question | undefined {
  return decode(bytes, (reader) => {
    const introduction = readIntroduction(reader, from);
    const count = reader.number(2);
    if (count > maxAskedNames) throw new RangeError('too many names');
    return { ...introduction, tokens: Array.from({ length: count }, () => reader.bytes(tokenBytes)) };
  });
}

export function decodeAnswer(bytes: Uint8Array, from: PeerId): Answer | undefined {
  return decode(bytes, (reader) => {
    const introduction = readIntroduction(reader, from);
    const count = reader.number(2);
    if (count > maxAskedNames) throw new RangeError('too many names');
    const known = Array.from({ length: count }, () => ({ place: reader.number(2), proof: reader.bytes(tokenBytes) }));
    return { ...introduction, known };
  });
}

const version = 1;
const utf8 = new TextEncoder();

function writeIntroduction(writer: Writer, { name, addresses }: Introduction): void {
  writer.number(version, 1);
  const nameBytes = utf8.encode(name ?? '');
  writer.number(Math.min(nameBytes.length, maxDeviceNameBytes), 1);
  writer.bytes(nameBytes.subarray(0, maxDeviceNameBytes));
  const told = addresses.filter((address) => address.length <= maxToldAddressBytes).slice(0, maxToldAddresses);
  writer.number(told.length, 1);
  for (const address of told) {
    const text = utf8.encode(address);
    writer.number(text.length, 2);
    writer.bytes(text);
  }
}

function readIntroduction(reader: Reader, from: PeerId): Introduction {
  if (reader.number(1) !== version) throw new RangeError('another version');
  const nameLength = reader.number(1);
  if (nameLength > maxDeviceNameBytes) throw new RangeError('the name is too long');
  const name = printable(reader.text(nameLength));
  const count = reader.number(1);
  if (count > maxToldAddresses) throw new RangeError('too many addresses');
  const addresses = Array.from({ length: count }, () => {
    const length = reader.number(2);
    if (length > maxToldAddressBytes) throw new RangeError('an address is too long');
    return reader.text(length);
  });
  const own = addresses.filter((address) => {
    const parsed = parseAddress(address);
    return parsed.ok && farPeer(parsed.value) === from;
  });
  return { name: name === '' ? undefined : name, addresses: own };
}

/** Names are shown on screens and terminals: nothing in them may move a cursor or turn text around. */
const printable = (text: string): string => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();

function decode<T>(bytes: Uint8Array, read: (reader: Reader) => T): T | undefined {
  try {
    const reader = createReader(bytes);
    const value = read(reader);
    return reader.isAtEnd() ? value : undefined;
  } catch {
    return undefined;
  }
}

type Writer = ReturnType<typeof createWriter>;
function createWriter() {
  const target = new Uint8Array(maxMeetBytes);
  let length = 0;
  return {
    number(value: number, width: 1 | 2): void {
      if (width === 2) target[length++] = value >> 8;
      target[length++] = value & 0xff;
    },
    bytes(value: Uint8Array): void {
      target.set(value, length);
      length += value.length;
    },
    done: () => target.slice(0, length),
  };
}

type Reader = ReturnType<typeof createReader>;
function createReader(source: Uint8Array) {
  const decoder = new TextDecoder();
  let at = 0;
  const bytes = (length: number): Uint8Array => {
    if (at + length > source.length) throw new RangeError('cut off');
    at += length;
    return source.subarray(at - length, at);
  };
  return {
    bytes,
    number: (width: 1 | 2): number => bytes(width).reduce((value, byte) => value * 256 + byte, 0),
    text: (length: number): string => decoder.decode(bytes(length)),
    isAtEnd: () => at === source.length,
  };
}
