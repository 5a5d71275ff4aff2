/**
 * A disk in memory that takes its time, fills up, fails and loses on a crash what was not made safe. Operations act on
 * the files at once, in the order asked for; only their answers come later. That is the same to see, and lets a crash
 * find everything that was asked for in one place.
 */
import {
  assert,
  below,
  chance,
  err,
  ok,
  type Disk,
  type DiskError,
  type DiskFile,
  type Random,
  type Result,
} from '@peersume/base';
import { type EventQueue } from '../events/event-queue.ts';
import { Task } from '../events/task.ts';
import { outside, type ProgramRun } from '../machine/program-run.ts';
import { type DiskOperation, type DiskOptions, type WorldDisk } from '../world.ts';
import { UnsyncedFile } from './unsynced-file.ts';

export interface CrashingDisk {
  /** The disk as tests see it. */
  readonly control: WorldDisk;
  /** The disk as one program sees it: nothing is answered when it is dead. */
  of(run: ProgramRun): Disk;
  crash(): void;
}

export interface CrashingDiskOptions extends DiskOptions {
  readonly queue: EventQueue;
  readonly random: Random;
}

type Done<T> = (result: Result<T, DiskError>) => void;

/** A usual solid-state disk. */
const usualOperationMs = 0.1;
const usualSyncMs = 2;
const usualBytesPerSecond = 500_000_000;

export function createCrashingDisk(options: CrashingDiskOptions): CrashingDisk {
  const { queue, random } = options;
  const { operationMs = usualOperationMs, syncMs = usualSyncMs, bytesPerSecond = usualBytesPerSecond } = options;
  let { capacity = Infinity } = options;
  let isReadOnly = false;
  let failures = 0;
  let operations = 0;
  let observer: ((operation: DiskOperation) => void) | undefined;
  let busyUntil = 0;
  let usedBytes = 0;
  /** Every crash begins another. */
  let life = 0;
  let files = new Map<string, UnsyncedFile>();
  /** Removed, but back after a crash, perhaps. */
  let removed: { readonly file: UnsyncedFile; readonly index: number }[] = [];

  /** Tells the observer and counts; false when nobody is left to do it for. */
  function begin(run: ProgramRun, type: DiskOperation['type'], name: string): boolean {
    if (!run.alive) return false;
    const before = life;
    observer?.({ type, name, index: operations });
    operations++;
    return run.alive && life === before;
  }

  function answer<T>(
    run: ProgramRun,
    costMs: number,
    done: Done<T>,
    result: Result<T, DiskError>,
    then?: () => void,
  ): void {
    busyUntil = Math.max(busyUntil, queue.now) + costMs;
    const asked = life;
    const finish = (): void => {
      if (life !== asked) return;
      then?.();
      if (run.alive) done(result);
    };
    queue.add(busyUntil, new Task(finish));
  }

  const costOf = (bytes: number): number => operationMs + (bytes / bytesPerSecond) * 1000;

  function fails(): boolean {
    if (failures === 0) return false;
    failures--;
    return true;
  }

  const failure = (detail: string): Result<never, DiskError> => err({ type: 'DiskFailure', detail });

  /** What forbids a change of the file, if anything. */
  function forbids(file: UnsyncedFile, growth: number): DiskError | undefined {
    if (file.isRemoved) return { type: 'DiskFailure', detail: `${file.name} was removed` };
    if (isReadOnly) return { type: 'ReadOnly' };
    if (growth > 0 && usedBytes + growth > capacity) return { type: 'DiskFull' };
    return undefined;
  }

  function open(run: ProgramRun, name: string, done: Done<DiskFile>): void {
    if (!begin(run, 'open', name)) return;
    if (fails()) return answer(run, operationMs, done, failure(`${name} could not be opened`));
    let file = files.get(name);
    if (file === undefined) {
      if (isReadOnly) return answer(run, operationMs, done, err({ type: 'ReadOnly' }));
      file = new UnsyncedFile(name, false);
      files.set(name, file);
    }
    answer(run, operationMs, done, ok(handle(run, file)));
  }

  function remove(run: ProgramRun, name: string, done: Done<void>): void {
    if (!begin(run, 'remove', name)) return;
    if (fails()) return answer(run, operationMs, done, failure(`${name} could not be removed`));
    const file = files.get(name);
    if (file !== undefined) {
      if (isReadOnly) return answer(run, operationMs, done, err({ type: 'ReadOnly' }));
      files.delete(name);
      file.isRemoved = true;
      usedBytes -= file.size;
      removed.push({ file, index: operations });
    }
    answer(run, operationMs, done, ok(undefined));
  }

  function handle(run: ProgramRun, file: UnsyncedFile): DiskFile {
    const life_ = life;
    let isOpen = true;
    const use = (type: DiskOperation['type']): boolean => {
      assert(isOpen, `${file.name} is used while it is open`);
      return life === life_ && begin(run, type, file.name);
    };

    return {
      get size() {
        return file.size;
      },
      read(offset, length, done) {
        if (!use('read')) return;
        if (fails() || file.isRemoved) return answer(run, operationMs, done, failure(`${file.name} could not be read`));
        const bytes = file.read(offset, length);
        answer(run, costOf(bytes.length), done, ok(bytes));
      },
      write(offset, bytes, done) {
        if (!use('write')) return;
        const growth = bytes.length === 0 ? 0 : Math.max(0, offset + bytes.length - file.size);
        const error = forbids(file, growth);
        if (error !== undefined) return answer(run, operationMs, done, err(error));
        const isFailing = fails();
        const written = isFailing && chance(random, 0.8) ? bytes.subarray(0, below(random, bytes.length + 1)) : bytes;
        usedBytes -= file.size;
        file.write(offset, written);
        usedBytes += file.size;
        const result = isFailing ? failure(`${file.name} could not be written`) : ok(undefined);
        answer(run, costOf(bytes.length), done, result);
      },
      truncate(size, done) {
        if (!use('truncate')) return;
        const error = forbids(file, size - file.size);
        if (error !== undefined) return answer(run, operationMs, done, err(error));
        if (fails()) return answer(run, operationMs, done, failure(`${file.name} could not be cut`));
        usedBytes += size - file.size;
        file.resize(size);
        answer(run, operationMs, done, ok(undefined));
      },
      sync(done) {
        if (!use('sync')) return;
        if (fails() || file.isRemoved) return answer(run, syncMs, done, failure(`${file.name} could not be synced`));
        const mark = file.mark();
        const asked = operations;
        answer(run, syncMs, done, ok(undefined), () => {
          file.settle(mark);
          file.isNameSafe = true;
          removed = removed.filter(({ index }) => index > asked);
        });
      },
      close() {
        isOpen = false;
      },
    };
  }

  /** WO72 */
  function crash(): void {
    life++;
    busyUntil = queue.now;
    const left = new Map<string, UnsyncedFile>();
    for (const file of files.values()) {
      if (file.isNameSafe || chance(random, 0.5)) left.set(file.name, file);
    }
    // The oldest of several removed files of one name is the safe one.
    for (const { file } of removed) {
      if (!left.has(file.name) && (file.isNameSafe || chance(random, 0.5)) && chance(random, 0.5))
        left.set(file.name, file);
    }
    files = new Map([...left].sort(([one], [other]) => (one < other ? -1 : 1)));
    removed = [];
    usedBytes = 0;
    for (const file of files.values()) {
      file.crash(random);
      file.isNameSafe = true;
      file.isRemoved = false;
      usedBytes += file.size;
    }
  }

  const of = (run: ProgramRun): Disk => ({
    open: (name, done) => open(run, name, done),
    remove: (name, done) => remove(run, name, done),
  });

  return {
    of,
    crash,
    control: {
      ...of(outside),
      setCapacity: (bytes) => {
        capacity = bytes;
      },
      setReadOnly: (readOnly) => {
        isReadOnly = readOnly;
      },
      rot(name, offset) {
        const file = files.get(name);
        assert(file !== undefined, `there is a file called ${name}`);
        file.flipBit(offset, below(random, 8));
      },
      failNext: (count) => {
        failures = count;
      },
      observe: (wanted) => {
        observer = wanted;
      },
    },
  };
}
