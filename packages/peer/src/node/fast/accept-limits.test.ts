import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAcceptLimits } from './accept-limits.ts';
import { defaultSettings } from './settings.ts';

const still = { now: () => 0, after: () => ({ cancel: () => {} }) };
const settings = { ...defaultSettings, maxAccepted: 5, maxAcceptedPerAddress: 3, acceptBurst: 4, acceptPerSecond: 1 };

test('[FA5] an address has so many connections at once, and all together so many', () => {
  const limits = createAcceptLimits(still, settings);
  expect([1, 2, 3, 4].map(() => limits.enters('192.0.2.1'))).toEqual([true, true, true, false]);
  expect([1, 2, 3].map(() => limits.enters('192.0.2.2'))).toEqual([true, true, false]);
  limits.left('192.0.2.1');
  expect([limits.enters('192.0.2.3'), limits.enters('192.0.2.4')]).toEqual([true, false]);
});

test('[FA5] a network of 64 bits is one address, and so is one of version 4 inside of version 6', () => {
  const limits = createAcceptLimits(still, { ...settings, maxAccepted: 100 });
  for (const ip of ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff:1:2:3']) expect(limits.enters(ip)).toBe(true);
  expect(limits.enters('2001:db8:0:0:5::')).toBe(false);
  expect(limits.enters('2001:db8:0:1::5')).toBe(true);
  for (const ip of ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:192.0.2.1']) expect(limits.enters(ip)).toBe(true);
  expect(limits.enters('192.0.2.1')).toBe(false);
});

test('[FA5] whatever comes and goes, no limit is passed', () => {
  const event = fc.record({
    ip: fc.integer({ min: 1, max: 4 }).map((end) => `192.0.2.${end}`),
    waitMs: fc.nat(2000),
    leaves: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      let now = 0;
      const limits = createAcceptLimits({ ...still, now: () => now }, settings);
      const open = new Map<string, number>();
      const entered = new Map<string, number>();
      for (const { ip, waitMs, leaves } of events) {
        now += waitMs;
        const count = open.get(ip) ?? 0;
        if (leaves && count > 0) {
          limits.left(ip);
          open.set(ip, count - 1);
        } else if (limits.enters(ip)) {
          open.set(ip, count + 1);
          entered.set(ip, (entered.get(ip) ?? 0) + 1);
        }
        const counts = [...open.values()];
        expect(Math.max(0, ...counts)).toBeLessThanOrEqual(3);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(5);
        expect(entered.get(ip) ?? 0).toBeLessThanOrEqual(4 + now / 1000);
      }
    }),
  );
});
