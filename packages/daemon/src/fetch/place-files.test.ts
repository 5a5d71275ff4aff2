import { mkdtemp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placeFiles, type FileToPlace } from './place-files.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'peersume-place-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const written = (path: string, text: string): FileToPlace => ({
  path,
  byteLength: text.length,
  content: {
    type: 'bytes',
    async *read() {
      yield new TextEncoder().encode(text);
    },
  },
});

test('nothing is put behind a link that lies in the target', async () => {
  const root = await folder();
  await mkdir(join(root, 'outside'));
  await mkdir(join(root, 'target'));
  await symlink(join(root, 'outside'), join(root, 'target', 'photos'));
  const placed = await placeFiles(join(root, 'target'), [written('photos/one.jpg', 'light')], []);
  expect(placed).toMatchObject({ ok: false, error: { type: 'PathRefused' } });
  expect(await readdir(join(root, 'outside'))).toEqual([]);
});

test('somebody’s file of the same length is neither taken for ours nor written over', async () => {
  const root = await folder();
  await writeFile(join(root, 'note.txt'), 'mine!');
  const placed = await placeFiles(join(root, 'note.txt'), [written('', 'yours')], []);
  expect(placed).toMatchObject({ ok: false, error: { type: 'PathTaken' } });
  expect(await readFile(join(root, 'note.txt'), 'utf8')).toBe('mine!');
});

test('what was placed before a kill is left as it is', async () => {
  const root = await folder();
  const target = join(root, 'target');
  await writeFile(join(root, 'moved'), 'moved');
  const files: FileToPlace[] = [
    { path: 'a/moved', byteLength: 5, content: { type: 'file', path: join(root, 'moved') } },
    written('b', 'written'),
  ];
  const first = await placeFiles(target, files, ['empty']);
  expect(first).toMatchObject({ ok: true });
  expect(await placeFiles(target, files, ['empty'])).toEqual(first);
  expect((await readdir(target)).sort()).toEqual(['a', 'b', 'empty']);
});
