import { err, ok } from '@peersume/base';
import { link, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { freeName } from './free-name.ts';
import { placeBelow } from './place-below.ts';

const text = (path: string): Promise<string> => readFile(path, 'utf8');
const content = (...parts: string[]): Uint8Array[] => parts.map((part) => new TextEncoder().encode(part));

async function scene(): Promise<{
  readonly target: string;
  readonly outside: string;
  readonly work: (words: string) => Promise<string>;
}> {
  const directory = await temporaryDirectory();
  const outside = join(directory, 'outside');
  await mkdir(outside);
  let number = 0;
  return {
    target: join(directory, 'target'),
    outside,
    async work(words) {
      const path = join(directory, `work-${number++}`);
      await writeFile(path, words);
      return path;
    },
  };
}

test('[PL1] files and empty folders come below the target, moved or written', async () => {
  const { target, work } = await scene();
  const placer = placeBelow(target);
  const from = await work('moved');
  expect(await placer.move(from, 'a/b/one.txt')).toEqual(ok(join(target, 'a/b/one.txt')));
  expect(await placer.write('a/two.txt', content('wri', 'tten'))).toEqual(ok(join(target, 'a/two.txt')));
  expect(await placer.write('empty.txt', [])).toEqual(ok(join(target, 'empty.txt')));
  expect(await placer.folder('c/d')).toEqual(ok(join(target, 'c/d')));
  expect(await placer.sync()).toEqual(ok(undefined));
  expect((await readdir(target, { recursive: true })).sort()).toEqual([
    'a',
    'a/b',
    'a/b/one.txt',
    'a/two.txt',
    'c',
    'c/d',
    'empty.txt',
  ]);
  expect([await text(join(target, 'a/b/one.txt')), await text(join(target, 'a/two.txt'))]).toEqual([
    'moved',
    'written',
  ]);
  expect(await stat(from).catch(() => 'gone')).toBe('gone');
});

const elsewhere = '/dev/shm';
const hasTwoFileSystems = await stat(elsewhere).then(
  async ({ dev }) => dev !== (await stat(tmpdir())).dev,
  () => false,
);
test.skipIf(!hasTwoFileSystems)('[PL1] a file of another file system is copied, and then gone there', async () => {
  const { target } = await scene();
  const from = join(elsewhere, `peersume-${process.pid}`);
  await writeFile(from, 'far');
  expect(await placeBelow(target).move(from, 'near')).toEqual(ok(join(target, 'near')));
  expect([await text(join(target, 'near')), await readdir(target)]).toEqual(['far', ['near']]);
  expect(await stat(from).catch(() => 'gone')).toBe('gone');
});

test('[PL2] nothing that is there is written over', async () => {
  const { target, work } = await scene();
  await mkdir(join(target, 'folder'), { recursive: true });
  await writeFile(join(target, 'mine'), 'mine');
  const placer = placeBelow(target);
  const from = await work('news');
  const taken = (name: string) => err({ type: 'PlaceTaken', path: join(target, name) });
  expect(await placer.move(from, 'mine')).toEqual(taken('mine'));
  expect(await placer.write('mine', content('news'))).toEqual(taken('mine'));
  expect(await placer.move(from, 'folder')).toEqual(taken('folder'));
  expect([await text(join(target, 'mine')), await text(from)]).toEqual(['mine', 'news']);
  expect((await readdir(target)).sort()).toEqual(['folder', 'mine']);
});

test('[PL3] no link is followed, wherever it lies', async () => {
  const { target, outside, work } = await scene();
  await mkdir(target);
  await symlink(outside, join(target, 'sub'));
  await symlink(join(outside, 'new.txt'), join(target, 'file'));
  const placer = placeBelow(target);
  const from = await work('x');
  const refused = err({ type: 'PlaceRefused', path: join(target, 'sub') });
  expect(await placer.move(from, 'sub/x')).toEqual(refused);
  expect(await placer.write('sub/deep/x', content('x'))).toEqual(refused);
  expect(await placer.folder('sub/deep')).toEqual(refused);
  expect((await placer.move(from, 'file')).ok || (await placer.write('file', content('x'))).ok).toBe(false);
  await symlink(outside, join(target, '..', 'link'));
  expect((await placeBelow(join(target, '..', 'link')).write('x', content('x'))).ok).toBe(false);
  expect([await readdir(outside), await readlink(join(target, 'file'))]).toEqual([[], join(outside, 'new.txt')]);
});

test('[PL4] what a killed program left is finished or begun again', async () => {
  const { target, work } = await scene();
  const first = placeBelow(target);
  await first.write('other', content('x'));
  const from = await work('linked');
  await link(from, join(target, 'half'));
  const again = placeBelow(target);
  expect(await again.move(from, 'half')).toEqual(ok(join(target, 'half')));
  expect(await stat(from).catch(() => 'gone')).toBe('gone');
  expect(await text(join(target, 'half'))).toBe('linked');

  // Unfinished names are the same in every run: what lies there is replaced.
  let unfinished = '';
  await again.write(
    'long',
    (async function* () {
      unfinished = (await readdir(target)).find((name) => name.endsWith('.part')) ?? '';
      yield* content('whole');
    })(),
  );
  expect(unfinished).toMatch(/^\.peersume-/u);
  await rm(join(target, 'long'));
  await writeFile(join(target, unfinished), 'rest of an older run, and longer');
  expect((await again.write('long', content('whole'))).ok).toBe(true);
  const name = 'x'.repeat(255);
  expect((await again.write(name, content('whole'))).ok).toBe(true);
  expect([await text(join(target, 'long')), await text(join(target, name))]).toEqual(['whole', 'whole']);
});

test('[PL4] content that fails leaves nothing behind', async () => {
  const { target } = await scene();
  const failing = async function* (): AsyncGenerator<Uint8Array> {
    yield* content('some');
    throw new Error('a piece is missing');
  };
  await expect(placeBelow(target).write('a/b', failing())).rejects.toThrow('a piece is missing');
  expect(await readdir(target, { recursive: true })).toEqual(['a']);
});

test('[PL5] a taken name gets a number', async () => {
  const directory = await temporaryDirectory();
  for (const name of ['photo.jpg', 'photo (2).jpg', 'folder', '.hidden']) await writeFile(join(directory, name), '');
  await symlink('nowhere', join(directory, 'link'));
  const free = await Promise.all(
    ['photo.jpg', 'folder', '.hidden', 'new.txt', 'link'].map((name) => freeName(directory, name)),
  );
  expect(free).toEqual(['photo (3).jpg', 'folder (2)', '.hidden (2)', 'new.txt', 'link (2)']);
});
