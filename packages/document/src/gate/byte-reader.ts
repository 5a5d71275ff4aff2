/**
 * Reads lib0's encoding (https://github.com/dmonad/lib0, `encoding.js`) without trusting it: every length is checked
 * against what is left, values are walked without recursion, and nothing is built but the texts that are asked for.
 */
export class Unreadable extends Error {}

export interface ByteReader {
  /** Bytes that are left, and that are read. */
  left(): number;
  at(): number;
  byte(): number;
  /** A whole number below `limit`. */
  uint(limit?: number): number;
  /** A whole number that may be below zero. */
  int(): number;
  /** The text itself, of at most so many UTF-16 units. */
  text(maxLength: number): string;
  skip(bytes: number): void;
  /** Passes over one value; `budget` bounds all values of an update. */
  value(budget: ValueBudget): void;
}

export interface ValueBudget {
  readonly maxDepth: number;
  textLeft: number;
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  const reader: ByteReader = {
    left: () => bytes.length - at,
    at: () => at,
    byte() {
      if (at >= bytes.length) throw new Unreadable('it ends too early');
      return view.getUint8(at++);
    },
    uint(limit = Number.MAX_SAFE_INTEGER) {
      let value = 0;
      let factor = 1;
      for (;;) {
        const next = reader.byte();
        value += (next & 0x7f) * factor;
        factor *= 0x80;
        if (value > limit) throw new Unreadable('a number is too large');
        if (next < 0x80) return value;
      }
    },
    int() {
      const first = reader.byte();
      const sign = (first & 0x40) === 0 ? 1 : -1;
      let value = first & 0x3f;
      let factor = 0x40;
      for (let next = first; next >= 0x80; factor *= 0x80) {
        next = reader.byte();
        value += (next & 0x7f) * factor;
        if (value > Number.MAX_SAFE_INTEGER) throw new Unreadable('a number is too large');
      }
      return sign * value;
    },
    text(maxLength) {
      const length = reader.uint(reader.left());
      // A UTF-16 unit has at most three bytes.
      if (length > maxLength * 3) throw new Unreadable('a text is too long');
      const text = decode(bytes.subarray(at, at + length));
      if (text.length > maxLength) throw new Unreadable('a text is too long');
      at += length;
      return text;
    },
    skip(count) {
      if (count > reader.left()) throw new Unreadable('it ends too early');
      at += count;
    },
    value(budget) {
      /** Values that are still to come, on each level. */
      const waiting = [1];
      const keyed = [false];
      while (waiting.length > 0) {
        const level = waiting.length - 1;
        const count = waiting[level] as number; // `level` is an index
        if (count === 0) {
          waiting.pop();
          keyed.pop();
          continue;
        }
        waiting[level] = count - 1;
        if (keyed[level] === true && takeText(budget) === '__proto__') throw new Unreadable('a forbidden name');
        const inside = passOver(reader.byte(), budget);
        if (inside === undefined) continue;
        if (waiting.length >= budget.maxDepth) throw new Unreadable('a value is too deep');
        waiting.push(inside.count);
        keyed.push(inside.isKeyed);
      }
    },
  };

  function decode(part: Uint8Array): string {
    try {
      return decoder.decode(part);
    } catch {
      throw new Unreadable('a text is no UTF-8');
    }
  }

  function takeText(budget: ValueBudget): string {
    const text = reader.text(budget.textLeft);
    budget.textLeft -= text.length;
    return text;
  }

  /** What follows a value's tag; lists and objects tell what is in them. */
  function passOver(tag: number, budget: ValueBudget): { count: number; isKeyed: boolean } | undefined {
    switch (tag) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return undefined;
      case 125: // a whole number: sign and six bits, then seven bits a byte
        reader.int();
        return undefined;
      case 124:
        reader.skip(4);
        return undefined;
      case 123:
      case 122:
        reader.skip(8);
        return undefined;
      case 119:
        takeText(budget);
        return undefined;
      case 118:
        return { count: reader.uint(reader.left()), isKeyed: true };
      case 117:
        return { count: reader.uint(reader.left()), isKeyed: false };
      case 116:
        reader.skip(reader.uint(reader.left()));
        return undefined;
      default:
        throw new Unreadable('a value of no known kind');
    }
  }

  return reader;
}
