import type { Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { createAutosave } from './autosave.ts';
import type { Keep, KeptResume } from './keep.ts';

const resume = (name: string): Resume => ({
  format: 'peersume-resume',
  version: 1,
  language: 'en',
  basics: { name, profiles: [] },
  sections: [],
  design: { template: 'classic', page: 'a4' },
});

function setUp({ fails = false } = {}) {
  const kept = new Map<string, KeptResume>();
  const trouble = { fails };
  const timers = new Map<number, () => void>();
  let nextTimer = 0;
  let writes = 0;
  const keep: Keep = {
    list: () => Promise.resolve([...kept.values()]),
    get: (id) => Promise.resolve(kept.get(id)),
    put: (record) => {
      if (trouble.fails) return Promise.reject(new Error('the disk is full'));
      writes += 1;
      kept.set(record.id, record);
      return Promise.resolve();
    },
    remove: (id) => Promise.resolve(void kept.delete(id)),
  };
  const autosave = createAutosave({
    keep,
    now: () => 1,
    timer: {
      start: (callback) => {
        timers.set(++nextTimer, callback);
        return nextTimer;
      },
      stop: (id) => void timers.delete(id),
    },
  });
  const elapse = async () => {
    const due = [...timers.values()];
    timers.clear();
    for (const callback of due) callback();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { kept, trouble, autosave, elapse, writes: () => writes };
}

describe('saving by itself', () => {
  test('a burst of edits is one write of the last', async () => {
    const { autosave, elapse, kept, writes } = setUp();
    autosave.begin('a');
    for (const name of ['A', 'An', 'Ann']) autosave.changed(resume(name));
    expect(autosave.state.get().type).toBe('saving');
    await elapse();
    expect(writes()).toBe(1);
    expect(kept.get('a')?.title).toBe('Ann');
    expect(autosave.state.get().type).toBe('saved');
  });

  test('says "saved" only when nothing newer waits', async () => {
    const { autosave, elapse } = setUp();
    autosave.begin('a');
    autosave.changed(resume('A'));
    const flushed = autosave.flush();
    await Promise.resolve();
    autosave.changed(resume('B'));
    await flushed;
    expect(autosave.state.get().type).toBe('saving');
    await elapse();
    expect(autosave.state.get().type).toBe('saved');
  });

  test('a write that fails is said, kept, and tried again', async () => {
    const { autosave, kept, trouble } = setUp({ fails: true });
    autosave.begin('a');
    autosave.changed(resume('A'));
    await autosave.flush();
    expect(autosave.state.get()).toEqual({ type: 'failed', reason: 'the disk is full' });
    trouble.fails = false;
    await autosave.flush();
    expect(kept.get('a')?.title).toBe('A');
    expect(autosave.state.get().type).toBe('saved');
  });

  test('an edit of the résumé before goes to that résumé, even after another began', async () => {
    const { autosave, kept } = setUp();
    autosave.begin('a');
    autosave.changed(resume('A'));
    autosave.begin('b');
    autosave.changed(resume('B'));
    await autosave.flush();
    expect([...kept.values()].map(({ id, title }) => [id, title])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ]);
  });

  test('a tab that is not the writer writes nothing', async () => {
    const { autosave, elapse, writes } = setUp();
    autosave.begin('a');
    autosave.setWriter(false);
    autosave.changed(resume('A'));
    await elapse();
    await autosave.flush();
    expect(writes()).toBe(0);
    expect(autosave.state.get().type).toBe('elsewhere');
  });
});
