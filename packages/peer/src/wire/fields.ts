/**
 * The few kinds of fields that this package's own messages are made of, each with a limit, so that a schema as data is
 * type, encoder and decoder at once. A message is its tag (one byte) and its fields in order, and nothing after them.
 *
 *     count   unsigned LEB128, shortest form, at most `max`
 *     bytes   a count of bytes and the bytes
 *     text    the same, well-formed UTF-8
 *     list    a count of items and the items
 */
import { assert, err, ok, type Result } from '@peersume/base';

export interface Field<T> {
  write(out: Writer, value: T): void;
  /** Throws `Malformed`; nothing outside this file sees it. */
  read(from: Reader): T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export interface WireError {
  readonly type: 'MessageMalformed';
  readonly detail: string;
}

export const count = (max: number): Field<number> => ({
  write(out, value) {
    assert(Number.isSafeInteger(value) && value >= 0 && value <= max, `count ${value}, at most ${max}`);
    out.count(value);
  },
  read: (from) => from.count(max),
});

export const bytes = (max: number, min = 0): Field<Uint8Array> => ({
  write(out, value) {
    assert(value.length >= min && value.length <= max, `${value.length} bytes, ${min} to ${max}`);
    out.count(value.length);
    out.bytes(value);
  },
  read: (from) => {
    const length = from.count(max);
    if (length < min) throw new Malformed(`${length} bytes, at least ${min}`);
    return from.bytes(length);
  },
});

export const text = (max: number): Field<string> => {
  const inner = bytes(max);
  return {
    write: (out, value) => inner.write(out, new TextEncoder().encode(value)),
    read(from) {
      const read = inner.read(from);
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read);
      } catch {
        throw new Malformed('a text that is not UTF-8');
      }
    },
  };
};

export const list = <T>(item: Field<T>, max: number): Field<readonly T[]> => ({
  write(out, value) {
    assert(value.length <= max, `${value.length} items, at most ${max}`);
    out.count(value.length);
    for (const one of value) item.write(out, one);
  },
  read: (from) => Array.from({ length: from.count(max) }, () => item.read(from)),
});

export const record = <F extends Fields>(fields: F): Field<ValuesOf<F>> => ({
  write(out, value) {
    for (const [name, field] of Object.entries(fields)) field.write(out, value[name]);
  },
  read: (from) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.read(from)])) as ValuesOf<F>,
});

/** The bytes of one value and nothing else. */
export function encode<T>(field: Field<T>, value: T): Uint8Array {
  const out = new Writer();
  field.write(out, value);
  return out.end();
}

export function decode<T>(field: Field<T>, from: Uint8Array): Result<T, WireError> {
  const reader = new Reader(from);
  try {
    const value = field.read(reader);
    reader.end();
    return ok(value);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    return err({ type: 'MessageMalformed', detail: fault.message });
  }
}

class Malformed extends Error {}

class Writer {
  readonly #parts: Uint8Array[] = [];

  count(value: number): void {
    const out: number[] = [];
    let rest = value;
    while (rest >= 0x80) {
      out.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    out.push(rest);
    this.#parts.push(Uint8Array.from(out));
  }

  bytes(value: Uint8Array): void {
    this.#parts.push(value);
  }

  end(): Uint8Array {
    const whole = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

class Reader {
  readonly #from: Uint8Array;
  #at = 0;

  constructor(from: Uint8Array) {
    this.#from = from;
  }

  count(max: number): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#from[this.#at++];
      if (byte === undefined) throw new Malformed('ends within a count');
      value += (byte & 0x7f) * scale;
      if (value > max) throw new Malformed(`a count above ${max}`);
      if (byte < 0x80) {
        if (byte === 0 && scale > 1) throw new Malformed('a count that is longer than it need be');
        return value;
      }
      // Eight groups of seven bits have every whole number up to 2^53.
      if (scale >= 0x80 ** 7) throw new Malformed('a count of too many bytes');
    }
  }

  /** A copy: what came from a link is not held on to. */
  bytes(length: number): Uint8Array {
    if (length > this.#from.length - this.#at) throw new Malformed('ends within bytes');
    return this.#from.slice(this.#at, (this.#at += length));
  }

  end(): void {
    if (this.#at !== this.#from.length) throw new Malformed(`${this.#from.length - this.#at} bytes too many`);
  }
}

export type { Reader, Writer };
