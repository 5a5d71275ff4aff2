import { err, ok } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { createMemoryPieceStore } from '../store/create-memory-piece-store.ts';
import { type StoreError } from '../store/piece-store.ts';
import { goodPayload, manifest, quickFile, setUp } from './testing/scripted-swarm.ts';

/** A file with all pieces, whose reads fail as a test says. */
function failingFile(failure: () => StoreError | undefined) {
  return quickFile({
    openStore(of, done) {
      const inner = createMemoryPieceStore({ manifest: of });
      for (let piece = 0; piece < manifest.pieceCount; piece++) inner.write(piece, goodPayload, () => {});
      done(
        ok({
          ...inner,
          read(piece, answer) {
            const error = failure();
            if (error === undefined) inner.read(piece, answer);
            else answer(err(error));
          },
        }),
      );
    },
  });
}

describe('a piece that is held no more', () => {
  test('[EN24] is told when a reader finds it', () => {
    const { exchange, swarm } = setUp();
    const handle = swarm.add(failingFile(() => ({ type: 'PieceRotten', piece: 5 })));
    const answers: boolean[] = [];
    handle.read(5, (payload) => answers.push(payload.ok));
    expect(answers).toEqual([false]);
    expect(exchange.told('lost')).toEqual([{ type: 'lost', file: 0, piece: 5 }]);
  });

  test('[EN24] is no news when it was never held, or when the disk only fails', () => {
    for (const failure of [
      { type: 'PieceMissing', piece: 5 },
      { type: 'StoreFailure', detail: 'out of order' },
    ] as const) {
      const { exchange, swarm } = setUp();
      swarm.add(failingFile(() => failure)).read(5, () => {});
      expect(exchange.told('lost')).toEqual([]);
    }
  });
});

describe('a piece that could not be read for a peer', () => {
  const readAsked = (failure: () => StoreError | undefined) => {
    const all = setUp({ lookAgainMs: 100, maxLooks: 3, lingerMs: 0 });
    all.swarm.add(failingFile(failure));
    all.exchange.on('linkOpened', { type: 'load', file: 0 });
    all.exchange.on('fileLoaded', { type: 'read', file: 0, piece: 5, link: 0 });
    all.attach();
    expect(all.exchange.told('read')).toMatchObject([{ piece: 5, payload: undefined }]);
    return all;
  };

  test('[EN25] is looked at again, ever more rarely, and told when it is there', () => {
    let failure: StoreError | undefined = { type: 'StoreFailure', detail: 'out of order' };
    const { clock, exchange } = readAsked(() => failure);
    clock.advance(250);
    failure = undefined;
    clock.advance(49);
    expect(exchange.told('found')).toEqual([]);
    clock.advance(1);
    expect(exchange.told('found')).toEqual([{ type: 'found', file: 0, piece: 5 }]);
    expect(clock.timers).toBe(0);
  });

  test('[EN25] is given up after some looks, when it is lost, and at the end', () => {
    const failing: StoreError = { type: 'StoreFailure', detail: 'out of order' };
    const patient = readAsked(() => failing);
    patient.clock.advance(100 + 200 + 400);
    expect(patient.clock.timers).toBe(0);

    let failure: StoreError = failing;
    const rotten = readAsked(() => failure);
    failure = { type: 'PieceRotten', piece: 5 };
    rotten.clock.advance(1000);
    expect(rotten.exchange.told('found')).toEqual([]);
    expect(rotten.exchange.told('lost')).toHaveLength(1);

    const ended = readAsked(() => failing);
    ended.swarm.close(() => {});
    expect(ended.clock.timers).toBe(0);
  });
});
