import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { never, temporaryDirectory } from '../testing/start-local-daemon.ts';
import { walkPaths } from './walk-paths.ts';

async function home(): Promise<string> {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, 'album/b/empty'), { recursive: true });
  await writeFile(join(directory, 'album/z.txt'), 'zz');
  await writeFile(join(directory, 'album/b/a.txt'), 'a');
  await writeFile(join(directory, 'secret'), 'key');
  return directory;
}

describe('[DS1] what a person named becomes an ordered list', () => {
  test('a file alone', async () => {
    const directory = await home();
    const walked = await walkPaths([join(directory, 'secret')], never());
    expect(walked).toEqual({
      ok: true,
      value: {
        name: 'secret',
        isFolder: false,
        byteLength: 3,
        entries: [{ path: '', origin: join(directory, 'secret'), byteLength: 3 }],
      },
    });
  });

  test('a folder, with the folders in it that are empty', async () => {
    const directory = await home();
    const walked = await walkPaths([join(directory, 'album')], never());
    expect(walked.ok && walked.value).toMatchObject({ name: 'album', isFolder: true, byteLength: 3 });
    expect(walked.ok && walked.value.entries.map(({ path, byteLength }) => [path, byteLength])).toEqual([
      ['b/a.txt', 1],
      ['b/empty', undefined],
      ['z.txt', 2],
    ]);
  });

  test('several paths become one folder', async () => {
    const directory = await home();
    const walked = await walkPaths([join(directory, 'secret'), join(directory, 'album')], never());
    expect(walked.ok && walked.value).toMatchObject({ name: 'secret and 1 more', isFolder: true });
    expect(walked.ok && walked.value.entries.map(({ path }) => path)).toEqual([
      'secret',
      'album/b/a.txt',
      'album/b/empty',
      'album/z.txt',
    ]);
  });
});

describe('[DS2] what cannot be shared ends the walk with its path and the reason', () => {
  test('a path that is not there', async () => {
    expect(await walkPaths(['/nowhere/at/all'], never())).toEqual({
      ok: false,
      error: { type: 'PathMissing', path: '/nowhere/at/all' },
    });
  });

  test('two of one name', async () => {
    const directory = await home();
    const paths = [join(directory, 'secret'), join(directory, 'album/../secret')];
    expect(await walkPaths(paths, never())).toMatchObject({ error: { type: 'PathTaken' } });
  });

  test('a link that leads out of what is shared', async () => {
    const directory = await home();
    await symlink(join(directory, 'secret'), join(directory, 'album/out'));
    expect(await walkPaths([join(directory, 'album')], never())).toMatchObject({
      error: { type: 'PathRefused', path: join(directory, 'album/out') },
    });
  });

  test('a link to nothing', async () => {
    const directory = await home();
    await symlink('gone', join(directory, 'album/broken'));
    expect(await walkPaths([join(directory, 'album')], never())).toMatchObject({ error: { type: 'PathMissing' } });
  });

  test('folders in a circle', async () => {
    const directory = await home();
    await symlink(join(directory, 'album'), join(directory, 'album/b/again'));
    expect(await walkPaths([join(directory, 'album')], never())).toMatchObject({
      error: { type: 'PathRefused', detail: 'leads to a folder that it is in' },
    });
  });

  test.skipIf(process.platform === 'win32')('a pipe, which would be waited for', async () => {
    const directory = await home();
    execFileSync('mkfifo', [join(directory, 'album/pipe')]);
    expect(await walkPaths([join(directory, 'album')], never())).toMatchObject({
      error: { type: 'PathRefused', detail: 'is a pipe' },
    });
  });

  test.skipIf(process.platform === 'win32')('a device', async () => {
    expect(await walkPaths(['/dev/null'], never())).toMatchObject({
      error: { type: 'PathRefused', detail: 'is a device' },
    });
  });
});

test('[DS3] a link within what is shared stands for what it leads to', async () => {
  const directory = await home();
  await symlink('b/a.txt', join(directory, 'album/inside'));
  const walked = await walkPaths([join(directory, 'album')], never());
  expect(walked.ok && walked.value.entries.find(({ path }) => path === 'inside')).toEqual({
    path: 'inside',
    origin: join(directory, 'album/b/a.txt'),
    byteLength: 1,
  });
});
