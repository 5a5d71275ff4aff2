import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { Talk } from './testing/talk.ts';

test('[WO20] a frame arrives once, unchanged, one latency after it was sent', () => {
  const talk = new Talk(['ann', 'ben'], { machines: { ann: { uplink: Infinity }, ben: { downlink: Infinity } } });
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  const header = Uint8Array.of(7, 8, 9);
  const payload = Uint8Array.of(1, 2, 3);
  ann.link.send({ header, payload });
  expect(ben.heard).toEqual([]);
  talk.pass(100);
  expect(ben.heard).toEqual([{ at: begun + 10, word: 7, payload }]);
  expect(ann.link.peer).toBe('ben');
  expect(ben.link.peer).toBe('ann');
});

/** What a test says: a word, or a payload of so many bytes. */
const sayings = fc.array(
  fc.record({ bytes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400_000 })), wait: fc.nat(40) }),
  {
    maxLength: 60,
  },
);

test('[WO20] [WO21] nothing is lost or doubled, and each kind keeps its order, whatever the jitter', () => {
  fc.assert(
    fc.property(sayings, fc.nat(50), fc.string(), (list, jitterMs, seed) => {
      const talk = new Talk(['ann', 'ben'], { seed, path: { jitterMs } });
      const [ann, ben] = talk.connect('ann', 'ben');
      for (const [index, { bytes, wait }] of list.entries()) {
        if (bytes === 0) ann.say(index);
        else ann.give(index, bytes);
        talk.pass(wait);
      }
      talk.world.run({});
      const control = ben.heard.filter(({ payload }) => payload === undefined).map(({ word }) => word);
      const payloads = ben.heard.filter(({ payload }) => payload !== undefined).map(({ word }) => word);
      expect(control).toEqual([...list.keys()].filter((index) => list[index]?.bytes === 0));
      expect(payloads).toEqual([...list.keys()].filter((index) => list[index]?.bytes !== 0));
    }),
    { numRuns: 60 },
  );
});

test('[WO21] a word overtakes a payload', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann, ben] = talk.connect('ann', 'ben');
  ann.give(1, 200_000);
  ann.give(2, 200_000);
  ann.say(3);
  talk.world.run({});
  expect(ben.words).toEqual([3, 1, 2]);
});

test('[WO22] header and payload count, and nothing else', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann] = talk.connect('ann', 'ben');
  ann.link.send({ header: new Uint8Array(10), payload: { byteLength: 990 } });
  ann.link.send({ header: new Uint8Array(5) });
  talk.world.run({});
  expect(talk.world.network.traffic('ann')).toEqual({ sent: 1005, received: 0, payloadSent: 990 });
  expect(talk.world.network.traffic('ben')).toEqual({ sent: 0, received: 1005, payloadSent: 0 });
});

test('[WO23] a sender is asked to wait while more than 16 KiB are unsent, and told once when they are not', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann] = talk.connect('ann', 'ben');
  const begun = talk.now;
  const header = new Uint8Array(0);
  expect(ann.link.send({ header, payload: { byteLength: 8_192 } })).toBe(true);
  expect(ann.link.send({ header, payload: { byteLength: 8_192 } })).toBe(true);
  expect(ann.link.send({ header, payload: { byteLength: 10_000 } })).toBe(false);
  expect(ann.link.send({ header, payload: { byteLength: 10_000 } })).toBe(false);
  expect(ann.say(1)).toBe(false);
  talk.world.run({});
  expect(ann.drainedAt).toHaveLength(1);
  // What was asked for before the last frame, and the byte of the word, at 1 MB/s.
  expect(ann.drainedAt[0]).toBeCloseTo(begun + 26.385, 6);
});

test('[WO23] who waits for `drained` has the whole uplink, one piece at a time', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann, ben] = talk.connect('ann', 'ben');
  const begun = talk.now;
  let given = 0;
  const give = (): void => {
    while (given < 40 && ann.give(given++, 262_144)) continue;
  };
  ann.whenDrained = give;
  give();
  expect(given).toBe(1);
  talk.world.run({});
  expect(ben.heard).toHaveLength(40);
  expect(ben.heard.at(-1)?.at).toBeCloseTo(begun + 40 * 262.144 + 10, 6);
});

test('[WO24] the other end gets what was sent, then the closing; what was not sent is dropped', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann, ben] = talk.connect('ann', 'ben');
  ann.give(1, 10_000);
  ann.give(2, 200_000);
  talk.pass(15);
  ben.say(4);
  talk.pass(4);
  ann.say(3);
  ann.link.close('enough');
  expect(ann.closedWith).toEqual([]);
  talk.world.run({});
  expect(ben.words).toEqual([1, 3]);
  expect(ben.closedWith).toEqual(['enough']);
  expect(ann.closedWith).toEqual(['enough']);
  expect(ann.words).toEqual([]);
  expect(talk.world.network.traffic('ann').payloadSent).toBe(9_999);
});

test('[WO24] closing twice, from both ends, or speaking after it does nothing more', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann, ben] = talk.connect('ann', 'ben');
  ann.link.close('one');
  ben.link.close('other');
  ann.link.close('again');
  expect(ann.say(1)).toBe(false);
  expect(ann.give(1, 100)).toBe(false);
  talk.world.run({});
  expect([ann.closedWith, ben.closedWith, ben.words]).toEqual([['one'], ['other'], []]);
});

test('[WO24] a link may be closed from within what it tells', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann, ben] = talk.connect('ann', 'ben');
  ann.whenDrained = () => ann.link.close('drained');
  ben.whenHeard = () => ben.link.close('heard');
  ann.give(1, 262_144);
  talk.world.run({});
  expect(ann.closedWith).toEqual(['drained']);
  // The closing comes behind the frame, and finds that the frame made the other end close.
  expect(ben.closedWith).toEqual(['heard']);
  expect(ben.words).toEqual([1]);
});

test('[WO25] a sender that changes a frame under way is caught in a checked world', () => {
  const changed = (change: (header: Uint8Array, payload: Uint8Array) => void, checkFrames = true) => {
    const talk = new Talk(['ann', 'ben'], { checkFrames });
    const [ann, ben] = talk.connect('ann', 'ben');
    const header = Uint8Array.of(1);
    const payload = Uint8Array.of(2, 3);
    ann.link.send({ header, payload });
    change(header, payload);
    talk.world.run({});
    return ben.heard;
  };
  expect(() => changed((header) => header.fill(9))).toThrow('ann changed a frame to ben');
  expect(() => changed((_, payload) => payload.fill(9))).toThrow('ann changed a frame to ben');
  expect(changed(() => undefined)).toMatchObject([{ word: 1, payload: Uint8Array.of(2, 3) }]);
  expect(changed((header) => header.fill(9), false)).toMatchObject([{ word: 9 }]);
});
