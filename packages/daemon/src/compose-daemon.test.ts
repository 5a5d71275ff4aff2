import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLocalNetwork } from './testing/local-network.ts';
import { never, openLink, startLocalDaemon, temporaryDirectory, valueOf } from './testing/start-local-daemon.ts';

test.each([false, true])('[DM1] a file goes from one daemon to another, private %j', async (isPrivate) => {
  const network = createLocalNetwork();
  const [ann, ben] = await Promise.all([startLocalDaemon(network, 'ann'), startLocalDaemon(network, 'ben')]);
  const home = await temporaryDirectory();
  const content = randomBytes(9_000_001);
  await writeFile(join(home, 'film.bin'), content);
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate }, () => {}, never()));
  expect(ann.file(shared.root)).toMatchObject({ state: 'serving', name: 'film.bin', isPrivate, byteLength: 9_000_001 });
  const opened = await openLink(ben, shared.link);
  expect(opened.files).toEqual([{ path: 'film.bin', byteLength: 9_000_001 }]);
  const into = join(home, 'downloads');
  const fetched = valueOf(await opened.fetch({ into, keep: true }, never()));
  expect(fetched).toMatchObject({ state: 'serving', heldBytes: 9_000_001, secondsLeft: undefined });
  expect((await readFile(join(into, 'film.bin'))).equals(content)).toBe(true);
  expect(ann.file(shared.root)?.sentBytes).toBeGreaterThanOrEqual(9_000_001);
});

test.each([false, true])('[DM1] a folder goes from one daemon to another, private %j', async (isPrivate) => {
  const network = createLocalNetwork();
  const [ann, ben] = await Promise.all([startLocalDaemon(network, 'ann'), startLocalDaemon(network, 'ben')]);
  const home = await temporaryDirectory();
  await mkdir(join(home, 'album/inner'), { recursive: true });
  const contents = {
    'a.bin': randomBytes(700_000),
    'inner/b.bin': randomBytes(300_000),
    'inner/empty': Buffer.alloc(0),
  };
  for (const [path, bytes] of Object.entries(contents)) await writeFile(join(home, 'album', path), bytes);
  const shared = valueOf(await ann.share({ paths: [join(home, 'album')], isPrivate }, () => {}, never()));
  const opened = await openLink(ben, shared.link);
  expect(opened.files.map(({ path }) => path).sort()).toEqual(Object.keys(contents).sort());
  const into = join(home, 'downloads');
  valueOf(await opened.fetch({ into, keep: true }, never()));
  for (const [path, bytes] of Object.entries(contents))
    expect((await readFile(join(into, 'album', path))).equals(bytes)).toBe(true);
});
