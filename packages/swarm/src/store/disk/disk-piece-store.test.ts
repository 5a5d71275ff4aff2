import { type Result } from '@peersume/base';
import { assert, describe, expect, test } from 'vitest';
import { PieceSet } from '../../pieces/piece-set.ts';
import { type PieceStore, type StoreError } from '../piece-store.ts';
import { sampleContent, type SampleContent, verifyNow } from '../testing/sample-content.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { createTestDisk, type TestDisk, type TestOperation } from '../testing/test-disk.ts';
import { type DiskPieceStore, type DiskPieceStoreOptions, openDiskPieceStore } from './open-disk-piece-store.ts';
import { checksum } from './record/checksum.ts';
import { encodeRecordHeader } from './record/record-header.ts';

const sample = sampleContent([Array.from({ length: 40 }, () => 50)]);
const folder = sampleContent([[50, 50], [50], [50, 50, 50]]);
const newDisk = (): TestDisk => createTestDisk(seededRandom(3), 'as asked');

function tryOpen(disk: TestDisk, { manifest }: SampleContent, rest: Partial<DiskPieceStoreOptions> = {}) {
  let opened: Result<DiskPieceStore, StoreError> | undefined;
  openDiskPieceStore({ disk, manifest, name: 'x', verify: verifyNow, ...rest }, (result) => (opened = result));
  disk.settle();
  assert(opened !== undefined, 'opening is answered');
  return opened;
}
function open(disk: TestDisk, content: SampleContent, rest: Partial<DiskPieceStoreOptions> = {}): DiskPieceStore {
  const opened = tryOpen(disk, content, rest);
  assert(opened.ok, 'it opens');
  return opened.value;
}
function operationsDuring(disk: TestDisk, task: () => void): string[] {
  const seen: string[] = [];
  disk.observe(({ type, name }) => seen.push(`${type} ${name}`));
  task();
  disk.settle();
  disk.observe(undefined);
  return seen;
}
const outcome = (written: Result<unknown, StoreError>): string => (written.ok ? 'ok' : written.error.type);
function writeAll(disk: TestDisk, store: PieceStore, content: SampleContent, pieces: Iterable<number>): string[] {
  const answers: string[] = [];
  for (const piece of pieces) store.write(piece, content.piece(piece), (written) => answers.push(outcome(written)));
  disk.settle();
  return answers;
}
function readOf(disk: TestDisk, store: PieceStore, piece: number): unknown {
  const answers: unknown[] = [];
  store.read(piece, (read) => answers.push(read.ok ? read.value : read.error.type));
  disk.settle();
  expect(answers).toHaveLength(1);
  return answers[0];
}
const closeStore = (disk: TestDisk, store: PieceStore): void => {
  let isClosed = false;
  store.close(() => (isClosed = true));
  disk.settle();
  expect(isClosed).toBe(true);
};

describe('a commit', () => {
  test('[ST14] goes note, bytes, sync, entry, sync, and then acknowledges', () => {
    const disk = newDisk();
    const store = open(disk, sample);
    writeAll(disk, store, sample, [0]);
    const seen = operationsDuring(disk, () => {
      store.write(1, sample.piece(1), () => disk.bytesOf('x.data'));
    });
    expect(seen).toEqual(['write x.begun', 'write x.data', 'sync x.data', 'write x.pieces-b', 'sync x.pieces-b']);
  });

  test('[ST14] serves all pieces that came while the one before was syncing', () => {
    const disk = newDisk();
    const store = open(disk, sample);
    const seen = operationsDuring(disk, () => {
      expect(
        writeAll(
          disk,
          store,
          sample,
          Array.from({ length: 40 }, (_, piece) => piece),
        ),
      ).toHaveLength(40);
    });
    expect(store.held.isFull).toBe(true);
    expect(seen.filter((operation) => operation === 'sync x.data').length).toBeLessThanOrEqual(10);
    expect(seen.filter((operation) => operation === 'write x.data')).toHaveLength(40);
  });

  test('[ST15] at most 256 pieces are on their way to the disk at a time', () => {
    const many = sampleContent([Array.from({ length: 700 }, () => 1)]);
    const disk = newDisk();
    const store = open(disk, many);
    let written = 0;
    let acknowledged = 0;
    let most = 0;
    disk.observe(({ type, name }) => {
      if (type === 'write' && name === 'x.data') most = Math.max(most, ++written - acknowledged);
    });
    for (let piece = 0; piece < 700; piece++) store.write(piece, many.piece(piece), () => acknowledged++);
    expect(store.pendingBytes).toBe(700);
    disk.settle();
    expect(acknowledged).toBe(700);
    expect(most).toBeGreaterThan(200);
    expect(most).toBeLessThanOrEqual(256);
  });

  test('[ST18] the bytes of a held piece are not written over', () => {
    const disk = newDisk();
    const store = open(disk, sample);
    writeAll(disk, store, sample, [5]);
    expect(operationsDuring(disk, () => writeAll(disk, store, sample, [5]))).toEqual([]);
  });

  test('[ST18] a held piece that the disk could not read is written when it is given again', () => {
    const disk = newDisk();
    const store = open(disk, sample);
    writeAll(disk, store, sample, [5, 6]);
    disk.setFailing(({ type }) => type === 'read');
    expect(readOf(disk, store, 5)).toBe('StoreFailure');
    expect(store.held.has(5)).toBe(true);
    expect(operationsDuring(disk, () => writeAll(disk, store, sample, [5, 6]))).toContain('write x.data');
    expect(operationsDuring(disk, () => writeAll(disk, store, sample, [5, 6]))).toEqual([]);
  });

  test('[ST16] a long journal gives way to a new record', () => {
    const disk = newDisk();
    const store = open(disk, sample, { compactAboveBytes: 100 });
    for (let piece = 0; piece < 40; piece++) writeAll(disk, store, sample, [piece]);
    for (const name of ['x.pieces-a', 'x.pieces-b']) expect(disk.bytesOf(name).length).toBeLessThan(300);
    expect([...open(disk, sample).held]).toHaveLength(40);
  });
});

describe('[ST16] a journal longer than an entry can be', () => {
  const many = sampleContent([Array.from({ length: 1200 }, () => 1)]);

  /** Each piece in a commit of its own, up to the moment at which the third record is written into the first one's file. */
  function upToThirdRecord(keeps?: (change: 'write' | 'truncate') => boolean): TestDisk {
    const disk = newDisk();
    const store = open(disk, many, { compactAboveBytes: 4000 });
    let isThere = false;
    disk.observe(({ type, name }) => {
      const isAgain =
        type === 'write' && name === 'x.pieces-b' && disk.bytesOf(name).length === 0 && store.held.size > 300;
      if (isAgain) isThere = true;
      else if (isThere) {
        disk.observe(undefined);
        disk.crash(keeps);
      }
    });
    for (let piece = 0; piece < 1200 && !isThere; piece++) writeAll(disk, store, many, [piece]);
    expect(isThere).toBe(true);
    return disk;
  }

  test('leaves nothing behind a new head, whatever a crash leaves', () => {
    for (const keeps of [undefined, () => true, () => false, (change: string) => change === 'write']) {
      const disk = upToThirdRecord(keeps);
      const store = open(disk, many);
      expect(store.opening.trouble).toBeUndefined();
      expect(store.held.size).toBeGreaterThan(400);
    }
  });

  test('is gone when its file is used again', () => {
    const disk = newDisk();
    const store = open(disk, many, { compactAboveBytes: 4000 });
    for (let piece = 0; piece < 1200; piece++) writeAll(disk, store, many, [piece]);
    expect(open(disk, many).opening).toEqual({ recorded: 1200, found: 0, hashedBytes: 0, trouble: undefined });
  });
});

test('[ST16] a long journal gives way when the store is closed, and the store may be stopped in the middle of it', () => {
  const many = sampleContent([Array.from({ length: 200 }, () => 1)]);
  for (const isStopped of [false, true]) {
    const disk = newDisk();
    const store = open(disk, many);
    for (let piece = 0; piece < 199; piece++) writeAll(disk, store, many, [piece]);
    if (isStopped) disk.observe(({ type, name }) => type === 'sync' && name === 'x.pieces-a' && disk.crash());
    if (isStopped) store.close(() => {});
    else closeStore(disk, store);
    disk.settle();
    disk.observe(undefined);
    expect(open(disk, many).opening).toEqual({ recorded: 199, found: 0, hashedBytes: 0, trouble: undefined });
    if (!isStopped) expect(disk.bytesOf('x.pieces-a').length).toBeLessThan(200);
  }
});

describe('opening', () => {
  test('[ST13] after a close reads three small files and syncs the record, and touches no content', () => {
    const disk = newDisk();
    const first = open(disk, folder);
    writeAll(disk, first, folder, [0, 2, 3]);
    closeStore(disk, first);
    const seen = operationsDuring(disk, () => {
      expect(open(disk, folder).opening).toEqual({ recorded: 3, found: 0, hashedBytes: 0, trouble: undefined });
    });
    expect(seen.filter((operation) => operation.includes('.data'))).toEqual([]);
    expect(seen).toHaveLength(8);
  });

  test('[ST13] after a close does not look for what failed before', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    for (const piece of [0, 2]) writeAll(disk, store, folder, [piece]);
    // There is room for the bytes of piece 1, and none for its entry.
    const usedBytes = disk.names.reduce((sum, name) => sum + disk.bytesOf(name).length, 0);
    disk.setCapacity(usedBytes + 50 + 8);
    expect(writeAll(disk, store, folder, [1])).toEqual(['StoreFull']);
    expect(disk.bytesOf('x.data-0')).toHaveLength(100);
    closeStore(disk, store);
    expect(open(disk, folder).opening.hashedBytes).toBe(0);
  });

  test('[ST33] cuts what a crash left of an append', () => {
    const disk = newDisk();
    writeAll(disk, open(disk, folder), folder, [0, 1]);
    const sound = disk.bytesOf('x.pieces-b');
    disk.put('x.pieces-b', Uint8Array.from([...sound, ...new Uint8Array(200).fill(9)]));
    const store = open(disk, folder);
    expect(store.opening.trouble).toBeUndefined();
    writeAll(disk, store, folder, [2]);
    expect(disk.bytesOf('x.pieces-b')).toHaveLength(sound.length + 16);
    expect([...open(disk, folder).held]).toEqual([0, 1, 2]);
  });

  test('[ST12] [ST13] after a kill hashes only what was being written', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0]);
    // Killed when the bytes of piece 4 are written and nothing is synced.
    store.write(4, folder.piece(4), () => {});
    disk.observe(({ type, name }) => {
      if (type === 'sync' && name === 'x.data-2') disk.kill();
    });
    disk.settle();
    disk.observe(undefined);
    const next = open(disk, folder);
    expect([...next.held]).toEqual([0, 4]);
    expect(next.opening).toEqual({ recorded: 1, found: 1, hashedBytes: 50, trouble: undefined });
    disk.crash();
    expect([...open(disk, folder).held]).toEqual([0, 4]);
  });

  test('[ST21] a piece that only the note leads to is not held before it is recorded', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0]);
    store.write(4, folder.piece(4), () => {});
    disk.observe(({ type, name }) => {
      if (type === 'sync' && name === 'x.data-2') disk.kill();
    });
    disk.settle();
    disk.observe(undefined);
    disk.setReadOnly(true);
    expect([...open(disk, folder).held]).toEqual([0]);
    disk.setReadOnly(false);
    expect([...open(disk, folder).held]).toEqual([0, 4]);
  });

  test('[ST35] of a record of other content fails and leaves it alone', () => {
    const disk = newDisk();
    writeAll(disk, open(disk, sample), sample, [1]);
    const before = disk.bytesOf('x.pieces-b');
    const opened = tryOpen(disk, folder);
    expect(opened).toMatchObject({ ok: false, error: { type: 'StoreFailure' } });
    expect(disk.bytesOf('x.pieces-b')).toEqual(before);
  });

  test('[ST36] of a newer record serves what hashing finds, and writes nothing', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [1, 2]);
    closeStore(disk, store);
    const newer = disk.bytesOf('x.pieces-b').slice();
    new DataView(newer.buffer).setUint32(8, 2, true);
    newer.set(checksum(newer.subarray(0, 16)), 16);
    disk.put('x.pieces-b', newer);
    const next = open(disk, folder);
    expect(next.opening.trouble).toEqual({ type: 'RecordNewer', version: 2, supported: 1 });
    expect([...next.held]).toEqual([1, 2]);
    expect(readOf(disk, next, 2)).toEqual(folder.piece(2));
    expect(operationsDuring(disk, () => expect(writeAll(disk, next, folder, [0])).toEqual(['StoreReadOnly']))).toEqual(
      [],
    );
    disk.rot('x.data-0', 60, 1);
    expect(readOf(disk, next, 1)).toBe('PieceRotten');
    closeStore(disk, next);
    expect(disk.bytesOf('x.pieces-b')).toEqual(newer);
  });

  test('[ST37] takes content that lies there without a record only when asked to', () => {
    const disk = newDisk();
    disk.put('x.data-0', Uint8Array.from([...folder.piece(0), ...folder.piece(1)]));
    disk.put(
      'x.data-2',
      Uint8Array.from([...folder.piece(3), ...new Uint8Array(50), ...folder.piece(5).subarray(0, 49)]),
    );
    expect([...open(disk, folder).held]).toEqual([]);
    disk.setReadOnly(true);
    expect([...open(disk, folder, { adopt: true }).held]).toEqual([0, 1, 3]);
    disk.setReadOnly(false);
    const adopted = open(disk, folder, { adopt: true });
    expect(adopted.opening).toMatchObject({ recorded: 0, found: 3, trouble: { type: 'RecordMissing' } });
    // From now on there is a record.
    expect(open(disk, folder).opening).toEqual({ recorded: 3, found: 0, hashedBytes: 0, trouble: undefined });
  });

  test('[ST31] with a damaged record finds every piece by hashing, and begins a new record', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0, 1, 2, 5]);
    closeStore(disk, store);
    disk.rot('x.pieces-b', 30, 2);
    const next = open(disk, folder);
    expect(next.opening).toMatchObject({ recorded: 0, found: 4, trouble: { type: 'RecordDamaged' } });
    disk.crash();
    expect(open(disk, folder).opening).toMatchObject({ recorded: 4, found: 0, trouble: undefined });
  });

  test('[ST31] with a damaged record on a read-only disk serves all the same', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0, 5]);
    closeStore(disk, store);
    disk.rot('x.pieces-b', 30, 2);
    disk.setReadOnly(true);
    const next = open(disk, folder);
    expect([...next.held]).toEqual([0, 5]);
    expect(readOf(disk, next, 5)).toEqual(folder.piece(5));
  });

  test('[ST22] that cannot read the record fails, and succeeds later', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0, 5]);
    for (const fails of [
      ({ type }: TestOperation) => type === 'open',
      ({ type }: TestOperation) => type === 'read',
      ({ type }: TestOperation) => type === 'sync',
    ]) {
      disk.setFailing(fails);
      expect(tryOpen(disk, folder)).toMatchObject({ ok: false, error: { type: 'StoreFailure' } });
    }
    disk.setFailing(undefined);
    expect([...open(disk, folder).held]).toEqual([0, 5]);
  });
});

describe('trouble', () => {
  test('[ST20] [ST22] a failed append leaves a journal to which the next one is added', () => {
    for (const failing of ['write x.pieces-b', 'sync x.pieces-b'] as const) {
      const disk = newDisk();
      const store = open(disk, sample);
      writeAll(disk, store, sample, [0, 1, 2]);
      disk.setFailing(({ type, name }) => `${type} ${name}` === failing);
      expect(writeAll(disk, store, sample, [3, 4, 5, 6])).toEqual(Array.from({ length: 4 }, () => 'StoreFailure'));
      expect(readOf(disk, store, 3)).toBe('PieceMissing');
      disk.setFailing(undefined);
      expect(writeAll(disk, store, sample, [7])).toEqual(['ok']);
      disk.crash();
      const next = open(disk, sample);
      for (const piece of [0, 1, 2, 7]) expect(next.held.has(piece)).toBe(true);
      expect(next.opening.trouble).toBeUndefined();
    }
  });

  test('[ST20] a disk that is full when the store is new says so, and the store works when there is room', () => {
    const disk = newDisk();
    disk.setCapacity(0);
    const store = open(disk, sample);
    expect(writeAll(disk, store, sample, [0, 1])).toEqual(['StoreFull', 'StoreFull']);
    disk.setCapacity(10_000);
    expect(writeAll(disk, store, sample, [0, 1])).toEqual(['ok', 'ok']);
  });

  test('[ST23] a failed sync fails every piece of its file that was on its way', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [1]);
    const answers: string[] = [];
    const write = (piece: number) =>
      store.write(piece, folder.piece(piece), (written) => answers.push(`${piece} ${outcome(written)}`));
    // The commit of piece 3 begins while piece 4 is being written; just before its sync fails, pieces 5 and 0 come.
    write(3);
    write(4);
    let syncs = 0;
    disk.observe(({ type, name }) => {
      if (type !== 'sync' || name !== 'x.data-2' || ++syncs > 1) return;
      write(5);
      write(0);
    });
    disk.setFailing(({ type, name }) => type === 'sync' && name === 'x.data-2' && syncs === 1);
    disk.settle();
    expect(answers.toSorted()).toEqual(['0 ok', '3 StoreFailure', '4 StoreFailure', '5 StoreFailure']);
    expect(writeAll(disk, store, folder, [3, 4, 5])).toEqual(['ok', 'ok', 'ok']);
    disk.crash();
    expect([...open(disk, folder).held]).toEqual([0, 1, 3, 4, 5]);
  });

  test('[ST20] what was written while a record could not be begun has failed too', () => {
    const disk = newDisk();
    const store = open(disk, sample, { compactAboveBytes: 0 });
    writeAll(disk, store, sample, [0]);
    disk.setFailing(({ type, name }) => type === 'sync' && name === 'x.pieces-a');
    const answers: string[] = [];
    // The commit of piece 1 begins a record; piece 2 is written by then.
    for (const piece of [1, 2]) store.write(piece, sample.piece(piece), (written) => answers.push(outcome(written)));
    for (let step = 0; step < 100; step++) disk.step();
    expect(answers).toEqual(['StoreFailure', 'StoreFailure']);
    expect(disk.step()).toBe(false);
  });

  test('[ST24] while a new record cannot be begun, nothing is acknowledged in the old one', () => {
    const disk = newDisk();
    const store = open(disk, sample, { compactAboveBytes: 0 });
    expect(writeAll(disk, store, sample, [0])).toEqual(['ok']);
    disk.setFailing(({ type, name }) => type === 'sync' && name === 'x.pieces-a');
    // Now the journal has an entry, and the next commit begins a record.
    for (const piece of [1, 2, 3]) expect(writeAll(disk, store, sample, [piece])).toEqual(['StoreFailure']);
    disk.setFailing(undefined);
    expect(writeAll(disk, store, sample, [2])).toEqual(['ok']);
    disk.crash();
    const { held } = open(disk, sample);
    expect([held.has(0), held.has(2)]).toEqual([true, true]);
  });
});

describe('rot', () => {
  test('[ST30] a rotten piece is struck from the record', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0, 1, 2]);
    disk.rot('x.data-0', 77, 0);
    expect(readOf(disk, store, 1)).toBe('PieceRotten');
    disk.crash();
    expect([...open(disk, folder).held]).toEqual([0, 2]);
  });

  test('[ST30] a piece that is cut off with its file is rotten', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0, 1]);
    disk.put('x.data-0', disk.bytesOf('x.data-0').subarray(0, 80));
    expect(readOf(disk, open(disk, folder), 1)).toBe('PieceRotten');
  });

  test('[ST30] a loss that cannot be recorded is recorded with the next piece', () => {
    const disk = newDisk();
    const store = open(disk, folder);
    writeAll(disk, store, folder, [0, 1, 2]);
    disk.rot('x.data-0', 77, 0);
    disk.setFailing(({ type, name }) => type === 'sync' && name === 'x.pieces-b');
    expect(readOf(disk, store, 1)).toBe('PieceRotten');
    disk.setFailing(undefined);
    writeAll(disk, store, folder, [3]);
    disk.crash();
    expect([...open(disk, folder).held]).toEqual([0, 2, 3]);
  });

  test('[ST34] a read that began before a loss takes nothing from the piece that was written after it', () => {
    const disk = newDisk();
    const verifications: (() => void)[] = [];
    const store = open(disk, folder, {
      verify: (payload, digest, done) => verifications.push(() => verifyNow(payload, digest, done)),
    });
    writeAll(disk, store, folder, [0]);
    disk.rot('x.data-0', 3, 0);
    const answers: string[] = [];
    const read = () => store.read(0, (result) => answers.push(outcome(result)));
    read();
    read();
    disk.settle();
    verifications[0]?.();
    expect(writeAll(disk, store, folder, [0])).toEqual(['ok']);
    // The second read had got the rotten bytes too.
    verifications[1]?.();
    disk.settle();
    verifications[2]?.();
    expect(answers).toEqual(['PieceRotten', 'ok']);
    expect(store.held.has(0)).toBe(true);
  });
});

test('[ST4] closing waits for reads, and may be asked for twice', () => {
  const disk = newDisk();
  const store = open(disk, folder);
  writeAll(disk, store, folder, [0]);
  const order: string[] = [];
  store.read(0, (read) => order.push(`read ${read.ok}`));
  store.close(() => order.push('closed'));
  store.close(() => order.push('closed again'));
  disk.settle();
  store.close(() => order.push('closed for good'));
  expect(order).toEqual(['read true', 'closed', 'closed again', 'closed for good']);
  expect(readOf(disk, store, 0)).toBe('StoreFailure');
});

test('[ST52] a record of the higher generation counts', () => {
  const disk = newDisk();
  const setOf = (...pieces: readonly number[]): PieceSet => {
    const set = new PieceSet(folder.manifest.pieceCount);
    for (const piece of pieces) set.add(piece);
    return set;
  };
  disk.put('x.pieces-a', encodeRecordHeader(folder.manifest, 8, 'oneFile', setOf(1)));
  disk.put('x.pieces-b', encodeRecordHeader(folder.manifest, 7, 'fileByFile', setOf(2)));
  const store = open(disk, folder);
  expect([...store.held]).toEqual([1]);
  // The record says where the bytes lie, whatever the rule is now.
  expect(store.layout.diskFiles).toEqual(['x.data']);
});
