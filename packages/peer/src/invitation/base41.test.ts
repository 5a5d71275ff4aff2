import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base41Characters, base41FromBytes, base41ToBytes } from './base41.ts';

test('[IV2] bytes go to text and back, three characters for two', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = base41FromBytes(bytes);
      expect(text.length).toBe(Math.ceil((bytes.length * 3) / 2));
      expect(base41ToBytes(text)).toEqual({ ok: true, value: bytes });
    }),
  );
});

test('[IV2] one value has one text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...base41Characters), maxLength: 60 }), (text) => {
      const read = base41ToBytes(text);
      if (read.ok) expect(base41FromBytes(read.value)).toBe(text);
    }),
  );
});

test('[IV2] every character is one of QR codes’ alphanumeric mode, and of a link’s fragment', () => {
  expect(base41Characters).toMatch(/^[0-9A-Z$+\-./]{41}$/u);
  expect(new Set(base41Characters).size).toBe(41);
});

test('[IV2] the place of what cannot be is told', () => {
  expect(base41ToBytes('000*00')).toEqual({ ok: false, error: 3 });
  expect(base41ToBytes('0000')).toEqual({ ok: false, error: 3 });
  expect(base41ToBytes('000///')).toEqual({ ok: false, error: 3 });
});
