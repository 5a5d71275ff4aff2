import { ok } from '@peersume/base';
import { expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { createSymbolicPieceStore } from './create-symbolic-piece-store.ts';
import { type StoreError } from './piece-store.ts';
import { describePieceStore } from './testing/describe-piece-store.ts';
import { manualClock } from './testing/manual-clock.ts';

for (const delayMs of [undefined, 3]) {
  describePieceStore({
    name: delayMs === undefined ? 'the symbolic store' : 'the symbolic store with a delay',
    payloads: 'symbolic',
    create: ({ manifest }) => {
      const clock = manualClock();
      const held = new PieceSet(manifest.pieceCount);
      let trouble: StoreError | undefined;
      const delay = delayMs === undefined ? undefined : { clock, delayMs };
      return {
        open: (done) =>
          done(ok(createSymbolicPieceStore({ manifest, held, trouble: () => trouble, ...(delay && { delay }) }))),
        settle: () => clock.settle(),
        kill: () => {},
        setFull(isFull) {
          trouble = isFull ? { type: 'StoreFull' } : undefined;
        },
        setReadOnly(isReadOnly) {
          trouble = isReadOnly ? { type: 'StoreReadOnly' } : undefined;
        },
        setFailing(isFailing) {
          trouble = isFailing ? { type: 'StoreFailure', detail: 'out of order' } : undefined;
        },
      };
    },
  });
}

test('[ST41] gives the payloads that its maker names', () => {
  const pieces = ['one', 'two'].map((name) => ({ byteLength: 5, name }));
  const store = createSymbolicPieceStore({
    manifest: { pieceCount: 2, pieceLength: () => 5 },
    payloadOf: (piece) => pieces[piece] ?? { byteLength: 5 },
  });
  store.write(1, { byteLength: 5 }, () => {});
  store.read(1, (read) => expect(read).toEqual(ok(pieces[1])));
  expect.assertions(1);
});
