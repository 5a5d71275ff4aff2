/** Reads fields from bytes that came from outside, one after the other; `undefined` once something was missing. */
export interface ByteReader {
  uint8(): number;
  uint16(): number;
  uint32(): number;
  /** A copy. */
  bytes(length: number): Uint8Array;
  rest(): Uint8Array;
  readonly left: number;
  /** Whether everything read was there. */
  readonly isWhole: boolean;
}

export function readBytes(source: Uint8Array): ByteReader {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  let at = 0;
  let isWhole = true;
  function take(length: number): number | undefined {
    if (!isWhole || source.length - at < length) {
      isWhole = false;
      return undefined;
    }
    at += length;
    return at - length;
  }
  function number(length: number, read: (start: number) => number): number {
    const start = take(length);
    return start === undefined ? 0 : read(start);
  }
  function bytes(length: number): Uint8Array {
    const start = take(length);
    return start === undefined ? new Uint8Array(0) : source.slice(start, start + length);
  }
  return {
    uint8: () => number(1, (start) => view.getUint8(start)),
    uint16: () => number(2, (start) => view.getUint16(start)),
    uint32: () => number(4, (start) => view.getUint32(start)),
    bytes,
    rest: () => bytes(source.length - at),
    get left() {
      return source.length - at;
    },
    get isWhole() {
      return isWhole;
    },
  };
}

export const uint16Bytes = (value: number): readonly number[] => [(value >> 8) & 0xff, value & 0xff];

export const uint32Bytes = (value: number): readonly number[] => [
  (value >>> 24) & 0xff,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
];
