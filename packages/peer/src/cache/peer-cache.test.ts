import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVirtualClock } from '../connect/testing/virtual-clock.ts';
import { createPeerCache, maxCachedPeers, type CacheStore } from './peer-cache.ts';

function createStore(bytes?: Uint8Array): CacheStore & { bytes: Uint8Array | undefined; saves: number } {
  return {
    bytes,
    saves: 0,
    async load() {
      return this.bytes;
    },
    async save(given) {
      this.bytes = given;
      this.saves++;
    },
  };
}

const utcNow = (): number => 1_800_000_000_000;

test('[CA1] what was met is there after a restart: the newest addresses first, by topic', async () => {
  const clock = createVirtualClock();
  const store = createStore();
  const cache = await createPeerCache({ clock, utcNow, store });
  cache.met('ann', '/a/1');
  cache.met('ann', '/a/2');
  cache.met('ben', '/b/1');
  cache.belongs('ann', 'film');
  await cache.flush();
  const again = await createPeerCache({ clock, utcNow, store });
  expect(again.ofTopic('film')).toEqual([{ peer: 'ann', addresses: ['/a/2', '/a/1'], metAt: 1_800_000_000 }]);
  expect(again.recent(1)).toMatchObject([{ peer: 'ben' }]);
});

test('[CA2] it is written seldom, and at the end', async () => {
  const clock = createVirtualClock();
  const store = createStore();
  const cache = await createPeerCache({ clock, utcNow, store });
  for (let number = 0; number < 100; number++) {
    cache.met(`peer ${number}`, '/a');
    clock.pass(100);
  }
  expect(store.saves).toBeLessThanOrEqual(1);
  await cache.flush();
  const { saves } = store;
  await cache.flush();
  expect(store.saves).toBe(saves);
});

test('[CA2] it is bounded: who was not met for longest is forgotten', async () => {
  const cache = await createPeerCache({ clock: createVirtualClock(), utcNow });
  for (let number = 0; number < 2 * maxCachedPeers; number++) cache.met(`peer ${number}`, '/a');
  for (let number = 0; number < 20; number++) cache.met('ann', `/${number}`);
  expect(cache.recent(10_000)).toHaveLength(maxCachedPeers);
  expect(cache.recent(1)[0]?.addresses).toEqual(['/19', '/18', '/17', '/16']);
});

test('[CA2] being told of somebody is not meeting them', async () => {
  const cache = await createPeerCache({ clock: createVirtualClock(), utcNow });
  cache.belongs('ann', 'film');
  expect(cache.ofTopic('film')).toEqual([]);
});

test('[CA3] peers of long ago are forgotten, and bytes that are no cache are an empty one', async () => {
  const clock = createVirtualClock();
  const store = createStore();
  const cache = await createPeerCache({ clock, utcNow, store });
  cache.met('ann', '/a/1');
  await cache.flush();
  const later = await createPeerCache({ clock, utcNow: () => utcNow() + 61 * 86_400_000, store });
  expect(later.recent(10)).toEqual([]);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (bytes) => {
      const read = await createPeerCache({ clock, utcNow, store: createStore(bytes) });
      expect(read.recent(10).length).toBeLessThan(10);
    }),
  );
});
