import { type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld } from '../create-world.ts';
import { describeDisk } from '../testing/describe-disk.ts';
import { type DiskOptions, type Machine, type World } from '../world.ts';

class Computer {
  readonly world: World;
  readonly machine: Machine;

  constructor(seed = 'disk', disk: DiskOptions = {}) {
    this.world = createWorld({ seed });
    this.machine = this.world.machine({ name: 'ann', uplink: 1, downlink: 1, disk });
  }

  /** The disk of a program that runs from now on. */
  start(): Disk {
    let disk: Disk | undefined;
    this.machine.start((ports) => (disk = ports.disk));
    return disk!;
  }

  /** The answer, when all that was asked for is done. */
  async<T>(ask: (done: (result: Result<T, DiskError>) => void) => void): Result<T, DiskError> | undefined {
    let answer: Result<T, DiskError> | undefined;
    ask((result) => (answer = result));
    this.world.run({});
    return answer;
  }

  open(disk: Disk, name = 'file'): DiskFile {
    const opened = this.async<DiskFile>((done) => disk.open(name, done));
    if (opened?.ok !== true) throw new Error(JSON.stringify(opened));
    return opened.value;
  }

  all(file: DiskFile): Uint8Array {
    const read = this.async<Uint8Array>((done) => file.read(0, 1_000_000, done));
    if (read?.ok !== true) throw new Error(JSON.stringify(read));
    return read.value;
  }

  write(file: DiskFile, offset: number, ...bytes: number[]): Result<void, DiskError> | undefined {
    return this.async<void>((done) => file.write(offset, Uint8Array.from(bytes), done));
  }

  sync(file: DiskFile): Result<void, DiskError> | undefined {
    return this.async<void>((done) => file.sync(done));
  }

  /** Whether there is a file, and which bytes. */
  after(name = 'file'): Uint8Array {
    return this.all(this.open(this.start(), name));
  }
}

const nothing = (): void => undefined;
const error = (type: DiskError['type']) => ({ ok: false, error: expect.objectContaining({ type }) });

describeDisk({
  name: 'a disk of the world',
  create() {
    const computer = new Computer();
    return {
      disk: computer.start(),
      settle: () => void computer.world.run({}),
      reopen() {
        computer.machine.crash();
        return computer.start();
      },
    };
  },
});

test('[WO70] operations take their time, one after the other', () => {
  const computer = new Computer('slow', { operationMs: 2, syncMs: 5, bytesPerSecond: 1000 });
  const disk = computer.start();
  const times: number[] = [];
  const note = (): void => void times.push(computer.world.clock.now());
  disk.open('file', (opened) => {
    note();
    if (!opened.ok) return;
    opened.value.write(0, new Uint8Array(100), note);
    opened.value.sync(note);
    opened.value.read(50, 100, note);
    opened.value.truncate(3, note);
    disk.remove('other', note);
  });
  computer.world.run({});
  expect(times).toEqual([2, 104, 109, 161, 163, 165]);
});

test('[WO71] what a finished sync covers survives every crash, and what came later may not', () => {
  let lost = 0;
  let kept = 0;
  for (let seed = 0; seed < 200; seed++) {
    const computer = new Computer(`sync ${seed}`);
    const file = computer.open(computer.start());
    computer.write(file, 0, 1, 2, 3);
    let isSynced = false;
    file.sync(() => (isSynced = true));
    file.write(3, Uint8Array.of(4), nothing);
    computer.world.run({ done: () => isSynced });
    computer.machine.crash();
    const left = [...computer.after()];
    expect(left.slice(0, 3)).toEqual([1, 2, 3]);
    if (left.length === 3) lost++;
    else if (left[3] === 4) kept++;
  }
  expect(lost).toBeGreaterThan(20);
  expect(kept).toBeGreaterThan(20);
});

test('[WO71] a sync that is not finished promises nothing', () => {
  let lost = 0;
  for (let seed = 0; seed < 50; seed++) {
    const computer = new Computer(`unfinished ${seed}`, { syncMs: 50 });
    const file = computer.open(computer.start());
    computer.write(file, 0, 1, 2, 3);
    file.sync(nothing);
    computer.world.run({ atMs: computer.world.clock.now() + 49 });
    computer.machine.crash();
    if (computer.after().length === 0) lost++;
  }
  expect(lost).toBeGreaterThan(5);
});

test('[WO71] [WO72] a removal is certain after the next sync on the disk, and not before', () => {
  let back = 0;
  for (let seed = 0; seed < 60; seed++) {
    for (const syncs of [true, false]) {
      const computer = new Computer(`remove ${seed}`);
      const disk = computer.start();
      const file = computer.open(disk);
      const other = computer.open(disk, 'other');
      computer.write(file, 0, 1, 2, 3);
      computer.sync(file);
      computer.async<void>((done) => disk.remove('file', done));
      if (syncs) computer.sync(other);
      computer.machine.crash();
      const left = [...computer.after()];
      if (syncs) expect(left).toEqual([]);
      else if (left.length > 0) {
        expect(left).toEqual([1, 2, 3]);
        back++;
      }
    }
  }
  expect(back).toBeGreaterThan(5);
  expect(back).toBeLessThan(55);
});

test('[WO71] a sync covers no removal that was asked for after it', () => {
  let back = 0;
  for (let seed = 0; seed < 60; seed++) {
    const computer = new Computer(`later ${seed}`);
    const disk = computer.start();
    const file = computer.open(disk);
    const other = computer.open(disk, 'other');
    computer.write(file, 0, 1);
    computer.sync(file);
    other.sync(nothing);
    computer.async<void>((done) => disk.remove('file', done));
    computer.machine.crash();
    if (computer.after().length > 0) back++;
  }
  expect(back).toBeGreaterThan(5);
});

/** What may be left of a file, over many crashes. */
function leftovers(name: string, work: (computer: Computer, file: DiskFile) => void): string[] {
  const seen = new Set<string>();
  for (let seed = 0; seed < 300; seed++) {
    const computer = new Computer(`${name} ${seed}`);
    const file = computer.open(computer.start());
    work(computer, file);
    computer.machine.crash();
    seen.add([...computer.after()].join(''));
  }
  return [...seen].sort();
}

test('[WO72] a truncation survives or not, with what it cut off', () => {
  const left = leftovers('cut', (computer, file) => {
    computer.write(file, 0, 1, 2, 3);
    computer.sync(file);
    file.truncate(1, nothing);
  });
  expect(left).toEqual(['1', '123']);
});

test('[WO72] a later write is never under an earlier one', () => {
  const left = leftovers('over', (computer, file) => {
    computer.sync(file);
    file.write(0, Uint8Array.of(1, 1), nothing);
    file.write(0, Uint8Array.of(2), nothing);
  });
  expect(left).toEqual(['', '0', '00', '1', '11', '10', '2', '20', '21'].filter((text) => left.includes(text)).sort());
  expect(left).toEqual(expect.arrayContaining(['', '11', '2', '21']));
});

test('[WO72] a name that was removed and made again holds one of the two files, whole', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    const computer = new Computer(`again ${seed}`);
    const disk = computer.start();
    const file = computer.open(disk);
    computer.write(file, 0, 1, 1, 1);
    computer.sync(file);
    computer.async<void>((done) => disk.remove('file', done));
    const again = computer.open(disk);
    computer.write(again, 0, 2, 2);
    computer.machine.crash();
    seen.add([...computer.after()].join(''));
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(['', '111', '22']));
  for (const left of seen) expect(left).toMatch(/^(111|[02]{0,2})$/);
});

interface Step {
  readonly type: 'write' | 'truncate' | 'sync';
  readonly at: number;
  readonly length: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom('write', 'write', 'write', 'truncate', 'sync'),
  at: fc.nat(3000),
  length: fc.integer({ min: 1, max: 2000 }),
});

test('[WO72] after a crash each byte is what was safe or what was asked for since, and the size is one it could have', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(step, { maxLength: 12 }), (seed, steps) => {
      const computer = new Computer(seed);
      const file = computer.open(computer.start());
      computer.sync(file);
      /** What each byte may be, and the sizes between which the file may end. */
      let allowed: Set<number>[] = [];
      const model: number[] = [];
      let [least, most] = [0, 0];
      for (const [index, { type, at, length }] of steps.entries()) {
        if (type === 'sync') {
          computer.sync(file);
          allowed = model.map((byte) => new Set([byte]));
          [least, most] = [model.length, model.length];
          continue;
        }
        const end = type === 'write' ? at + length : at;
        if (type === 'write') file.write(at, new Uint8Array(length).fill(index + 1), nothing);
        else file.truncate(at, nothing);
        while (model.length < end) model.push(0);
        if (type === 'write') model.fill(index + 1, at, end);
        else model.length = end;
        while (allowed.length < Math.max(end, most)) allowed.push(new Set([0]));
        if (type === 'write') for (let byte = at; byte < end; byte++) allowed[byte]?.add(index + 1);
        else for (let byte = end; byte < allowed.length; byte++) allowed[byte]?.add(0);
        least = type === 'truncate' ? Math.min(least, end) : least;
        most = Math.max(most, end);
      }
      computer.world.run({ maxEvents: steps.length / 2 });
      computer.machine.crash();
      const left = computer.after();
      expect(left.length).toBeGreaterThanOrEqual(least);
      expect(left.length).toBeLessThanOrEqual(most);
      for (const [at, byte] of left.entries())
        if (allowed[at]?.has(byte) !== true) expect({ at, byte }).toBe(allowed[at]);
    }),
    { numRuns: 300 },
  );
});

test('[WO72] a crash may keep all, nothing, some sectors, a torn sector, or a size without its bytes', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 300; seed++) {
    const computer = new Computer(`kinds ${seed}`);
    const file = computer.open(computer.start());
    computer.sync(file);
    file.write(0, new Uint8Array(5120).fill(1), nothing);
    computer.machine.crash();
    const left = computer.after();
    const sectors = Array.from({ length: 10 }, (_, index) => {
      const sector = left.subarray(index * 512, index * 512 + 512);
      const ones = sector.filter((byte) => byte === 1).length;
      if (ones > 0 && ones < 512) expect(sector.subarray(0, ones).every((byte) => byte === 1)).toBe(true);
      return ones === 512 ? 'kept' : ones === 0 ? 'lost' : 'torn';
    });
    if (sectors.includes('torn')) seen.add('torn sector');
    else if (left.length === 0) seen.add('nothing');
    else if (sectors.every((sector) => sector === 'kept')) seen.add('all');
    else if (sectors.every((sector) => sector === 'lost')) seen.add('size alone');
    else seen.add('some sectors');
  }
  expect([...seen].sort()).toEqual(['all', 'nothing', 'size alone', 'some sectors', 'torn sector']);
});

test('[WO72] what a crash left is safe from the next one', () => {
  for (let seed = 0; seed < 50; seed++) {
    const computer = new Computer(`twice ${seed}`);
    const file = computer.open(computer.start());
    for (let write = 0; write < 5; write++) file.write(write * 300, new Uint8Array(1000).fill(write), nothing);
    computer.machine.crash();
    const left = computer.after();
    computer.machine.crash();
    expect(computer.after()).toEqual(left);
  }
});

test('[WO73] a killed program’s writes are there for the next', () => {
  const computer = new Computer();
  const file = computer.open(computer.start());
  let told = 0;
  file.write(0, Uint8Array.of(1, 2), () => told++);
  file.sync(() => told++);
  computer.machine.kill();
  expect(computer.after()).toEqual(Uint8Array.of(1, 2));
  expect(told).toBe(0);
  // The sync went on without its program.
  computer.machine.crash();
  expect(computer.after()).toEqual(Uint8Array.of(1, 2));
});

test('[WO74] a full disk changes nothing, and takes more when there is room', () => {
  const computer = new Computer('full', { capacity: 100 });
  const disk = computer.start();
  const file = computer.open(disk);
  const other = computer.open(disk, 'other');
  expect(computer.write(file, 59, 1)?.ok).toBe(true);
  expect(computer.write(other, 40, 1)).toEqual(error('DiskFull'));
  expect(other.size).toBe(0);
  expect(computer.write(other, 39, 1)?.ok).toBe(true);
  expect(computer.async<void>((done) => other.truncate(41, done))).toEqual(error('DiskFull'));
  expect(computer.write(other, 0, 7)?.ok).toBe(true);
  expect(computer.async<void>((done) => file.truncate(10, done))?.ok).toBe(true);
  expect(computer.write(other, 89, 1)?.ok).toBe(true);
  expect(computer.write(other, 90, 1)).toEqual(error('DiskFull'));
  expect(computer.async<void>((done) => disk.remove('file', done))?.ok).toBe(true);
  expect(computer.write(other, 90, 1)?.ok).toBe(true);
  computer.machine.disk.setCapacity(200);
  expect(computer.write(other, 150, 1)?.ok).toBe(true);
  // What is there may be changed and cut, even when there is too much of it.
  computer.machine.disk.setCapacity(10);
  expect(computer.write(other, 0, 1)?.ok).toBe(true);
  expect(computer.async<void>((done) => other.truncate(50, done))?.ok).toBe(true);
});

test('[WO74] a crash gives back the room of what it took', () => {
  for (let seed = 0; seed < 20; seed++) {
    const computer = new Computer(`room ${seed}`, { capacity: 1000 });
    const file = computer.open(computer.start());
    file.write(0, new Uint8Array(1000), nothing);
    computer.machine.crash();
    const again = computer.open(computer.start());
    const room = 1000 - again.size;
    expect(computer.write(again, again.size + room, 1)).toEqual(error('DiskFull'));
    if (room > 0) expect(computer.write(again, again.size + room - 1, 1)?.ok).toBe(true);
  }
});

test('[WO75] a read-only disk can be read', () => {
  const computer = new Computer();
  const disk = computer.start();
  const file = computer.open(disk);
  computer.write(file, 0, 1, 2);
  computer.machine.disk.setReadOnly(true);
  expect(computer.write(file, 0, 9)).toEqual(error('ReadOnly'));
  expect(computer.async<void>((done) => file.truncate(0, done))).toEqual(error('ReadOnly'));
  expect(computer.async<void>((done) => disk.remove('file', done))).toEqual(error('ReadOnly'));
  expect(computer.async<DiskFile>((done) => disk.open('new', done))).toEqual(error('ReadOnly'));
  expect(computer.all(computer.open(disk))).toEqual(Uint8Array.of(1, 2));
  computer.machine.disk.setReadOnly(false);
  expect(computer.write(file, 0, 9)?.ok).toBe(true);
});

test('[WO76] rot turns one bit, which a crash does not turn back', () => {
  const computer = new Computer();
  const file = computer.open(computer.start());
  computer.write(file, 0, 0, 0, 0);
  computer.sync(file);
  computer.machine.disk.rot('file', 1);
  const [first, rotten, last] = computer.all(file);
  expect([first, last]).toEqual([0, 0]);
  expect([1, 2, 4, 8, 16, 32, 64, 128]).toContain(rotten);
  computer.machine.crash();
  expect(computer.after()).toEqual(Uint8Array.of(0, rotten ?? 0, 0));
});

test('[WO76] operations fail as often as told; of a failing write any beginning is there', () => {
  const lengths = new Set<number>();
  for (let seed = 0; seed < 60; seed++) {
    const computer = new Computer(`fail ${seed}`);
    const disk = computer.start();
    const file = computer.open(disk);
    computer.machine.disk.failNext(1);
    expect(computer.write(file, 0, 1, 2, 3)).toEqual(error('DiskFailure'));
    lengths.add(file.size);
    expect(computer.all(file)).toEqual(Uint8Array.of(1, 2, 3).subarray(0, file.size));
  }
  expect([...lengths].sort()).toEqual([0, 1, 2, 3]);

  const computer = new Computer();
  const disk = computer.start();
  const file = computer.open(disk);
  computer.machine.disk.failNext(5);
  expect(computer.async((done: (read: Result<Uint8Array, DiskError>) => void) => file.read(0, 1, done))).toEqual(
    error('DiskFailure'),
  );
  expect(computer.sync(file)).toEqual(error('DiskFailure'));
  expect(computer.async<void>((done) => file.truncate(0, done))).toEqual(error('DiskFailure'));
  expect(computer.async<DiskFile>((done) => disk.open('file', done))).toEqual(error('DiskFailure'));
  expect(computer.async<void>((done) => disk.remove('file', done))).toEqual(error('DiskFailure'));
  expect(computer.write(file, 0, 1)?.ok).toBe(true);
});

test('[WO76] a failing sync makes nothing safe', () => {
  let lost = 0;
  for (let seed = 0; seed < 40; seed++) {
    const computer = new Computer(`failing sync ${seed}`);
    const file = computer.open(computer.start());
    computer.write(file, 0, 1);
    computer.machine.disk.failNext(1);
    computer.sync(file);
    computer.machine.crash();
    if (computer.after().length === 0) lost++;
  }
  expect(lost).toBeGreaterThan(5);
});

test('[WO77] a removed file answers with failures, and a dead one not at all', () => {
  const computer = new Computer();
  const disk = computer.start();
  const file = computer.open(disk);
  computer.async<void>((done) => disk.remove('file', done));
  expect(computer.write(file, 0, 1)).toEqual(error('DiskFailure'));
  expect(computer.sync(file)).toEqual(error('DiskFailure'));

  const held = computer.open(computer.machine.disk, 'held');
  held.write(0, Uint8Array.of(1), () => expect.unreachable());
  computer.machine.crash();
  expect(computer.write(held, 0, 1)).toBeUndefined();
  expect(computer.async<DiskFile>((done) => disk.open('file', done))).toBeUndefined();
});

test('[WO77] using a file after closing it is a mistake', () => {
  const computer = new Computer();
  const file = computer.open(computer.start());
  file.close();
  expect(() => file.sync(nothing)).toThrow('while it is open');
});

test('[WO78] a crash at any operation, in the observer, finds the operation not done', () => {
  const work = (disk: Disk): void =>
    disk.open('file', (opened) => {
      if (!opened.ok) return;
      opened.value.write(0, Uint8Array.of(1), () =>
        opened.value.sync(() => opened.value.write(0, Uint8Array.of(2), () => opened.value.sync(nothing))),
      );
    });
  const seen: string[] = [];
  const watched = new Computer();
  watched.machine.disk.observe(({ type, name, index }) => seen.push(`${index} ${type} ${name}`));
  work(watched.start());
  watched.world.run({});
  expect(seen).toEqual(['0 open file', '1 write file', '2 sync file', '3 write file', '4 sync file']);

  const outcomes = seen.map((_, crashAt) => {
    const lefts = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const computer = new Computer(`at ${crashAt} ${seed}`);
      computer.machine.disk.observe(({ index }) => index === crashAt && computer.machine.crash());
      work(computer.start());
      computer.world.run({});
      expect(computer.machine.running).toBe(false);
      computer.machine.disk.observe(undefined);
      lefts.add([...computer.after()].join(''));
    }
    return [...lefts].sort();
  });
  expect(outcomes).toEqual([[''], [''], ['', '0', '1'], ['1'], ['1', '2']]);
});
