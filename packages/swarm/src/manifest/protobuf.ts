/** As much of Protocol Buffers as UnixFS needs, with numbers up to 2^53 - 1. */

/**
 * Reads the fields of a Protocol Buffers message within given bounds, without copies and without throwing: whatever is
 * wrong sets `broken`, and from then on nothing more is read. Numbers above 2^53 - 1 count as wrong.
 */
export class ProtobufReader {
  readonly bytes: Uint8Array;
  readonly #end: number;
  #position: number;
  broken = false;
  /** Of the field that `next` came to. */
  field = 0;
  wireType = 0;
  /** The value of a field with wire type 0. */
  number = 0;
  /** The bounds of a field with wire type 2. */
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.#position = start;
    this.#end = end;
  }

  /** Goes to the next field and reads its value; false at the end and when something is wrong. */
  next(): boolean {
    if (this.broken || this.#position >= this.#end) return false;
    const key = this.#varint();
    this.field = Math.floor(key / 8);
    this.wireType = key % 8;
    if (this.field === 0) this.broken = true;
    else if (this.wireType === varint) this.number = this.#varint();
    else if (this.wireType === fixed64) this.#skip(8);
    else if (this.wireType === lengthDelimited) this.#skip(this.#varint());
    else if (this.wireType === fixed32) this.#skip(4);
    else this.broken = true;
    return !this.broken;
  }

  #skip(length: number): void {
    this.start = this.#position;
    this.end = this.#position += length;
    if (this.end > this.#end) this.broken = true;
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      if (this.#position >= this.#end) break;
      const byte = this.bytes[this.#position++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
    }
    this.broken = true;
    return 0;
  }
}

export const varint = 0;
const fixed64 = 1;
export const lengthDelimited = 2;
const fixed32 = 5;

/** A message of numbers: pairs of field and value, in their order. */
export function writeProtobuf(fields: readonly (readonly [number, number])[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const [field, value] of fields) {
    writeVarint(field * 8 + varint);
    writeVarint(value);
  }
  return Uint8Array.from(bytes);

  function writeVarint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
    bytes.push(rest);
  }
}
