import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { FrameQueue } from './frame-queue.ts';

const frame = (word: number) => ({ header: Uint8Array.of(word) });

test('[WO21] frames leave in the order in which they came, however they mix', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('push'), fc.constant('shift')), { maxLength: 400 }), (steps) => {
      const queue = new FrameQueue();
      const model: number[] = [];
      let next = 0;
      for (const step of steps) {
        if (step === 'push') {
          queue.push(frame(next & 0xff));
          model.push(next++ & 0xff);
        } else if (model.length > 0) {
          expect(queue.first().header[0]).toBe(model[0]);
          expect(queue.shift().header[0]).toBe(model.shift());
        }
        expect(queue.isEmpty).toBe(model.length === 0);
      }
    }),
  );
});

test('a flood of frames passes in linear time', () => {
  const queue = new FrameQueue();
  for (let word = 0; word < 300_000; word++) queue.push(frame(word & 0xff));
  let sum = 0;
  while (!queue.isEmpty) sum += queue.shift().header[0] ?? 0;
  expect(sum).toBe(Array.from({ length: 300_000 }, (_, word) => word & 0xff).reduce((total, word) => total + word));
});

test('a queue that was cleared is as new', () => {
  const queue = new FrameQueue();
  for (let word = 0; word < 50; word++) queue.push(frame(word));
  for (let word = 0; word < 10; word++) queue.shift();
  queue.clear();
  expect(queue.isEmpty).toBe(true);
  queue.push(frame(7));
  queue.push(frame(8));
  expect([queue.shift(), queue.shift()].map(({ header }) => header[0])).toEqual([7, 8]);
});
