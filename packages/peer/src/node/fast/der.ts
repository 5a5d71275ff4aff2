/**
 * As much of DER (ITU-T X.690) as a certificate of libp2p needs: values as a tag, a length and content. The general
 * libraries take a hundred milliseconds to load, a fourth of what a whole `get` may take.
 */

/** One value: what it is, what is in it, and all of its bytes. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly bytes: Uint8Array;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  sequence: 0x30,
  generalizedTime: 0x18,
  /** Context-specific and constructed, with its number. */
  explicit: (number: number) => 0xa0 + number,
} as const;

export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...encodeLength(length)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Dotted decimal, its first two numbers being 1 or 2 and below 40. */
export function encodeObjectId(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const number of rest) {
    const groups = [number & 0x7f];
    for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return encodeDer(tags.objectId, Uint8Array.from(bytes));
}

/** The values one after the other; undefined where the bytes are not exactly that. */
export function decodeDer(bytes: Uint8Array): readonly DerValue[] | undefined {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const length = decodeLength(bytes, at + 1);
    // Tags of several bytes are in no certificate.
    if (length === undefined || (tag & 0x1f) === 0x1f || length.start + length.value > bytes.length) return undefined;
    const end = length.start + length.value;
    values.push({ tag, content: bytes.subarray(length.start, end), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return values;
}

function encodeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

/** The shortest form alone, up to 64 KiB. */
function decodeLength(bytes: Uint8Array, at: number): { readonly value: number; readonly start: number } | undefined {
  const first = bytes[at];
  const [second, third] = [bytes[at + 1], bytes[at + 2]];
  if (first === undefined) return undefined;
  if (first < 0x80) return { value: first, start: at + 1 };
  if (first === 0x81 && second !== undefined && second >= 0x80) return { value: second, start: at + 2 };
  if (first === 0x82 && second !== undefined && third !== undefined && second > 0)
    return { value: (second << 8) | third, start: at + 3 };
  return undefined;
}
