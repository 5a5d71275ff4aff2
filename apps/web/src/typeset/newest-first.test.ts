import { describe, expect, test } from 'vitest';
import { createNewestFirst } from './newest-first.ts';

function setUp() {
  const done: string[] = [];
  const gates: (() => void)[] = [];
  const queue = createNewestFirst<number>({
    first: 'page',
    run: (view, work) =>
      new Promise((resolve) =>
        gates.push(() => {
          done.push(`${view}:${work}`);
          resolve();
        }),
      ),
    breathe: () => Promise.resolve(),
  });
  /** Finishes the piece of work that runs, and lets the next begin. */
  const finish = async () => {
    gates.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { done, gates, queue, finish };
}

describe('the newest edit first', () => {
  test('of the edits that come while one is typeset, only the newest is typeset', async () => {
    const { done, queue, finish } = setUp();
    for (const work of [1, 2, 3, 4]) queue.submit('page', work);
    await finish();
    await finish();
    await finish();
    expect(done).toEqual(['page:1', 'page:4']);
  });

  test('the page goes before thumbnails that have waited longer', async () => {
    const { done, queue, finish } = setUp();
    queue.submit('a', 1);
    queue.submit('b', 1);
    queue.submit('page', 1);
    for (let turn = 0; turn < 3; turn += 1) await finish();
    expect(done).toEqual(['a:1', 'page:1', 'b:1']);
  });

  test('a view that is dropped while it waits is not typeset', async () => {
    const { done, queue, finish } = setUp();
    queue.submit('a', 1);
    queue.submit('b', 1);
    queue.drop('b');
    await finish();
    await finish();
    expect(done).toEqual(['a:1']);
  });
});
