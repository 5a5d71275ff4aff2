import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { createSaving } from './saving.ts';
import { createHandTimer } from './testing/hand-timer.ts';

/** Longest a killed tab may lose, the write itself included. */
const promiseMs = 200;

function setUp({ writeMs = 20, trouble }: { writeMs?: number; trouble?: LogStoreError } = {}) {
  const timer = createHandTimer();
  const disk = { changes: 0, durable: 0, writes: 0, longestMs: 0, fails: undefined as LogStoreError | undefined };
  /** When each change was made. */
  const made: number[] = [];
  const save = async (): Promise<Result<void, LogStoreError>> => {
    const upTo = disk.changes;
    disk.writes += 1;
    await new Promise<void>((done) => void timer.start(done, writeMs));
    if (disk.fails !== undefined) return err(disk.fails);
    for (const at of made.slice(disk.durable, upTo)) disk.longestMs = Math.max(disk.longestMs, timer.now() - at);
    disk.durable = upTo;
    return ok(undefined);
  };
  const kept = {
    save,
    saveWhole: save,
    isSaved: () => disk.durable === disk.changes,
    document: { readOnly: () => undefined },
  };
  const saving = createSaving({ kept, now: timer.now, timer, trouble });
  const change = (): void => {
    disk.changes += 1;
    made.push(timer.now());
    saving.changed();
  };
  return { timer, disk, saving, change };
}

describe('saving', () => {
  test('what is typed without a pause is durable soon all the same, in few writes', async () => {
    const { timer, disk, saving, change } = setUp();
    for (let key = 0; key < 200; key++) {
      change();
      await timer.pass(25);
    }
    expect(saving.state.get().type).toBe('saving');
    await timer.pass(promiseMs);
    expect(disk.longestMs).toBeLessThanOrEqual(promiseMs);
    expect(disk.longestMs).toBeGreaterThan(0);
    expect(disk.writes).toBeLessThan(60);
    expect(disk.durable).toBe(200);
    expect(saving.state.get()).toEqual({ type: 'saved' });
  });

  test('a slow disk gets one write at a time, and what came meanwhile as one more', async () => {
    const { timer, disk, saving, change } = setUp({ writeMs: 500 });
    change();
    await timer.pass(100);
    for (let key = 0; key < 10; key++) {
      change();
      await timer.pass(20);
    }
    expect(disk.writes).toBe(1);
    await timer.pass(1_000);
    expect(disk.writes).toBe(2);
    expect(saving.state.get()).toEqual({ type: 'saved' });
  });

  test('“saved” is said only when nothing newer waits', async () => {
    const { timer, saving, change } = setUp();
    const said: string[] = [];
    saving.state.subscribe(() => said.push(saving.state.get().type));
    change();
    await timer.pass(110);
    change();
    await timer.pass(15);
    expect(said).toEqual(['saving']);
    await timer.pass(300);
    expect(said).toEqual(['saving', 'saved']);
  });

  test('what fails is told with its reason, tried again at growing intervals, and told when it has come through', async () => {
    const { timer, disk, saving, change } = setUp();
    disk.fails = { type: 'StoreFull' };
    change();
    await timer.pass(200);
    expect(saving.state.get()).toMatchObject({ type: 'failed', why: 'full' });
    await timer.pass(60_000);
    const tries = disk.writes;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(8);
    change();
    expect(saving.state.get().type).toBe('failed');
    disk.fails = undefined;
    await timer.pass(31_000);
    expect(saving.state.get()).toEqual({ type: 'saved' });
    expect(disk.durable).toBe(2);
  });

  test('a save that is asked for does not wait', async () => {
    const { timer, disk, saving, change } = setUp();
    change();
    void saving.save();
    await timer.pass(20);
    expect(disk.durable).toBe(1);
  });

  test('where the store is only memory, it is never said that something is saved', async () => {
    const { timer, disk, saving, change } = setUp({ trouble: { type: 'StoreDenied', detail: 'private window' } });
    expect(saving.state.get()).toMatchObject({ type: 'failed', why: 'denied' });
    change();
    await timer.pass(1_000);
    expect(disk.durable).toBe(1);
    expect(saving.state.get()).toMatchObject({ type: 'failed', why: 'denied' });
  });

  test('when a newer program has taken the store, it is said, and nothing is tried', async () => {
    const { timer, disk, saving, change } = setUp();
    saving.lose();
    change();
    await timer.pass(60_000);
    expect(disk.writes).toBe(0);
    expect(saving.state.get()).toMatchObject({ type: 'failed', why: 'closed' });
  });
});
