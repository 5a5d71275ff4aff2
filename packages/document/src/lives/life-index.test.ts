import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLifeIndex } from './life-index.ts';
import type { LetterId, LifeRecord, Run } from './record.ts';

const run = (from: readonly [number, number], to: readonly [number, number], length: number): Run => ({
  from: { client: from[0], clock: from[1] },
  to: { client: to[0], clock: to[1] },
  length,
});
const moved = (...runs: Run[]): LifeRecord => ({ kind: 'moved', scope: '', runs });
const redone = (...runs: Run[]): LifeRecord => ({ kind: 'redone', scope: '', runs });
const names = (letters: readonly LetterId[]): string[] => letters.map(({ client, clock }) => `${client}.${clock}`);

describe('families of letters', () => {
  test('[DO71] hold who came from whom, elder before younger, brothers by their ids', () => {
    const index = createLifeIndex([
      moved(run([1, 0], [3, 0], 4)),
      moved(run([1, 2], [2, 0], 2)),
      moved(run([3, 2], [9, 0], 1)),
    ]);
    expect(names(index.family('', { client: 1, clock: 2 }))).toEqual(['2.0', '3.2', '9.0']);
    expect(names(index.family('', { client: 9, clock: 0 }))).toEqual(['2.0', '3.2', '9.0']);
    expect(names(index.family('', { client: 1, clock: 0 }))).toEqual(['3.0']);
    expect(names(index.family('', { client: 5, clock: 5 }))).toEqual([]);
    expect(names(index.family('variant', { client: 1, clock: 2 }))).toEqual([]);
    expect(index.takeTouched().map(names)).toEqual([
      ['2.0', '3.2', '9.0'],
      ['2.1', '3.3'],
    ]);
    expect(index.takeTouched()).toEqual([]);
  });

  test('[DO71] what undo brought back in the place of something counts as that, moved', () => {
    const index = createLifeIndex([
      redone(run([1, 0], [4, 0], 3)),
      moved(run([1, 0], [3, 0], 3)),
      moved(run([3, 1], [4, 1], 1)),
    ]);
    expect(names(index.family('', { client: 1, clock: 1 }))).toEqual(['3.1', '4.1']);
    expect(names(index.family('', { client: 1, clock: 0 }))).toEqual(['3.0', '4.0']);
  });

  test('[DO71] are the same in whatever order and portions the records come, and circles end', () => {
    const letter = fc.record({ client: fc.nat(3), clock: fc.nat(12) });
    const record = fc.record({
      kind: fc.constantFrom('moved' as const, 'redone' as const),
      scope: fc.constant(''),
      runs: fc.array(fc.record({ from: letter, to: letter, length: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), fc.nat(6), (records, cut) => {
        const whole = createLifeIndex(records);
        const parts = createLifeIndex(records.slice(0, cut));
        parts.takeTouched();
        for (const one of records.slice(cut)) parts.add([one]);
        parts.takeTouched();
        const backwards = createLifeIndex(records.toReversed());
        for (let client = 0; client < 4; client++) {
          for (let clock = 0; clock < 16; clock++) {
            const family = names(whole.family('', { client, clock }));
            expect(names(backwards.family('', { client, clock }))).toEqual(family);
            expect(names(parts.family('', { client, clock }))).toEqual(family);
          }
        }
      }),
    );
  });
});
