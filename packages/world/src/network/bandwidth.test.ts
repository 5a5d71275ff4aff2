import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { type NetworkEvent } from '../world.ts';
import { Talk, type Side } from './testing/talk.ts';

/** Keeps the link busy with frames of so many bytes, for ever. */
function fill(side: Side, bytes: number): void {
  const give = (): void => {
    while (side.give(1, bytes)) continue;
  };
  side.whenDrained = give;
  give();
}

const bytesHeard = (side: Side, from: number, to: number): number =>
  side.heard
    .filter(({ at }) => at > from && at <= to)
    .reduce((sum, { payload }) => sum + (payload?.byteLength ?? 0) + 1, 0);

test('[WO40] a link alone has the whole rate of the uplink', () => {
  const talk = new Talk(['ann', 'ben'], { machines: { ben: { downlink: 100_000_000 } } });
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  fill(ann, 100_000);
  talk.pass(10_010);
  expect(ben.heard.map(({ at }) => at - begun - 10)).toEqual(
    Array.from({ length: 100 }, (_, index) => expect.closeTo((index + 1) * 100, 6)),
  );
});

test('[WO40] links that send share the uplink fairly, whatever the size of their frames', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 20_000, max: 400_000 }), { minLength: 2, maxLength: 8 }), (sizes) => {
      const names = sizes.map((_, index) => `m${index}`);
      const machines = Object.fromEntries(names.map((name) => [name, { downlink: Infinity }]));
      const talk = new Talk(['ann', ...names], { machines, path: { latencyMs: 1 } });
      const links = names.map((name) => talk.connect('ann', name));
      const begun = talk.now;
      for (const [index, [ann]] of links.entries()) fill(ann, sizes[index] ?? 0);
      talk.pass(20_000);
      for (const [index, [, far]] of links.entries()) {
        const share = bytesHeard(far, begun, talk.now);
        // One frame is on its way out.
        expect(Math.abs(share - 20_000_000 / sizes.length)).toBeLessThanOrEqual((sizes[index] ?? 0) + 2000);
      }
    }),
    { numRuns: 30 },
  );
});

test('[WO40] a link that begins gets its share at once, and leaves it when it has no more', () => {
  const talk = new Talk(['ann', 'ben', 'cem'], {
    machines: { ben: { downlink: Infinity }, cem: { downlink: Infinity } },
  });
  const [toBen, ben] = talk.connect('ann', 'ben');
  const [toCem, cem] = talk.connect('ann', 'cem');
  const begun = talk.now;
  toBen.give(1, 300_000);
  talk.pass(100);
  toCem.give(2, 50_000);
  talk.world.run({});
  // Alone for 100 ms, shared for 100 ms while the other sends 50 KB, alone for the last 150 KB.
  expect(cem.heard[0]?.at).toBeCloseTo(begun + 200 + 10, 6);
  expect(ben.heard[0]?.at).toBeCloseTo(begun + 350 + 10, 6);
});

test('[WO41] words go first, at the full rate, and payloads wait for them', () => {
  const talk = new Talk(['ann', 'ben'], { machines: { ben: { downlink: Infinity } } });
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  ann.give(1, 100_000);
  ann.link.send({ header: new Uint8Array(50_000).fill(2) });
  ann.link.send({ header: new Uint8Array(50_000).fill(3) });
  talk.world.run({});
  expect(ben.words).toEqual([2, 3, 1]);
  expect(ben.heard.map(({ at }) => at - begun)).toEqual([60, 110, 210].map((ms) => expect.closeTo(ms, 6)));
});

test('[WO42] a slow downlink takes frames while they come in, one after the other', () => {
  const talk = new Talk(['ann', 'ben', 'cem'], { machines: { cem: { downlink: 500_000 } } });
  const [ann, fromAnn] = talk.connect('ann', 'cem');
  const [ben, fromBen] = talk.connect('ben', 'cem');
  const begun = talk.now;
  ann.give(1, 100_000);
  ben.give(2, 100_000);
  talk.world.run({});
  // Each takes 100 ms to leave and 200 ms to come in; the first byte is there after 10 ms.
  expect(fromAnn.heard[0]?.at).toBeCloseTo(begun + 10 + 200, 6);
  expect(fromBen.heard[0]?.at).toBeCloseTo(begun + 10 + 400, 6);
});

test('[WO42] a fast downlink adds nothing, a path of its own bandwidth what it must', () => {
  const talk = new Talk(['ann', 'ben']);
  talk.world.network.setPath('ann', 'ben', { bandwidth: 250_000 });
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  ann.give(1, 100_000);
  ann.give(2, 100_000);
  talk.world.run({});
  expect(ben.heard.map(({ at }) => at - begun)).toEqual([410, 810].map((ms) => expect.closeTo(ms, 6)));
});

test('[WO42] a word passes a payload that waits before a downlink', () => {
  const talk = new Talk(['ann', 'ben', 'cem'], { machines: { cem: { downlink: 100_000 } } });
  const [ann] = talk.connect('ann', 'cem');
  const [ben, cem] = talk.connect('ben', 'cem');
  ann.give(1, 100_000);
  talk.pass(500);
  ben.say(2);
  talk.pass(11);
  expect(cem.words).toEqual([2]);
});

test('[WO42] words come in one after the other, and payloads behind them lose their time', () => {
  const talk = new Talk(['ann', 'ben', 'cem'], { machines: { cem: { downlink: 100_000 } } });
  const [ann, cem] = talk.connect('ann', 'cem');
  const begun = talk.now;
  ann.give(1, 10_000);
  ann.give(2, 10_000);
  talk.pass(50);
  ann.link.send({ header: new Uint8Array(1000).fill(3) });
  ann.link.send({ header: new Uint8Array(1000).fill(4) });
  ann.give(5, 10_000);
  talk.world.run({});
  expect(cem.words).toEqual([3, 4, 1, 2, 5]);
  expect(cem.heard.map(({ at }) => at - begun)).toEqual([71, 81, 110, 210, 330].map((ms) => expect.closeTo(ms, 6)));
});

test('[WO42] words pass a path of its own bandwidth first, and payloads behind them lose their time', () => {
  const talk = new Talk(['ann', 'ben'], { machines: { ann: { uplink: Infinity }, ben: { downlink: Infinity } } });
  talk.world.network.setPath('ann', 'ben', { bandwidth: 100_000 });
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  ann.give(1, 10_000);
  talk.pass(1);
  ann.link.send({ header: new Uint8Array(1000).fill(3) });
  ann.give(2, 10_000);
  talk.world.run({});
  expect(ben.heard.map(({ at }) => at - begun)).toEqual([21, 110, 220].map((ms) => expect.closeTo(ms, 6)));
});

/** A small crowd whose cards all have limits, talking at random; what passed each card, by time. */
function crowd(seed: string, rates: readonly number[], steps: number): NetworkEvent[] {
  const names = rates.map((_, index) => `m${index}`);
  const machines = Object.fromEntries(
    names.map((name, index) => [name, { uplink: rates[index] ?? 1, downlink: rates[rates.length - 1 - index] ?? 1 }]),
  );
  const talk = new Talk(names, { seed, machines, path: { latencyMs: 5, jitterMs: 3 } });
  const sides: Side[] = [];
  for (const from of names) for (const to of names) if (from < to) sides.push(...talk.connect(from, to));
  const seen: NetworkEvent[] = [];
  talk.world.network.observe((event) => seen.push(event));
  const random = talk.world.random('steps');
  for (let step = 0; step < steps; step++) {
    const side = sides[random.uint32() % sides.length];
    if (random.uint32() % 3 === 0) side?.say(1);
    else side?.give(1, 1 + (random.uint32() % 300_000));
    talk.pass(random.uint32() % 60);
  }
  talk.world.run({});
  return seen;
}

test('[WO43] no card gives or takes more than its rate, and what was under way', () => {
  const rates = fc.array(fc.integer({ min: 100_000, max: 5_000_000 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.string(), rates, (seed, rates) => {
      const seen = crowd(seed, rates, 60);
      const largest = 300_001;
      for (const [index] of rates.entries()) {
        const down = (rates[rates.length - 1 - index] ?? 0) / 1000;
        const came = seen.filter(({ type, to }) => type === 'delivered' && to === `m${index}`);
        for (let first = 0; first < came.length; first++) {
          let bytes = 0;
          for (let last = first; last < came.length; last++) {
            bytes += (came[last]?.payloadBytes ?? 0) + (came[last]?.header?.length ?? 0);
            const ms = (came[last]?.atMs ?? 0) - (came[first]?.atMs ?? 0);
            // Jitter of 3 ms may bring them together; each other machine may have had one frame under way.
            expect(bytes).toBeLessThanOrEqual((ms + 3) * down + largest * rates.length);
          }
        }
      }
      const count = (type: NetworkEvent['type']): number => seen.filter((event) => event.type === type).length;
      expect(count('delivered')).toBe(count('sent'));
    }),
    { numRuns: 25 },
  );
});

test('[WO43] over a long time a card takes its rate and not more', () => {
  const names = ['a', 'b', 'c', 'd'];
  const talk = new Talk([...names, 'sink'], { machines: { sink: { downlink: 1_500_000 } } });
  const links = names.map((name) => talk.connect(name, 'sink'));
  for (const [side] of links) fill(side, 60_000);
  const begun = talk.now;
  talk.pass(30_000);
  const bytes = links.reduce((sum, [, sink]) => sum + bytesHeard(sink, begun, talk.now), 0);
  expect(bytes).toBeLessThanOrEqual(30 * 1_500_000 + 4 * 60_000);
  expect(bytes).toBeGreaterThan(29.5 * 1_500_000);
  // Everybody sends at the same pace, so everybody gets the same.
  for (const [, sink] of links) expect(bytesHeard(sink, begun, talk.now)).toBeCloseTo(bytes / 4, -6);
});

test('[WO44] a slow receiver holds its sender back, whose uplink then serves others', () => {
  const talk = new Talk(['ann', 'slow', 'fast'], {
    machines: { slow: { downlink: 10_000 }, fast: { downlink: Infinity } },
  });
  const [toSlow, slow] = talk.connect('ann', 'slow');
  const [toFast, fast] = talk.connect('ann', 'fast');
  const begun = talk.now;
  fill(toSlow, 100_000);
  fill(toFast, 100_000);
  talk.pass(20_000);
  const traffic = talk.world.network.traffic('ann');
  expect(bytesHeard(slow, begun, talk.now)).toBe(100_000);
  // The window's 256 KiB (the frame that passes it included), and the one that arrived.
  expect(traffic.sent - bytesHeard(fast, begun, talk.now)).toBeLessThanOrEqual(262_144 + 200_000 + 100_000);
  expect(bytesHeard(fast, begun, talk.now)).toBeGreaterThan(20_000_000 - 600_000);
});

test('[WO44] a long way does not slow a link down', () => {
  const talk = new Talk(['ann', 'ben'], {
    path: { latencyMs: 500 },
    machines: { ann: { uplink: 20_000_000 }, ben: { downlink: 10_000_000 } },
  });
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  fill(ann, 262_144);
  talk.pass(10_500);
  expect(bytesHeard(ben, begun, talk.now)).toBeGreaterThan(99_000_000);
});

test('[WO45] a rate of nothing is a mistake', () => {
  const talk = new Talk(['ann']);
  expect(() => talk.machine('ann').setBandwidth({ uplink: 0 })).toThrow('above zero');
  expect(() => talk.world.machine({ name: 'ben', uplink: 1, downlink: 0 })).toThrow('above zero');
  expect(() => talk.world.network.setDefaultPath({ bandwidth: 0 })).toThrow('above zero');
  expect(() => talk.world.network.setDefaultPath({ latencyMs: -1 })).toThrow('takes its time');
});

test('[WO45] a new rate holds at once for what is being sent', () => {
  const talk = new Talk(['ann', 'ben'], { machines: { ben: { downlink: Infinity } } });
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  ann.give(1, 100_000);
  talk.pass(50);
  talk.machine('ann').setBandwidth({ uplink: 500_000 });
  talk.world.run({});
  expect(ben.heard[0]?.at).toBeCloseTo(begun + 50 + 100 + 10, 6);
  const faster = talk.now;
  ann.give(2, 100_000);
  talk.pass(100);
  talk.machine('ann').setBandwidth({ uplink: 5_000_000 });
  talk.world.run({});
  expect(ben.heard[1]?.at).toBeCloseTo(faster + 100 + 10 + 10, 6);
  talk.machine('ann').setBandwidth({ uplink: Infinity });
  talk.machine('ben').setBandwidth({ downlink: 100_000 });
  const again = talk.now;
  ann.give(3, 100_000);
  talk.world.run({});
  expect(ben.heard[2]?.at).toBeCloseTo(again + 10 + 1000, 6);
});
