import { describe, expect, test } from 'vitest';
import { createBackup } from './backup.ts';
import { createMemoryLibrary, createShelf } from './testing/memory-library.ts';

const day = 24 * 60 * 60 * 1_000;

function setUp({ isPersisted = false } = {}) {
  const shelf = createShelf();
  const clock = { at: 100 * day };
  let due = 0;
  const library = { ...createMemoryLibrary(shelf), health: async () => ({ isPersisted }) };
  /** One visit in which something is written. */
  const visit = async (afterDays: number): Promise<number> => {
    clock.at += afterDays * day;
    const backup = createBackup({ library, now: () => clock.at, onDue: () => (due += 1) });
    await backup.written();
    await Promise.resolve();
    return due;
  };
  const backup = createBackup({ library, now: () => clock.at, onDue: () => {} });
  return { shelf, visit, backup, settle: () => new Promise((done) => setTimeout(done)) };
}

describe('the reminder of a file of one’s own', () => {
  test('comes when words are days old, and then at most once a week', async () => {
    const { visit } = setUp();
    expect(await visit(0)).toBe(0);
    expect(await visit(2)).toBe(0);
    expect(await visit(2)).toBe(1);
    expect(await visit(6)).toBe(1);
    expect(await visit(2)).toBe(2);
  });

  test('does not come where the browser promises, where it is not wanted, and after a file was saved', async () => {
    const promised = setUp({ isPersisted: true });
    await promised.visit(0);
    expect(await promised.visit(30)).toBe(0);
    const unwanted = setUp();
    await unwanted.visit(0);
    await unwanted.settle();
    const { backup, visit, settle } = unwanted;
    backup.remind(false);
    await settle();
    expect(await visit(30)).toBe(0);
    const made = setUp();
    await made.visit(0);
    made.backup.made();
    await made.settle();
    expect(await made.visit(30)).toBe(0);
    expect(await made.visit(2)).toBe(0);
    expect(await made.visit(2)).toBe(1);
  });
});
