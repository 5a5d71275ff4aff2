import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importFile } from '@peersume/swarm';
import { expect, test } from 'vitest';
import { never, temporaryDirectory } from '../testing/start-local-daemon.ts';
import { importPaths } from './import-paths.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

test('[DS4] a file of many parts has the root that its bytes have', async () => {
  const home = await temporaryDirectory();
  const content = randomBytes(9 * 1024 * 1024 + 12_345);
  await writeFile(join(home, 'film.bin'), content);
  const told: number[] = [];
  const imported = await importPaths(
    { paths: [join(home, 'film.bin')], isPrivate: false },
    ({ bytes }) => void told.push(bytes),
    never(),
  );
  const direct = await importFile([content], { sha256 });
  expect(imported.ok && direct.ok && Buffer.compare(imported.value.manifest.root, direct.value.root)).toBe(0);
  expect(told.at(-1)).toBe(content.length);
  expect(told.every((bytes, index) => index === 0 || bytes > (told[index - 1] ?? 0))).toBe(true);
});

test('[DS5] a file that grows while it is read is told', async () => {
  const home = await temporaryDirectory();
  const path = join(home, 'log.txt');
  await writeFile(path, randomBytes(3 * 1024 * 1024));
  let isGrown = false;
  const grow = (): void => {
    if (!isGrown) void appendFile(path, 'more');
    isGrown = true;
  };
  const imported = await importPaths({ paths: [path], isPrivate: false }, grow, never());
  expect(imported).toEqual({ ok: false, error: { type: 'SourceChanged', path } });
});

test('[DS6] an import can be given up', async () => {
  const home = await temporaryDirectory();
  await mkdir(join(home, 'album'));
  await writeFile(join(home, 'album/film.bin'), randomBytes(3 * 1024 * 1024));
  const abort = new AbortController();
  const imported = await importPaths(
    { paths: [join(home, 'album')], isPrivate: true },
    () => abort.abort(),
    abort.signal,
  );
  expect(imported).toEqual({ ok: false, error: { type: 'Aborted' } });
});
