import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FewSet } from './few-set.ts';

test('behaves as a set, with few members and with many', () => {
  const step = fc.record({ member: fc.nat(60), move: fc.constantFrom('add', 'add', 'add', 'delete', 'clear') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const set = new FewSet<number>();
      const model = new Set<number>();
      for (const [index, { member, move }] of steps.entries()) {
        if (move === 'add') {
          set.add(member);
          model.add(member);
        } else if (move === 'delete') {
          set.delete(member);
          model.delete(member);
        } else if (index % 10 === 0) {
          set.clear();
          model.clear();
        }
        expect(set.size).toBe(model.size);
        expect(set.has(member)).toBe(model.has(member));
        expect([...set]).toEqual([...model]);
      }
    }),
    { numRuns: 50 },
  );
});
