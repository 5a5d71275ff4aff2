import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecord, writeRecord, type LifeRecord } from './record.ts';

const number = fc.nat(2 ** 32 - 1);
const letter = fc.record({ client: number, clock: fc.nat(2 ** 31) });
const record: fc.Arbitrary<LifeRecord> = fc.record({
  kind: fc.constantFrom('moved', 'redone', 'copied'),
  scope: fc.constantFrom('', 'variant'),
  runs: fc.array(fc.record({ from: letter, to: letter, length: fc.integer({ min: 1, max: 1_000 }) })),
});

describe('records of moved letters', () => {
  test('[DO71] are read as they were written', () => {
    fc.assert(
      fc.property(record, (record) => {
        expect(readRecord(writeRecord(record))).toEqual(record);
      }),
    );
  });

  test('[DO54] from outside are read or refused, never more', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const read = readRecord(bytes);
        if (read !== undefined) expect(readRecord(writeRecord(read))).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
    for (const value of [undefined, 'x', [0, '', 1], { kind: 'moved' }]) expect(readRecord(value)).toBeUndefined();
  });
});
