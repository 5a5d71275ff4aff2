/** Bytes of a known length that come bit by bit, in memory that is not taken before there is something to put there. */
import { firstBytes } from './limits.ts';

export interface GrowingBytes {
  /** How many are there. */
  readonly length: number;
  /** Where the next ones go; empty only when all are there. */
  room(): Uint8Array;
  filled(byteLength: number): void;
  /** All of them. */
  take(): Uint8Array;
}

export function createGrowingBytes(total: number, allocate: (byteLength: number) => Uint8Array): GrowingBytes {
  let bytes = allocate(Math.min(total, firstBytes));
  let length = 0;
  return {
    get length() {
      return length;
    },
    room() {
      if (length === bytes.length && length < total) {
        const larger = allocate(total);
        larger.set(bytes);
        bytes = larger;
      }
      return length === 0 ? bytes : bytes.subarray(length);
    },
    filled(byteLength) {
      length += byteLength;
    },
    take: () => bytes,
  };
}
