import { ok, type Disk, type DiskFile } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { createTestDisk } from '../testing/test-disk.ts';
import { createDataFiles } from './data-files.ts';

const layout = { diskFiles: Array.from({ length: 100 }, (_, file) => `file-${file}`) };

/** Counts the handles that are open. */
function countingDisk() {
  const inner = createTestDisk(seededRandom(1));
  let open = 0;
  const disk: Disk = {
    remove: inner.remove,
    open: (name, done) =>
      inner.open(name, (opened) => {
        if (!opened.ok) return done(opened);
        open++;
        const file: DiskFile = opened.value;
        done(
          ok({
            get size() {
              return file.size;
            },
            read: file.read,
            write: file.write,
            sync: file.sync,
            truncate: file.truncate,
            close() {
              open--;
            },
          }),
        );
      }),
  };
  return { disk, inner, open: () => open };
}

describe('[ST51] data files', () => {
  test('are closed again when many were used', () => {
    const { disk, inner, open } = countingDisk();
    const files = createDataFiles(disk, layout);
    for (let file = 0; file < 100; file++) {
      files.read({ file, offset: 0 }, 1, () => {});
      inner.settle();
    }
    expect(open()).toBe(32);
    files.close();
    expect(open()).toBe(0);
  });

  test('stay open until what was written is synced', () => {
    const { disk, inner, open } = countingDisk();
    const files = createDataFiles(disk, layout);
    const synced: number[] = [];
    for (let file = 0; file < 60; file++) files.write({ file, offset: 0 }, Uint8Array.of(file), () => {});
    inner.settle();
    expect(open()).toBe(60);
    for (let file = 0; file < 60; file++) files.sync(file, () => synced.push(file));
    inner.settle();
    expect(synced).toHaveLength(60);
    expect(open()).toBe(32);
  });

  test('that could not be opened are opened anew by the next use', () => {
    const { disk, inner } = countingDisk();
    const files = createDataFiles(disk, layout);
    const answers: boolean[] = [];
    inner.setFailing(() => true);
    files.read({ file: 0, offset: 0 }, 1, (read) => answers.push(read.ok));
    files.read({ file: 0, offset: 0 }, 1, (read) => answers.push(read.ok));
    inner.settle();
    inner.setFailing(undefined);
    files.read({ file: 0, offset: 0 }, 1, (read) => answers.push(read.ok));
    inner.settle();
    expect(answers).toEqual([false, false, true]);
  });
});
