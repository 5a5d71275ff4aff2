/**
 * The disk store on the world's disk, stopped at every operation of a script: by a kill, after which everything that was
 * written is there, or by a power failure, after which any part of what was not synced is.
 */
import { below, chance, type Random, shuffle } from '@peersume/base';
import { openDiskPieceStore } from '@peersume/swarm';
import {
  createStoreTrial,
  describePieceStore,
  sampleContent,
  type SampleContent,
  type StoreTrial,
  verifyNow,
} from '@peersume/swarm/testing/piece-store';
import { type DiskOperation } from '@peersume/world';
import { assert, describe, expect, test } from 'vitest';
import { createMachineStore, type MachineStore } from './machine-store.ts';

describePieceStore({
  name: "the disk store on the world's disk",
  payloads: 'bytes',
  create({ manifest }) {
    const { machine, ports, settle } = createMachineStore('contract');
    return {
      open: (done) => openDiskPieceStore({ disk: ports().disk, manifest, name: 'x', verify: verifyNow }, done),
      settle,
      kill: () => machine.kill(),
      setFull: (isFull) => machine.disk.setCapacity(isFull ? 0 : Infinity),
      setReadOnly: (isReadOnly) => machine.disk.setReadOnly(isReadOnly),
      setFailing: (isFailing) => machine.disk.failNext(isFailing ? Infinity : 0),
      rot(piece) {
        const file = manifest.files.findLastIndex(
          ({ firstPiece, pieceCount }) => pieceCount > 0 && firstPiece <= piece,
        );
        const begin = manifest.pieceOffset(manifest.files[file]?.firstPiece ?? 0);
        machine.disk.rot(`x.data-${file}`, manifest.pieceOffset(piece) - begin);
      },
    };
  },
});

/** More than a sector each, so that pieces are torn, and less. */
const oneFile = sampleContent([[1300, 1300, 1300, 1300, 1300, 200]]);
const folder = sampleContent([[1300, 700], [], [64], [1300, 1300, 3]]);
const seeds = ['one', 'two', 'three', 'four'];

interface Figures {
  stops: number;
  /** Pieces that had been given to the store and had to be fetched again, per stop. */
  readonly again: number[];
}

describe('a store that is stopped at each operation', () => {
  for (const stop of ['kill', 'crash'] as const) {
    for (const [kind, sample] of [
      ['one file', oneFile],
      ['a folder', folder],
    ] as const) {
      for (const compactAboveBytes of [0, 64, 16_384]) {
        test(`[ST10] [ST11] [ST12] keeps its promises: ${stop}, ${kind}, compacting above ${compactAboveBytes} bytes`, () => {
          const figures: Figures = { stops: 0, again: [] };
          for (const seed of seeds) {
            for (
              let index = 0;
              isStopped(sample, compactAboveBytes, `${seed} ${index}`, index, stop, figures);
              index++
            );
          }
          expect(figures.stops).toBeGreaterThan(30 * seeds.length);
          // Three at a time are on their way.
          expect(Math.max(...figures.again)).toBeLessThanOrEqual(3);
        });
      }
    }
  }
});

/**
 * A network of 100 MB/s brings a piece of 256 KiB every 2.6 ms; a disk of 500 MB/s takes 0.5 ms for it, and 2 ms for a
 * sync, during which it does nothing else.
 */
describe('what is fetched again, where the disk keeps up with the network', () => {
  const pieces = 24;
  const sample = sampleContent([Array.from({ length: pieces }, () => 262_144)]);
  const pieceMs = 2.6;

  function stopAfter(ms: number, stop: 'kill' | 'crash'): { readonly given: number; readonly again: number } {
    const owner = createMachineStore(`paced ${ms}`);
    const trial = createStoreTrial({ sample });
    const { clock, disk } = owner.ports();
    let given = 0;
    trial.open(disk, () => {
      const next = (): void => {
        if (given === pieces) return;
        trial.write(given++);
        clock.after(pieceMs, next);
      };
      next();
    });
    owner.world.run({ atMs: ms });
    owner.machine[stop]();
    let held = 0;
    trial.open(owner.ports().disk, (store) => (held = store.held.size));
    owner.settle();
    return { given, again: given - held };
  }

  const moments = Array.from({ length: 120 }, (_, index) => 1 + index * 0.5);

  test('[ST12] at most one piece after a kill', () => {
    const again = moments.map((ms) => stopAfter(ms, 'kill').again);
    expect(Math.max(...again)).toBeLessThanOrEqual(1);
  });

  test('[ST12] at most six pieces after a power failure', () => {
    const again = moments.map((ms) => stopAfter(ms, 'crash').again);
    expect(Math.max(...again)).toBeLessThanOrEqual(6);
  });
});

function isStopped(
  sample: SampleContent,
  compactAboveBytes: number,
  seed: string,
  index: number,
  stop: 'kill' | 'crash',
  figures: Figures,
): boolean {
  const owner = createMachineStore(seed);
  const { machine, world } = owner;
  const random = world.random('script');
  const trial = createStoreTrial({ sample, compactAboveBytes });
  const given = new Set<number>();
  let wasStopped = false;
  machine.disk.observe((operation: DiskOperation) => {
    if (operation.index !== index) return;
    wasStopped = true;
    machine[stop]();
  });
  download(owner, trial, sample, random, given);
  if (!wasStopped) return false;
  figures.stops++;

  const wasGiven = new Set(given);
  const next = index + 2 + below(random, 40);
  const nextStop = chance(random, 0.5) ? 'kill' : 'crash';
  machine.disk.observe((operation: DiskOperation) => {
    if (operation.index === next) machine[nextStop]();
  });
  download(owner, trial, sample, random, given, (held) => {
    figures.again.push([...wasGiven].filter((piece) => !held.has(piece)).length);
  });
  machine.disk.observe(undefined);
  completes(owner, trial, sample);
  return true;
}

/** Opens the store and gives it the pieces that it lacks, up to three at a time; reads what it holds, again and again. */
function download(
  owner: MachineStore,
  trial: StoreTrial,
  { manifest }: SampleContent,
  random: Random,
  given: Set<number>,
  opened: (held: ReadonlySet<number>) => void = () => {},
): void {
  const expectTrue = (result: string): void => expect(result).toBe('true');
  trial.open(owner.ports().disk, (store) => {
    opened(new Set(store.held));
    const missing = shuffle(
      random,
      Array.from({ length: manifest.pieceCount }, (_, piece) => piece).filter((piece) => !store.held.has(piece)),
    );
    const isClosing = chance(random, 0.5);
    const more = (): void => {
      const piece = missing.pop();
      if (piece === undefined) return isClosing ? store.close(() => {}) : undefined;
      given.add(piece);
      trial.write(piece, () => {
        trial.read(piece, expectTrue);
        more();
      });
    };
    for (const piece of store.held) trial.read(piece, expectTrue);
    for (let count = 0; count < 3; count++) more();
  });
  owner.settle();
}

/** In peace again: everything can be had, is there the next time, and nothing is looked for by hashing. */
function completes(owner: MachineStore, trial: StoreTrial, { manifest }: SampleContent): void {
  for (let round = 0; round < 2; round++) {
    trial.open(owner.ports().disk);
    owner.settle();
    assert(trial.store !== undefined, 'the store opens');
    for (let piece = 0; piece < manifest.pieceCount; piece++) trial.write(piece);
    owner.settle();
    expect(trial.store.held.isFull).toBe(true);
    for (const piece of trial.store.held) trial.read(piece, (result) => expect(result).toBe('true'));
    owner.settle();
    trial.store.close(() => owner.machine.crash());
    owner.settle();
  }
  expect(trial.store?.opening).toEqual({ recorded: manifest.pieceCount, found: 0, hashedBytes: 0, trouble: undefined });
}
