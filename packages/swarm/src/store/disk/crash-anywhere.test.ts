/** A script of writes, stopped at each of its operations in turn: by a kill, or by a failing power supply. */
import { below, chance, type Random, shuffle } from '@peersume/base';
import { assert, describe, expect, test } from 'vitest';
import { sampleContent, type SampleContent } from '../testing/sample-content.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { createStoreTrial, type StoreTrial } from '../testing/store-trial.ts';
import { createTestDisk, type TestDisk } from '../testing/test-disk.ts';

const oneFile = sampleContent([[40, 40, 40, 40, 40, 40, 40, 9]]);
const folder = sampleContent([[40, 40, 3], [], [17], [40, 40, 40, 40]]);
const seeds = Array.from({ length: 3 }, (_, seed) => seed);

describe('a store that is stopped anywhere', () => {
  for (const stop of ['kill', 'crash'] as const) {
    for (const [kind, sample] of [
      ['one file', oneFile],
      ['a folder', folder],
    ] as const) {
      for (const compactAboveBytes of [0, 100, 10_000]) {
        test(`[ST10] [ST11] keeps what it acknowledged of ${kind}: ${stop}, compacting above ${compactAboveBytes} bytes`, () => {
          let stops = 0;
          for (const seed of seeds) {
            for (let index = 0; runWithStop(sample, compactAboveBytes, seed, index, stop); index++) stops++;
          }
          expect(stops).toBeGreaterThan(seeds.length * 20);
        });
      }
    }
  }
});

/** Stops at operation `index`, opens again (and stops there too, now and then), and finishes. False where it never came so far. */
function runWithStop(
  sample: SampleContent,
  compactAboveBytes: number,
  seed: number,
  index: number,
  stop: 'kill' | 'crash',
): boolean {
  const random = seededRandom(seed * 10_007 + index);
  // After a kill, what counts is what was asked for first.
  const disk = createTestDisk(random, stop === 'kill' ? 'as asked' : 'by chance');
  const trial = createStoreTrial({ sample, compactAboveBytes });
  let wasStopped = false;
  disk.observe((operation) => {
    if (operation.index !== index) return;
    wasStopped = true;
    disk[stop]();
  });
  script(disk, trial, sample, random);
  if (!wasStopped) return false;
  if (stop === 'kill') expectNothingWrittenInVain(disk, trial, sample);

  // The second run is stopped as well, somewhere in its opening or soon after, perhaps otherwise than the first.
  const secondStop = chance(random, 0.5) ? 'kill' : 'crash';
  const second = disk.operations + below(random, 30);
  disk.observe((operation) => {
    if (operation.index === second) disk[secondStop]();
  });
  script(disk, trial, sample, random);
  disk.observe(undefined);
  finish(disk, trial, sample);
  return true;
}

/** What a killed program had written is found, though no commit named it. */
function expectNothingWrittenInVain(disk: TestDisk, trial: StoreTrial, { manifest, piece }: SampleContent): void {
  const isThere = (number: number): boolean => {
    const { firstPiece, index } = manifest.files
      .map((file, index) => ({ ...file, index }))
      .findLast((file) => file.pieceCount > 0 && file.firstPiece <= number)!;
    const bytes = disk.bytesOf(manifest.files.length === 1 ? 'trial.data' : `trial.data-${index}`);
    const begin = manifest.pieceOffset(number) - manifest.pieceOffset(firstPiece);
    const found = bytes.subarray(begin, begin + manifest.pieceLength(number));
    return found.length === manifest.pieceLength(number) && piece(number).every((byte, at) => byte === found[at]);
  };
  const written = Array.from({ length: manifest.pieceCount }, (_, number) => number).filter(isThere);
  trial.open(disk, (store) => {
    expect([...store.held], 'pieces whose bytes are there').toEqual(written);
    store.close(() => {});
  });
  disk.settle();
}

/** Opens, writes pieces a few at a time in a chance order, reads some, closes perhaps. */
function script(disk: TestDisk, trial: StoreTrial, sample: SampleContent, random: Random): void {
  const pieces = shuffle(
    random,
    Array.from({ length: sample.manifest.pieceCount }, (_, piece) => piece),
  );
  trial.open(disk, () => {
    const writeSome = (): void => {
      const some = pieces.splice(0, 1 + below(random, 3));
      let waiting = some.length;
      for (const piece of some) {
        trial.write(piece, () => {
          if (--waiting === 0) writeSome();
        });
      }
      for (const piece of trial.store?.held ?? []) trial.read(piece, (result) => expect(result).toBe('true'));
      if (pieces.length === 0) trial.store?.close(() => {});
    };
    writeSome();
  });
  disk.settle();
}

/** Opens in peace: everything held is true, everything missing can be written, and all of it is there the next time. */
function finish(disk: TestDisk, trial: StoreTrial, { manifest }: SampleContent): void {
  for (let round = 0; round < 2; round++) {
    trial.open(disk);
    disk.settle();
    assert(trial.store !== undefined, 'the store opens');
    for (const piece of trial.store.held) trial.read(piece, (result) => expect(result).toBe('true'));
    for (let piece = 0; piece < manifest.pieceCount; piece++) trial.write(piece);
    disk.settle();
    expect(trial.store.held.isFull).toBe(true);
    expect(trial.store.pendingBytes).toBe(0);
    let isClosed = false;
    trial.store.close(() => (isClosed = true));
    disk.settle();
    expect(isClosed).toBe(true);
    expect(trial.store.opening.trouble === undefined || round === 0).toBe(true);
  }
  expect(trial.store?.opening).toEqual({ recorded: manifest.pieceCount, found: 0, hashedBytes: 0, trouble: undefined });
  expect(trial.failures).toEqual([]);
}
