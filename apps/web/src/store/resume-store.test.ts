import type { Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { createResumeStore } from './resume-store.ts';

const empty: Resume = {
  format: 'peersume-resume',
  version: 1,
  language: 'en',
  basics: { name: '', profiles: [] },
  sections: [],
  design: { template: 'classic', page: 'a4' },
};
const named = (name: string) => (resume: Resume) => ({ ...resume, basics: { ...resume.basics, name } });

function open() {
  const clock = { at: 0 };
  const store = createResumeStore({ now: () => clock.at });
  store.open(empty);
  return { clock, store, name: () => store.current()?.basics.name };
}

describe('the résumé store', () => {
  test('undoes and redoes one edit at a time', () => {
    const { store, name } = open();
    store.edit(named('A'));
    store.edit(named('B'));
    store.undo();
    expect(name()).toBe('A');
    store.undo();
    expect(name()).toBe('');
    expect(store.undo()).toBe(false);
    store.redo();
    store.redo();
    expect(name()).toBe('B');
    expect(store.redo()).toBe(false);
  });

  test('undoes quick typing in one field as one step, and a pause begins another', () => {
    const { clock, store, name } = open();
    for (const text of ['M', 'Ma', 'Max']) {
      store.edit(named(text), 'basics/name');
      clock.at += 100;
    }
    clock.at += 5_000;
    store.edit(named('Maxi'), 'basics/name');
    store.undo();
    expect(name()).toBe('Max');
    store.undo();
    expect(name()).toBe('');
  });

  test('a new edit drops what could be redone', () => {
    const { store } = open();
    store.edit(named('A'));
    store.undo();
    store.edit(named('B'));
    expect(store.canRedo()).toBe(false);
  });

  test('tells listeners once per change, and not at all where nothing changed', () => {
    const { store } = open();
    let told = 0;
    store.subscribe(() => (told += 1));
    store.edit((resume) => resume);
    expect(told).toBe(0);
    store.edit(named('A'));
    expect(told).toBe(1);
  });

  test('another résumé cannot be undone into the one before', () => {
    const { store } = open();
    store.edit(named('A'));
    store.open(empty);
    expect(store.canUndo()).toBe(false);
  });
});
