import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { compareOrder, isOrderKey, orderKeyBetween, orderKeys } from './order-key.ts';

describe('order keys', () => {
  test('[DO10] there is always room: a list keeps the order in which it was put together, wherever one inserts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 300 }), fc.nat(), (places, seed) => {
        const random = seededRandom(seed);
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, orderKeyBetween(keys[at - 1], keys[at], random));
        }
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(key).toMatch(/^[\dA-Za-z]*[1-9A-Za-z]$/);
      }),
    );
  });

  test('[DO10] keys stay short in the lists that people write', () => {
    const random = seededRandom(1);
    expect(Math.max(...orderKeys(10_000, random).map((key) => key.length))).toBe(5);
    const low = orderKeyBetween(undefined, undefined, random);
    let key = orderKeyBetween(low, undefined, random);
    const high = key;
    for (let count = 0; count < 100; count++) key = orderKeyBetween(low, key, random);
    expect(key.length).toBeLessThan(80);
    let after = low;
    for (let count = 0; count < 100; count++) after = orderKeyBetween(after, high, random);
    expect(after.length).toBeLessThan(16);
  });

  test('[DO10] two people who insert at one place hardly ever choose the same key; where they do, the id decides', () => {
    const one = seededRandom(1);
    const two = seededRandom(2);
    let same = 0;
    for (let count = 0; count < 2_000; count++) {
      if (orderKeyBetween('M', 'N', one) === orderKeyBetween('M', 'N', two)) same++;
    }
    expect(same).toBeLessThan(5);
    expect(
      [
        { key: 'M', id: 'b' },
        { key: 'M', id: 'a' },
      ]
        .sort(compareOrder)
        .map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });

  test('[DO10] what is no key is known as none', () => {
    for (const value of ['', 'ü', 'M0', '0', 'a b', 5, null, 'M'.repeat(2_000)]) expect(isOrderKey(value)).toBe(false);
    for (const value of ['M', '01', 'z'.repeat(1_000)]) expect(isOrderKey(value)).toBe(true);
  });
});
