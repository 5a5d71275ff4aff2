/**
 * The answer to a STUN binding request (RFC 8489): where the request came from, as the server sees it. Nothing else of
 * STUN is done here; what is no binding request gets no answer at all.
 */
import { isIPv6 } from 'node:net';
import { crc32 } from 'node:zlib';

/** Requests of ICE have about 100 bytes; anything long is not for us. */
export const maxRequestBytes = 576;

const magicCookie = 0x2112_a442;
const bindingRequest = 0x0001;
const bindingSuccess = 0x0101;
const bindingError = 0x0111;
const xorMappedAddress = 0x0020;
const errorCode = 0x0009;
const unknownAttributes = 0x000a;
const fingerprint = 0x8028;
/** Section 14.7: so that a fingerprint is no plain checksum of another protocol. */
const fingerprintMask = 0x5354_554e;
const headBytes = 20;
/** Attributes that must be understood and that ask for nothing here: credentials (there are none), and those of ICE. */
const passedOver = new Set([0x0006, 0x0008, 0x0014, 0x0015, 0x001c, 0x001d, 0x001e, 0x0024, 0x0025]);

export interface Source {
  readonly address: string;
  readonly port: number;
}

/** Undefined where no answer is due. */
export function answerBinding(request: Uint8Array, source: Source): Uint8Array | undefined {
  const read = readRequest(request);
  if (read === undefined) return undefined;
  const attribute = read.unknown.length === 0 ? mappedAddress(source, read.transaction) : refusal(read.unknown);
  if (attribute === undefined) return undefined;
  const type = read.unknown.length === 0 ? bindingSuccess : bindingError;
  return writeAnswer(type, read.transaction, attribute, read.hasFingerprint);
}

interface Request {
  /** The magic cookie and the transaction id: what an IPv6 address is masked with. */
  readonly transaction: Uint8Array;
  readonly hasFingerprint: boolean;
  readonly unknown: readonly number[];
}

function readRequest(bytes: Uint8Array): Request | undefined {
  if (bytes.length < headBytes || bytes.length > maxRequestBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isRequest = view.getUint16(0) === bindingRequest && view.getUint32(4) === magicCookie;
  const length = view.getUint16(2);
  if (!isRequest || length % 4 !== 0 || length !== bytes.length - headBytes) return undefined;
  const unknown: number[] = [];
  let hasFingerprint = false;
  for (let at = headBytes; at < bytes.length;) {
    // Attributes are padded to four bytes, so a head is whole here; its value need not be.
    const [type, size] = [view.getUint16(at), view.getUint16(at + 2)];
    const next = at + 4 + Math.ceil(size / 4) * 4;
    if (next > bytes.length) return undefined;
    if (type === fingerprint) {
      const isLast = next === bytes.length && size === 4;
      if (!isLast || view.getUint32(at + 4) !== fingerprintOf(bytes.subarray(0, at))) return undefined;
      hasFingerprint = true;
    } else if (type < 0x8000 && !passedOver.has(type)) unknown.push(type);
    at = next;
  }
  return { transaction: bytes.subarray(4, headBytes), hasFingerprint, unknown };
}

function mappedAddress({ address, port }: Source, mask: Uint8Array): Uint8Array | undefined {
  const host = hostBytes(address);
  if (host === undefined) return undefined;
  const attribute = new Uint8Array(8 + host.length);
  const view = new DataView(attribute.buffer);
  view.setUint16(0, xorMappedAddress);
  view.setUint16(2, 4 + host.length);
  view.setUint8(5, host.length === 4 ? 1 : 2);
  view.setUint16(6, port ^ (magicCookie >>> 16));
  for (const [index, byte] of host.entries()) attribute[8 + index] = byte ^ (mask[index] ?? 0);
  return attribute;
}

function hostBytes(address: string): Uint8Array | undefined {
  // A socket of both families shows IPv4 as ::ffff:192.0.2.1.
  const text = address.replace(/^::ffff:(?=\d+\.)/iu, '').replace(/%.*$/u, '');
  if (!isIPv6(text)) {
    const parts = text.split('.').map(Number);
    return parts.length === 4 ? Uint8Array.from(parts) : undefined;
  }
  const [before = '', after] = text.split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return Uint8Array.from([...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff]));
}

/** 420, with the attributes that were not understood (section 6.3.1); at most as many as keep the answer short. */
function refusal(unknown: readonly number[]): Uint8Array {
  const listed = unknown.slice(0, 2);
  const attribute = new Uint8Array(8 + 8);
  const view = new DataView(attribute.buffer);
  view.setUint16(0, errorCode);
  view.setUint16(2, 4);
  view.setUint16(6, (4 << 8) | 20);
  view.setUint16(8, unknownAttributes);
  view.setUint16(10, 2 * listed.length);
  for (const [index, type] of listed.entries()) view.setUint16(12 + 2 * index, type);
  return attribute;
}

function writeAnswer(type: number, transaction: Uint8Array, attribute: Uint8Array, isMarked: boolean): Uint8Array {
  const answer = new Uint8Array(headBytes + attribute.length + (isMarked ? 8 : 0));
  const view = new DataView(answer.buffer);
  view.setUint16(0, type);
  // The length already counts the fingerprint when the fingerprint is made.
  view.setUint16(2, answer.length - headBytes);
  answer.set(transaction, 4);
  answer.set(attribute, headBytes);
  if (isMarked) {
    const at = answer.length - 8;
    view.setUint16(at, fingerprint);
    view.setUint16(at + 2, 4);
    view.setUint32(at + 4, fingerprintOf(answer.subarray(0, at)));
  }
  return answer;
}

const fingerprintOf = (bytes: Uint8Array): number => (crc32(bytes) ^ fingerprintMask) >>> 0;
