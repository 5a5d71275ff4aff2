import { expect, test } from 'vitest';
import { createMemoryPieceStore } from './create-memory-piece-store.ts';
import { describePieceStore } from './testing/describe-piece-store.ts';
import { manualClock } from './testing/manual-clock.ts';
import { sampleContent, verifyNow } from './testing/sample-content.ts';
import { ok } from '@peersume/base';

describePieceStore({
  name: 'the memory store, answering within the call',
  payloads: 'bytes',
  create: ({ manifest }) => ({
    open: (done) => done(ok(createMemoryPieceStore({ manifest }))),
    settle: () => {},
  }),
});

describePieceStore({
  name: 'the memory store, answering later',
  payloads: 'bytes',
  create: ({ manifest }) => {
    const clock = manualClock();
    return {
      open: (done) => done(ok(createMemoryPieceStore({ manifest, delay: { clock, delayMs: 2 }, verify: verifyNow }))),
      settle: () => clock.settle(),
    };
  },
});

test('[ST40] keeps no more bytes than it may, and says when it is full', () => {
  const { manifest, piece } = sampleContent([[100, 100, 100]]);
  const store = createMemoryPieceStore({ manifest, maxBytes: 200 });
  const answers: unknown[] = [];
  for (const number of [2, 0, 1, 2]) store.write(number, piece(number), (written) => answers.push(written));
  expect(answers).toEqual([ok(undefined), ok(undefined), { ok: false, error: { type: 'StoreFull' } }, ok(undefined)]);
  expect([...store.held]).toEqual([0, 2]);
});

test('[ST40] a piece that lies in a large buffer does not keep the buffer', () => {
  const { manifest, piece } = sampleContent([[100]]);
  const store = createMemoryPieceStore({ manifest });
  const frame = new Uint8Array(4096);
  frame.set(piece(0), 50);
  store.write(0, frame.subarray(50, 150), () => {});
  store.read(0, (read) => {
    expect(read.ok && read.value instanceof Uint8Array && read.value.buffer.byteLength).toBe(100);
  });
  expect.assertions(1);
});

test('[ST40] a piece that was changed in memory is found when a check is given', () => {
  const { manifest, piece } = sampleContent([[100, 100]]);
  const store = createMemoryPieceStore({ manifest, verify: verifyNow, maxBytes: 100 });
  const shared = piece(1);
  store.write(1, shared, () => {});
  shared[7] = (shared[7] ?? 0) ^ 1;
  const answers: unknown[] = [];
  store.read(1, (read) => answers.push(read));
  expect(answers).toEqual([{ ok: false, error: { type: 'PieceRotten', piece: 1 } }]);
  expect([...store.held]).toEqual([]);
  store.write(1, piece(1), (written) => answers.push(written));
  store.read(1, (read) => answers.push(read));
  expect(answers.slice(1)).toEqual([ok(undefined), ok(piece(1))]);
});
