/**
 * Whole numbers from 0 to 2^53 - 1 as unsigned LEB128: seven bits a byte, the lowest first, the high bit set on all but
 * the last. Every number has one spelling: a last byte of zero after others is refused.
 */

/** What `readVarint` returns instead of a number. */
export const truncated = -1;
export const notCanonical = -2;
export const tooLong = -3;

/** Bytes that 53 bits take. */
const maxVarintBytes = 8;

/** A place in bytes that moves on as they are read. */
export interface Cursor {
  bytes: Uint8Array;
  at: number;
}

/** The number at the cursor, or one of the three codes below zero. */
export function readVarint(cursor: Cursor): number {
  const first = cursor.bytes[cursor.at];
  if (first === undefined) return truncated;
  cursor.at++;
  return first < 0x80 ? first : readLongVarint(cursor, first & 0x7f);
}

function readLongVarint(cursor: Cursor, low: number): number {
  let value = low;
  let scale = 0x80;
  for (let index = 1; index < maxVarintBytes; index++) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined) return truncated;
    cursor.at++;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) {
      if (byte === 0) return notCanonical;
      return value <= Number.MAX_SAFE_INTEGER ? value : tooLong;
    }
    scale *= 0x80;
  }
  return tooLong;
}

/** Writes at the cursor; there must be room for eight bytes. */
export function writeVarint(cursor: Cursor, value: number): void {
  const { bytes } = cursor;
  let rest = value;
  while (rest > 0x7fff_ffff) {
    bytes[cursor.at++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  while (rest > 0x7f) {
    bytes[cursor.at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[cursor.at++] = rest;
}
