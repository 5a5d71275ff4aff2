import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { EventQueue, type Slot } from './event-queue.ts';

const named = (name: number, log: number[]) => ({ occur: () => void log.push(name) });

function drain(queue: EventQueue): void {
  while (queue.size > 0) queue.next().occur();
}

test('[WO1] events run by time, and at one time in the order of asking', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 300 }), (times) => {
      const log: number[] = [];
      const queue = new EventQueue();
      for (const [index, time] of times.entries()) queue.add(time, named(index, log));
      drain(queue);
      const expected = times.map((_, index) => index).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
      expect(log).toEqual(expected);
    }),
  );
});

test('[WO4] whatever is added, moved, removed and run, the order is that of a sorted list', () => {
  const command = fc.record({ kind: fc.nat(3), time: fc.nat(50), which: fc.nat() });
  fc.assert(
    fc.property(fc.array(command, { maxLength: 400 }), (commands) => {
      const log: number[] = [];
      const expected: number[] = [];
      const queue = new EventQueue();
      const model: { name: number; time: number; order: number; slot: Slot }[] = [];
      let order = 0;
      for (const { kind, time, which } of commands) {
        const entry = model[which % Math.max(1, model.length)];
        const at = queue.now + time;
        if (kind === 0 || entry === undefined) {
          const name = order;
          model.push({ name, time: at, order: order++, slot: queue.add(at, named(name, log)) });
        } else if (kind === 1) {
          queue.move(entry.slot, at);
          entry.time = at;
          entry.order = order++;
        } else if (kind === 2) {
          queue.remove(entry.slot);
          model.splice(model.indexOf(entry), 1);
        } else {
          const [first] = [...model].sort((a, b) => a.time - b.time || a.order - b.order);
          if (first === undefined) continue;
          expected.push(first.name);
          model.splice(model.indexOf(first), 1);
          expect(queue.nextTime).toBe(first.time);
          queue.next().occur();
          expect(queue.now).toBe(first.time);
        }
      }
      drain(queue);
      expected.push(...model.sort((a, b) => a.time - b.time || a.order - b.order).map(({ name }) => name));
      expect(log).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('[WO2] nothing can be set into the past', () => {
  const queue = new EventQueue();
  queue.add(5, named(0, []));
  queue.next();
  expect(() => queue.add(4, named(1, []))).toThrow('in the future');
});

test('[WO4] what is taken out leaves no entry behind', () => {
  const queue = new EventQueue();
  for (let round = 0; round < 10_000; round++) queue.remove(queue.add(round, named(round, [])));
  expect(queue.size).toBe(0);
  expect(queue.nextTime).toBe(Infinity);
});
