/**
 * A disk for tests, moved by hand: operations wait until `step` or `settle`, and the next one is drawn by chance among the
 * files, in order within each; or all go in the order asked for. A crash leaves any part of what was not synced: each sector of each write by itself.
 */
import { below, chance, err, ok, type Disk, type DiskError, type DiskFile, type Random } from '@peersume/base';

export interface TestDisk extends Disk {
  /** Does the next operation; false when there is none. */
  step(): boolean;
  /** Does all operations, also those that follow from their answers. */
  settle(): void;
  /** The program ends: of what it asked for, some is done, in the disk's order; nobody hears of it. */
  kill(): void;
  /** The power fails. Of what was not synced, what `keeps` says survives, or any part of it. */
  crash(keeps?: (change: 'write' | 'truncate') => boolean): void;
  setCapacity(bytes: number): void;
  setReadOnly(isReadOnly: boolean): void;
  rot(name: string, offset: number, bit: number): void;
  /** Which operations fail from now on; undefined for none. */
  setFailing(fails: ((operation: TestOperation) => boolean) | undefined): void;
  /** Called before each operation. */
  observe(observer: ((operation: TestOperation) => void) | undefined): void;
  /** Makes the file, safe from crashes. */
  put(name: string, bytes: Uint8Array): void;
  /** What a reader would see now. */
  bytesOf(name: string): Uint8Array;
  readonly names: readonly string[];
  /** Done so far. */
  readonly operations: number;
}

export interface TestOperation {
  readonly type: 'open' | 'read' | 'write' | 'sync' | 'truncate' | 'remove';
  readonly name: string;
  readonly index: number;
}

/** Small, so that short writes are torn too. */
const sectorBytes = 16;

interface Stored {
  bytes: Uint8Array;
  /** What a crash cannot take. */
  safe: Uint8Array;
  /** Since the last sync, in order. */
  unsynced: Change[];
}

type Change =
  | { readonly type: 'write'; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly type: 'truncate'; readonly size: number };

interface Task {
  /** Counted as they were asked for. */
  readonly number: number;
  readonly operation: Omit<TestOperation, 'index'>;
  readonly isWriting: boolean;
  run(failure: DiskError | undefined): void;
}

export function createTestDisk(random: Random, order: 'by chance' | 'as asked' = 'by chance'): TestDisk {
  const stored = new Map<string, Stored>();
  let queues = new Map<string, Task[]>();
  let operations = 0;
  let asked = 0;
  let capacity = Number.POSITIVE_INFINITY;
  let isReadOnly = false;
  let fails: ((operation: TestOperation) => boolean) | undefined;
  let observer: ((operation: TestOperation) => void) | undefined;

  function ask(type: TestOperation['type'], name: string, run: Task['run']): void {
    const isWriting = type === 'write' || type === 'truncate' || type === 'remove';
    const queue = queues.get(name) ?? [];
    queue.push({ number: asked++, operation: { type, name }, isWriting, run });
    queues.set(name, queue);
  }

  function step(): boolean {
    const waiting = [...queues.values()].filter((queue) => queue.length > 0);
    const queue = order === 'as asked' ? earliest(waiting) : waiting[below(random, Math.max(1, waiting.length))];
    const task = queue?.[0];
    if (queue === undefined || task === undefined) return false;
    const operation = { ...task.operation, index: operations++ };
    const current = queues;
    observer?.(operation);
    if (queues !== current) return true;
    queue.shift();
    task.run(troubleWith(task, operation));
    return true;
  }

  function troubleWith(task: Task, operation: TestOperation): DiskError | undefined {
    if (fails?.(operation) === true) return { type: 'DiskFailure', detail: `${operation.type} failed` };
    const isNew = operation.type === 'open' && !stored.has(operation.name);
    if (isReadOnly && (task.isWriting || isNew)) return { type: 'ReadOnly' };
    return undefined;
  }

  function change(file: Stored, made: Change): void {
    file.bytes = applied(file.bytes, made);
    file.unsynced.push(made);
  }

  const usedBytes = (): number => [...stored.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);

  function openFile(name: string, file: Stored): DiskFile {
    /** Counting what was asked for. */
    let size = file.bytes.length;
    return {
      get size() {
        return size;
      },
      read: (offset, length, done) =>
        ask('read', name, (failure) => done(failure ? err(failure) : ok(file.bytes.slice(offset, offset + length)))),
      write(offset, bytes, done) {
        size = Math.max(size, offset + bytes.length);
        ask('write', name, (failure) => {
          const made: Change = { type: 'write', offset, bytes: bytes.slice() };
          if (failure) {
            // The bytes may be there.
            if (failure.type === 'DiskFailure' && chance(random, 0.5)) change(file, made);
            return done(err(failure));
          }
          const growth = Math.max(0, offset + bytes.length - file.bytes.length);
          if (growth > 0 && usedBytes() + growth > capacity) return done(err({ type: 'DiskFull' }));
          change(file, made);
          done(ok(undefined));
        });
      },
      sync: (done) =>
        ask('sync', name, (failure) => {
          if (failure) {
            // As platforms do: what could not be written back is forgotten, and a later sync says nothing of it.
            loseSome(file);
            return done(err(failure));
          }
          file.safe = file.bytes;
          file.unsynced = [];
          done(ok(undefined));
        }),
      truncate(newSize, done) {
        size = newSize;
        ask('truncate', name, (failure) => {
          if (failure) return done(err(failure));
          change(file, { type: 'truncate', size: newSize });
          done(ok(undefined));
        });
      },
      close() {},
    };
  }

  /** Of what was not synced, any part survives. */
  function loseSome(file: Stored, keeps?: (change: 'write' | 'truncate') => boolean): void {
    const keep = [0, 0.5, 0.95, 1][below(random, 4)] ?? 0;
    let bytes = file.safe;
    for (const made of file.unsynced) {
      for (const part of sectorsOf(made)) if (keeps?.(made.type) ?? chance(random, keep)) bytes = applied(bytes, part);
    }
    file.bytes = bytes;
    file.safe = bytes;
    file.unsynced = [];
  }

  return {
    open(name, done) {
      ask('open', name, (failure) => {
        if (failure) return done(err(failure));
        const empty: Stored = { bytes: new Uint8Array(0), safe: new Uint8Array(0), unsynced: [] };
        const file = stored.get(name) ?? empty;
        stored.set(name, file);
        done(ok(openFile(name, file)));
      });
    },
    remove(name, done) {
      ask('remove', name, (failure) => {
        if (failure) return done(err(failure));
        stored.delete(name);
        done(ok(undefined));
      });
    },
    step,
    settle() {
      while (step());
    },
    kill() {
      const silent = [...queues.values()];
      queues = new Map();
      const last = silent.flat().reduce((most, { number }) => Math.max(most, number), 0);
      const first = silent.flat().reduce((least, { number }) => Math.min(least, number), last);
      const cut = first + below(random, last - first + 2);
      for (const queue of silent) {
        const ofThis = order === 'as asked' ? cut : first + below(random, last - first + 2);
        for (const task of queue) if (task.isWriting && task.number < ofThis) task.run(undefined);
      }
      queues = new Map();
    },
    crash(keeps) {
      this.kill();
      for (const file of stored.values()) loseSome(file, keeps);
    },
    setCapacity(bytes) {
      capacity = bytes;
    },
    setReadOnly(readOnly) {
      isReadOnly = readOnly;
    },
    rot(name, offset, bit) {
      const file = stored.get(name);
      if (file === undefined || offset >= file.bytes.length) return;
      const bytes = file.bytes.slice();
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << bit);
      file.bytes = bytes;
      file.safe = bytes;
    },
    setFailing(predicate) {
      fails = predicate;
    },
    observe(next) {
      observer = next;
    },
    put(name, bytes) {
      stored.set(name, { bytes: bytes.slice(), safe: bytes.slice(), unsynced: [] });
    },
    bytesOf: (name) => stored.get(name)?.bytes ?? new Uint8Array(0),
    get operations() {
      return operations;
    },
    get names() {
      return [...stored.keys()].sort();
    },
  };
}

const earliest = (queues: readonly Task[][]): Task[] | undefined =>
  queues.toSorted((one, other) => (one[0]?.number ?? 0) - (other[0]?.number ?? 0))[0];

function applied(bytes: Uint8Array, made: Change): Uint8Array {
  const size = made.type === 'truncate' ? made.size : Math.max(bytes.length, made.offset + made.bytes.length);
  const result = new Uint8Array(size);
  result.set(bytes.subarray(0, size));
  if (made.type === 'write') result.set(made.bytes, made.offset);
  return result;
}

function* sectorsOf(made: Change): Generator<Change> {
  if (made.type === 'truncate') return void (yield made);
  for (let at = 0; at < made.bytes.length; at += sectorBytes) {
    yield { type: 'write', offset: made.offset + at, bytes: made.bytes.subarray(at, at + sectorBytes) };
  }
}
