import type { Difference } from '@peersume/document';
import { describe, expect, test } from 'vitest';
import type { Session } from '../session/session.ts';
import { observable } from '../shell/observable.ts';
import { countDifferences } from './count-differences.ts';

describe('how a variant differs', () => {
  test('is counted once for all keys of a moment, and told when it is another number', () => {
    const world = setUp();
    world.session.variant.set('acme');
    const counted = world.counted();
    expect(counted.get()).toEqual({ own: 0, behind: 0 });
    const told: object[] = [];
    const leave = counted.subscribe(() => told.push(counted.get()));
    expect(world.countings()).toBe(1);
    for (let key = 0; key < 50; key += 1) world.write(own(), behind());
    expect(world.countings()).toBe(1);
    expect(counted.get()).toEqual({ own: 0, behind: 0 });
    world.runTimers();
    expect(world.countings()).toBe(2);
    expect(told).toEqual([{ own: 2, behind: 1 }]);
    world.write(own(), behind());
    world.runTimers();
    expect([world.countings(), told.length]).toEqual([3, 1]);
    leave();
    world.write();
    expect(world.runTimers()).toBe(0);
  });

  test('of another variant is right at once', () => {
    const world = setUp();
    const counted = world.counted();
    counted.subscribe(() => {});
    world.session.variant.set('acme');
    world.write(behind());
    expect(counted.get()).toEqual({ own: 1, behind: 1 });
    expect(counted.get()).toBe(counted.get());
  });

  test('costs nothing while the master is written', () => {
    const world = setUp();
    const counted = world.counted();
    counted.subscribe(() => {});
    for (let key = 0; key < 50; key += 1) world.write(own());
    expect([world.runTimers(), world.countings(), counted.get()]).toEqual([0, 0, { own: 0, behind: 0 }]);
  });

  test('a variant that is removed meanwhile has nothing of its own', () => {
    const world = setUp();
    world.session.variant.set('acme');
    const counted = world.counted();
    counted.subscribe(() => {});
    world.write(own());
    world.runTimers();
    expect(counted.get()).toEqual({ own: 1, behind: 0 });
    world.removeVariant();
    world.write(own());
    world.runTimers();
    expect(counted.get()).toEqual({ own: 0, behind: 0 });
  });
});

const difference = (masterChanged: boolean): Difference => ({
  type: 'moved',
  key: 'one',
  entity: 'entry',
  masterChanged,
  masterRemoved: false,
});
const own = (): Difference => difference(false);
const behind = (): Difference => difference(true);

function setUp() {
  const listeners = new Set<() => void>();
  const timers = new Map<number, () => void>();
  let [revision, countings, made] = [0, 0, 0];
  let differences: readonly Difference[] = [];
  let variants = [{ id: 'acme', name: 'For Acme' }];
  const session = {
    document: {
      variants: () => variants,
      differences: () => {
        countings += 1;
        return differences;
      },
    } as unknown as Session['document'],
    variant: observable<string | undefined>(undefined),
    revision: () => revision,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    session,
    countings: () => countings,
    counted: () =>
      countDifferences(session, {
        start(callback) {
          timers.set((made += 1), callback);
          return made;
        },
        stop: (timer) => void timers.delete(timer),
      }),
    write(...next: readonly Difference[]) {
      differences = next;
      revision += 1;
      for (const listener of listeners) listener();
    },
    removeVariant() {
      variants = [];
    },
    runTimers() {
      const waiting = [...timers.values()];
      timers.clear();
      for (const callback of waiting) callback();
      return waiting.length;
    },
  };
}
