/** Stores on disks that fill up, fail, stop and rot, by chance; every promise is checked at every step. */
import { below, chance, type Random } from '@peersume/base';
import { assert, describe, expect, test } from 'vitest';
import { sampleContent, type SampleContent } from '../testing/sample-content.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { createStoreTrial, type StoreTrial } from '../testing/store-trial.ts';
import { createTestDisk, type TestDisk } from '../testing/test-disk.ts';

const samples = [
  sampleContent([[40, 40, 40, 40, 40, 40, 40, 9]]),
  sampleContent([[40, 40, 3], [], [17, 40], [40, 40, 40, 40]]),
];
const seedsOf = (count: number) => Array.from({ length: count }, (_, seed) => seed);

describe('a store among troubles', () => {
  test.each(seedsOf(150))('[ST20] [ST21] [ST22] [ST24] loses nothing that it acknowledged, seed %i', (seed) => {
    const random = seededRandom(seed);
    const sample = samples[seed % 2]!;
    const disk = createTestDisk(random);
    const trial = createStoreTrial({ sample, compactAboveBytes: [0, 60, 10_000][seed % 3]! });
    for (let turn = 0; turn < 12; turn++) {
      makeTrouble(disk, random);
      trial.open(disk);
      // Somewhere in what follows the program may end.
      const stopAt = disk.operations + below(random, 200);
      const stop = chance(random, 0.5) ? 'kill' : 'crash';
      disk.observe((operation) => {
        if (operation.index !== stopAt) return;
        disk[stop]();
        trial.stop();
      });
      disk.settle();
      for (let step = 0; step < 6 && trial.store !== undefined; step++) {
        if (chance(random, 0.3)) makeTrouble(disk, random);
        work(trial, sample, random);
        for (let count = below(random, 40); count > 0 && disk.step(); count--);
      }
      if (chance(random, 0.5)) trial.store?.close(() => {});
      disk.settle();
      disk.observe(undefined);
      if (chance(random, 0.5)) disk[stop]();
      trial.stop();
    }
    noTrouble(disk);
    disk.kill();
    completes(disk, trial, sample);
  });

  test.each(seedsOf(120))('[ST11] [ST30] [ST31] gives no wrong byte when bits turn, seed %i', (seed) => {
    const random = seededRandom(seed);
    const sample = samples[seed % 2]!;
    const disk = createTestDisk(random);
    const trial = createStoreTrial({ sample, compactAboveBytes: [0, 60, 10_000][seed % 3]! });
    for (let turn = 0; turn < 10; turn++) {
      trial.open(disk);
      disk.settle();
      for (let step = 0; step < 4; step++) {
        work(trial, sample, random);
        for (let count = below(random, 30); count > 0 && disk.step(); count--);
      }
      trial.store?.close(() => {});
      if (chance(random, 0.5)) disk.settle();
      else disk.kill();
      // Wherever it is: what was promised before may be gone, and nothing else.
      for (const piece of trial.acknowledged) trial.excuse(piece);
      for (let bits = below(random, 4); bits > 0; bits--) turnBit(disk, random);
    }
    completes(disk, trial, sample);
  });
});

describe('[ST31] no one bit of the record or the note costs a piece', () => {
  const sample = samples[1]!;
  const acknowledged = sample.manifest.pieceCount - 1;

  test.each([0, 40, 10_000])('when journals are compacted above %i bytes', (compactAboveBytes) => {
    const files = filesAfterWriting(sample, compactAboveBytes, acknowledged);
    let tried = 0;
    for (const [rotten, { length }] of files) {
      if (rotten.includes('.data')) continue;
      for (let offset = 0; offset < Math.min(500, length); offset++) {
        const disk = createTestDisk(seededRandom(offset));
        for (const [name, bytes] of files) disk.put(name, bytes);
        disk.rot(rotten, offset, offset & 7);
        const trial = createStoreTrial({ sample });
        trial.open(disk);
        disk.settle();
        expect(trial.store?.held.size, `${rotten} at ${offset}`).toBe(acknowledged);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(150);
  });
});

/** The disk after the first pieces were written, one commit each, and the store was closed. */
function filesAfterWriting(sample: SampleContent, compactAboveBytes: number, pieces: number): Map<string, Uint8Array> {
  const disk = createTestDisk(seededRandom(7));
  const trial = createStoreTrial({ sample, compactAboveBytes });
  trial.open(disk);
  disk.settle();
  for (let piece = 0; piece < pieces; piece++) {
    trial.write(piece);
    disk.settle();
  }
  trial.store?.close(() => {});
  disk.settle();
  return new Map(disk.names.map((name) => [name, disk.bytesOf(name)]));
}

function makeTrouble(disk: TestDisk, random: Random): void {
  noTrouble(disk);
  switch (below(random, 6)) {
    case 0:
      return disk.setReadOnly(true);
    case 1:
      return disk.setCapacity(below(random, 900));
    case 2:
      return disk.setFailing(() => chance(random, 0.1));
    case 3:
      return disk.setFailing(({ type }) => type === 'sync' && chance(random, 0.5));
    default:
  }
}

function noTrouble(disk: TestDisk): void {
  disk.setReadOnly(false);
  disk.setCapacity(Number.POSITIVE_INFINITY);
  disk.setFailing(undefined);
}

function work(trial: StoreTrial, { manifest }: SampleContent, random: Random): void {
  if (trial.store === undefined) return;
  for (let count = below(random, 4); count > 0; count--) trial.write(below(random, manifest.pieceCount));
  for (let count = below(random, 3); count > 0; count--) trial.read(below(random, manifest.pieceCount));
}

function turnBit(disk: TestDisk, random: Random): void {
  const { names } = disk;
  const name = names[below(random, names.length)];
  const size = name === undefined ? 0 : disk.bytesOf(name).length;
  if (name !== undefined && size > 0) disk.rot(name, below(random, size), below(random, 8));
}

/** In peace again: every piece can be had, and is there the next time. */
function completes(disk: TestDisk, trial: StoreTrial, { manifest }: SampleContent): void {
  const readAll = (): void => {
    for (let piece = 0; piece < manifest.pieceCount; piece++) trial.read(piece);
    disk.settle();
  };
  for (let round = 0; round < 2; round++) {
    trial.open(disk);
    disk.settle();
    assert(trial.store !== undefined, 'the store opens');
    readAll();
    for (let piece = 0; piece < manifest.pieceCount; piece++) trial.write(piece, ({ ok }) => expect(ok).toBe(true));
    disk.settle();
    expect(trial.store.held.isFull).toBe(true);
    readAll();
    expect(trial.store.held.isFull).toBe(true);
    trial.store.close(() => {});
    disk.settle();
  }
}
