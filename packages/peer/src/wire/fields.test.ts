import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, count, decode, encode, list, record, text } from './fields.ts';
import { messageCodec } from './messages.ts';

const max = 2 ** 50;
const shape = record({ number: count(max), raw: bytes(64), words: list(text(40), 5) });
const values = fc.record({
  number: fc.nat({ max }),
  raw: fc.uint8Array({ maxLength: 64 }),
  words: fc.array(
    fc.string({ maxLength: 10, unit: 'grapheme' }).filter((word) => new TextEncoder().encode(word).length <= 40),
    { maxLength: 5 },
  ),
});

test('[GR1] what was written is read', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(decode(shape, encode(shape, value))).toEqual({ ok: true, value });
    }),
  );
});

test('[GR1] a value has one form: what can be read is what would be written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (given) => {
      const read = decode(shape, given);
      if (read.ok) expect(encode(shape, read.value)).toEqual(given);
    }),
    { numRuns: 5_000 },
  );
});

test('[GR1] whatever is cut off or added is seen', () => {
  fc.assert(
    fc.property(values, fc.nat(), (value, at) => {
      const whole = encode(shape, value);
      expect(decode(shape, whole.subarray(0, at % whole.length)).ok).toBe(false);
      expect(decode(shape, Uint8Array.from([...whole, 0])).ok).toBe(false);
    }),
  );
});

test('[GR1] counts have limits and a shortest form, texts are UTF-8', () => {
  const malformed = (field: Parameters<typeof decode>[0], ...given: number[]) => {
    const read = decode(field, Uint8Array.from(given));
    return read.ok ? 'read' : read.error.detail;
  };
  expect(malformed(count(300), 0xac, 0x02)).toBe('read');
  expect(malformed(count(299), 0xac, 0x02)).toBe('a count above 299');
  expect(malformed(count(300), 0x80, 0x00)).toBe('a count that is longer than it need be');
  expect(malformed(count(Number.MAX_SAFE_INTEGER), ...Array.from({ length: 9 }, () => 0x80))).toBe(
    'a count of too many bytes',
  );
  expect(malformed(text(9), 1, 0xff)).toBe('a text that is not UTF-8');
  expect(malformed(bytes(9, 2), 1, 0)).toBe('1 bytes, at least 2');
  expect(malformed(bytes(9), 5, 0)).toBe('ends within bytes');
  expect(malformed(list(count(9), 3), 4, 1, 1, 1, 1)).toBe('a count above 3');
});

test("[GR1] a newer program's message is passed over", () => {
  const codec = messageCodec({ hello: [1, { name: text(9) }] });
  expect([...codec.encode({ type: 'hello', name: 'ann' })]).toEqual([1, 3, 0x61, 0x6e, 0x6e]);
  expect(codec.decode(Uint8Array.of(99, 1, 2, 3))).toEqual({ ok: true, value: undefined });
  expect(codec.decode(new Uint8Array(0)).ok).toBe(false);
});
