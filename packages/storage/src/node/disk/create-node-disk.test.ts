import { err, ok } from '@peersume/base';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mustOpen, openOn, readFrom, removeFrom, syncOf, truncateTo, writeTo } from '../../testing/ask-disk.ts';
import { failingFiles } from '../testing/failing-files.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { createNodeDisk } from './create-node-disk.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('a disk of Node', () => {
  test('[ND1] keeps what was written, with holes of zeros, and knows its size before it is written', async () => {
    const directory = await temporaryDirectory();
    await using disk = createNodeDisk({ locate: directory });
    const file = await mustOpen(disk, 'a');
    expect(file.size).toBe(0);
    const writing = writeTo(file, 3, bytes(1, 2));
    expect(file.size).toBe(5);
    expect(await writing).toEqual(ok(undefined));
    expect(await readFrom(file, 0, 100)).toEqual(ok(bytes(0, 0, 0, 1, 2)));
    expect(await readFrom(file, 4, 1)).toEqual(ok(bytes(2)));
    expect(await readFrom(file, 50, 1)).toEqual(ok(bytes()));
    expect(await readFrom(file, 3, Number.MAX_SAFE_INTEGER)).toEqual(ok(bytes(1, 2)));
    expect(await truncateTo(file, 4)).toEqual(ok(undefined));
    expect(await syncOf(file)).toEqual(ok(undefined));
    file.close();
    await disk.close();
    expect(new Uint8Array(await readFile(join(directory, 'a')))).toEqual(bytes(0, 0, 0, 1));
    expect((await stat(join(directory, 'a'))).mode & 0o777).toBe(0o600);
  });

  test('[ND1] a hole takes no room', async () => {
    const directory = await temporaryDirectory();
    await using disk = createNodeDisk({ locate: directory });
    const file = await mustOpen(disk, 'a');
    await writeTo(file, 2 ** 33, bytes(1));
    await syncOf(file);
    const { size, blocks } = await stat(join(directory, 'a'));
    expect(size).toBe(2 ** 33 + 1);
    expect(blocks * 512).toBeLessThan(1_000_000);
    expect(await readFrom(file, 2 ** 32, 3)).toEqual(ok(bytes(0, 0, 0)));
  });

  test('[ND2] what is asked at once takes effect in its order, and is answered never within the call', async () => {
    const directory = await temporaryDirectory();
    await using disk = createNodeDisk({ locate: directory });
    const operation = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), at: fc.nat(300), length: fc.nat(120), value: fc.nat(255) }),
      fc.record({ kind: fc.constant('read' as const), at: fc.nat(300), length: fc.nat(120) }),
      fc.record({ kind: fc.constant('truncate' as const), at: fc.nat(300) }),
      fc.record({ kind: fc.constant('sync' as const) }),
      fc.record({ kind: fc.constant('reopen' as const) }),
    );
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 60 }), async (asked) => {
        const name = `file-${number++}`;
        let file = await mustOpen(disk, name);
        let model = new Uint8Array(0);
        const answers: Promise<void>[] = [];
        for (const each of asked) {
          let isWithinCall = true;
          const answer = <T>(ask: (done: (result: T) => void) => void, expected: unknown): void => {
            const got = new Promise<T>((resolve) =>
              ask((result) => {
                expect(isWithinCall).toBe(false);
                resolve(result);
              }),
            );
            answers.push(got.then((result) => expect(result).toEqual(expected)));
          };
          if (each.kind === 'reopen') {
            file.close();
            file = await mustOpen(disk, name);
            expect(file.size).toBe(model.length);
          } else if (each.kind === 'write') {
            const content = new Uint8Array(each.length).fill(each.value);
            if (each.at + each.length > model.length && each.length > 0) model = resized(model, each.at + each.length);
            model.set(content, each.length > 0 ? each.at : 0);
            if (each.length > 0) answer((done) => file.write(each.at, content, done), ok(undefined));
          } else if (each.kind === 'read') {
            answer((done) => file.read(each.at, each.length, done), ok(model.slice(each.at, each.at + each.length)));
          } else if (each.kind === 'truncate') {
            model = resized(model, each.at);
            answer((done) => file.truncate(each.at, done), ok(undefined));
          } else {
            answer((done) => file.sync(done), ok(undefined));
          }
          isWithinCall = false;
        }
        await Promise.all(answers);
        expect(await readFrom(file, 0, 1000)).toEqual(ok(model));
        file.close();
      }),
      { numRuns: 60 },
    );
  });

  test('[ND3] writes that wait end to end become one, syncs that wait too', async () => {
    const { files, counts } = failingFiles(() => undefined);
    await using disk = createNodeDisk({ locate: await temporaryDirectory(), files });
    const file = await mustOpen(disk, 'a');
    const parts = Array.from({ length: 40 }, (_, part) => new Uint8Array(1000).fill(part));
    const answers = await Promise.all([
      ...parts.map((part, index) => writeTo(file, index * 1000, part)),
      ...Array.from({ length: 10 }, () => syncOf(file)),
    ]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(counts.get('writev')).toBeLessThan(10);
    expect(counts.get('fdatasync')).toBe(1);
    for (const [index, part] of parts.entries()) expect(await readFrom(file, index * 1000, 1000)).toEqual(ok(part));
  });

  test('[ND4] the name of a new file is synced with its bytes', async () => {
    const order: string[] = [];
    const { files } = failingFiles((operation) => void order.push(operation));
    await using disk = createNodeDisk({ locate: await temporaryDirectory(), files });
    const file = await mustOpen(disk, 'a');
    await writeTo(file, 0, bytes(1));
    order.length = 0;
    await syncOf(file);
    const directory = ['open', 'fsync', 'close'];
    // The directory may be as new as the file, and the one around it too.
    expect(order).toEqual(['fdatasync', ...directory, ...directory, ...directory]);
    order.length = 0;
    await syncOf(file);
    expect(order).toEqual(['fdatasync']);
    order.length = 0;
    await syncOf(await mustOpen(disk, 'b'));
    expect(order).toEqual(['open', 'open', 'fstat', 'fdatasync', ...directory]);
  });

  test.each([
    ['ENOSPC', { type: 'DiskFull' }],
    ['EDQUOT', { type: 'DiskFull' }],
    ['EROFS', { type: 'ReadOnly' }],
    ['EIO', { type: 'DiskFailure', detail: 'EIO: by the test' }],
  ] as const)('[ND5] says what %s means, and goes on afterwards', async (code, error) => {
    let isFailing = false;
    const { files } = failingFiles((operation) =>
      isFailing && ['writev', 'fdatasync', 'ftruncate'].includes(operation) ? code : undefined,
    );
    await using disk = createNodeDisk({ locate: await temporaryDirectory(), files });
    const file = await mustOpen(disk, 'a');
    isFailing = true;
    expect(await writeTo(file, 0, bytes(1))).toEqual(err(error));
    expect(await syncOf(file)).toEqual(err(error));
    expect(await truncateTo(file, 9)).toEqual(err(error));
    isFailing = false;
    expect(await writeTo(file, 0, bytes(1))).toEqual(ok(undefined));
    expect(await readFrom(file, 0, 1)).toEqual(ok(bytes(1)));
  });

  test('[ND5] of writes that were joined, those that fit are done', async () => {
    const directory = await temporaryDirectory();
    const { files } = failingFiles(() => undefined);
    const limited = {
      ...files,
      writev: ((
        descriptor: number,
        parts: Uint8Array[],
        at: number,
        done: (error: Error | null, count: number) => void,
      ) => {
        const length = parts.reduce((sum, part) => sum + part.length, 0);
        if (at + length <= 20_500) return files.writev(descriptor, parts, at, done);
        queueMicrotask(() => done(Object.assign(new Error('full'), { code: 'ENOSPC' }), 0));
      }) as typeof files.writev,
    };
    await using disk = createNodeDisk({ locate: directory, files: limited });
    const file = await mustOpen(disk, 'a');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => writeTo(file, index * 1000, new Uint8Array(1000).fill(index))),
    );
    expect(answers.map((answer) => answer.ok)).toEqual(Array.from({ length: 40 }, (_, index) => index < 20));
    expect(await readFrom(file, 19_999, 9)).toEqual(ok(bytes(19)));
  });

  test('[ND6] a file that may only be read is read', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'a'), bytes(7));
    // The flags' lowest bits say whether it is opened for writing; the superuser is never refused by the platform itself.
    const { files } = failingFiles((operation, _path, flags) =>
      operation === 'open' && (Number(flags) & 3) !== 0 ? 'EACCES' : undefined,
    );
    await using disk = createNodeDisk({ locate: directory, files });
    const file = await mustOpen(disk, 'a');
    expect(await readFrom(file, 0, 9)).toEqual(ok(bytes(7)));
    expect(await writeTo(file, 0, bytes(1))).toEqual(err({ type: 'ReadOnly' }));
    expect(await truncateTo(file, 0)).toEqual(err({ type: 'ReadOnly' }));
    expect(await openOn(disk, 'b')).toEqual(err({ type: 'ReadOnly' }));
  });

  test('[ND7] handles are closed when many were used, and opened again', async () => {
    await using disk = createNodeDisk({ locate: await temporaryDirectory(), maxIdleHandles: 4 });
    const opened = await Promise.all(Array.from({ length: 30 }, (_, index) => mustOpen(disk, `file-${index}`)));
    for (const [index, file] of opened.entries()) {
      await writeTo(file, 0, bytes(index));
      await syncOf(file);
    }
    expect(disk.openHandles).toBeLessThanOrEqual(5);
    for (const [index, file] of opened.entries()) expect(await readFrom(file, 0, 9)).toEqual(ok(bytes(index)));
  });

  test('[ND8] leads nowhere else: not through a link, not by a name, and to nothing but files', async () => {
    const directory = await temporaryDirectory();
    const elsewhere = await temporaryDirectory();
    await writeFile(join(elsewhere, 'theirs'), bytes(1));
    await symlink(join(elsewhere, 'theirs'), join(directory, 'a'));
    await symlink(join(elsewhere, 'new'), join(directory, 'b'));
    await mkdir(join(directory, 'folder'));
    spawnSync('mkfifo', [join(directory, 'pipe')]);
    await using disk = createNodeDisk({ locate: directory });
    for (const name of ['a', 'b', 'folder', 'pipe', '..', '.', '', 'x/y', '../x', 'x\\y', 'x\0', 'x'.repeat(300)]) {
      expect((await openOn(disk, name)).ok, JSON.stringify(name)).toBe(false);
    }
    expect(await readdir(elsewhere)).toEqual(['theirs']);
    expect(new Uint8Array(await readFile(join(elsewhere, 'theirs')))).toEqual(bytes(1));
  });

  test('[ND9] a file that was deleted is gone; opened after that it is a new one', async () => {
    await using disk = createNodeDisk({ locate: await temporaryDirectory() });
    const file = await mustOpen(disk, 'a');
    await writeTo(file, 0, bytes(1, 2, 3));
    const removed = removeFrom(disk, 'a');
    const again = mustOpen(disk, 'a');
    expect(await removed).toEqual(ok(undefined));
    expect((await again).size).toBe(0);
    expect(await removeFrom(disk, 'never-there')).toEqual(ok(undefined));
  });

  test('[ND12] somebody’s own file is read where it lies; it is not written, and not made', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'own'), bytes(1, 2, 3));
    await using disk = createNodeDisk({ locate: (name) => ({ path: join(directory, name), isReadOnly: true }) });
    const file = await mustOpen(disk, 'own');
    expect(await readFrom(file, 1, 9)).toEqual(ok(bytes(2, 3)));
    expect(await writeTo(file, 0, bytes(9))).toEqual(err({ type: 'ReadOnly' }));
    expect(await truncateTo(file, 0)).toEqual(err({ type: 'ReadOnly' }));
    expect(await syncOf(file)).toEqual(ok(undefined));
    expect((await openOn(disk, 'absent')).ok).toBe(false);
    expect(new Uint8Array(await readFile(join(directory, 'own')))).toEqual(bytes(1, 2, 3));
  });

  test('[ND10] closing waits for what was begun; afterwards nothing is taken', async () => {
    const directory = await temporaryDirectory();
    const disk = createNodeDisk({ locate: directory });
    const file = await mustOpen(disk, 'a');
    const writing = writeTo(file, 0, new Uint8Array(1_000_000).fill(5));
    await disk.close();
    expect(disk.openHandles).toBe(0);
    expect((await stat(join(directory, 'a'))).size).toBe(1_000_000);
    expect(await writing).toEqual(ok(undefined));
    expect((await writeTo(file, 0, bytes(1))).ok).toBe(false);
    expect((await openOn(disk, 'a')).ok).toBe(false);
    await disk.close();
  });
});

function resized(content: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const other = new Uint8Array(size);
  other.set(content.subarray(0, size));
  return other;
}
