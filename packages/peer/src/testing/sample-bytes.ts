/** Bytes that can be made again and told apart, cheaply: long transfers are checked with them. */
import { type Frame, type Payload } from '@peersume/base';

/** The same length and seed give the same bytes. */
export function sampleBytes(length: number, seed: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = (seed * 0x9e37_79b1 + 0x1234_5678) >>> 0 || 1;
  for (let at = 0; at < words.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, length);
}

/** Thirty-two bits of everything (FNV-1a over words, then over what is left); enough against mistakes. */
export function digest(payload: Payload | undefined): number {
  if (!(payload instanceof Uint8Array)) return -1;
  // Payloads may begin anywhere in their memory.
  const bytes = payload.byteOffset % 4 === 0 ? payload : payload.slice();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  let hash = 0x811c_9dc5 ^ bytes.length;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x0100_0193) ^ (hash >>> 15);
  for (let at = words.length * 4; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
  return hash >>> 0;
}

export function numberedHeader(number: number): Uint8Array {
  const header = new Uint8Array(4);
  new DataView(header.buffer).setUint32(0, number);
  return header;
}

export const headerNumber = ({ header }: Frame): number =>
  new DataView(header.buffer, header.byteOffset, header.byteLength).getUint32(0);
