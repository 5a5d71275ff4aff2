import { err, ok } from '@peersume/base';
import { chmod, cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startProcess } from '../testing/start-process.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import {
  goldenEntries,
  goldenLog,
  goldenPeers,
  goldenRecord,
  goldenSecret,
  goldenStructure,
} from './golden/golden-content.ts';
import { type DataDirectory, openDataDirectory } from './open-data-directory.ts';

async function openIn(directory: string): Promise<DataDirectory> {
  const opened = await openDataDirectory(directory);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  onTestFinished(() => opened.value.close());
  return opened.value;
}
const typeOf = (result: { readonly ok: boolean; readonly error?: { readonly type: string } }): string | undefined =>
  result.error?.type;

test('[DD1] a new directory and all that lies in it is its owner’s alone', async () => {
  const path = join(await temporaryDirectory(), 'a', 'b');
  const directory = await openIn(path);
  await directory.secret('identity', () => Uint8Array.of(1));
  await directory.folder('pieces');
  directory.values.put('x', Uint8Array.of(1));
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect((await stat(join(path, 'pieces'))).mode & 0o777).toBe(0o700);
  const names = await readdir(path);
  expect(names).toContain('identity.key');
  for (const name of names) expect((await stat(join(path, name))).mode & 0o077, name).toBe(0);
});

test('[DD1] a directory that others could see into is closed to them', async () => {
  const path = await temporaryDirectory();
  await chmod(path, 0o755);
  await openIn(path);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
});

test('[DD1] a directory with other things in it is not taken over', async () => {
  const path = await temporaryDirectory();
  await writeFile(join(path, 'thesis.tex'), '');
  await chmod(path, 0o755);
  expect(typeOf(await openDataDirectory(path))).toBe('DirectoryUnusable');
  expect([await readdir(path), (await stat(path)).mode & 0o777]).toEqual([['thesis.tex'], 0o755]);
  expect(typeOf(await openDataDirectory(join(path, 'thesis.tex')))).toBe('DirectoryUnusable');
});

describe('[DD2] one program at a time', () => {
  test('in this process', async () => {
    const path = await temporaryDirectory();
    const first = await openIn(path);
    expect(await openDataDirectory(path)).toEqual(
      err({ type: 'DirectoryLocked', directory: path, byProcess: process.pid, onHost: hostname() }),
    );
    first.close();
    first.close();
    await openIn(path);
  });

  test('in another, and after it was killed none', async () => {
    const path = await temporaryDirectory();
    const other = startProcess('data-directory-process.ts', path);
    await other.printed(1);
    expect(other.lines).toEqual(['open']);
    expect(await openDataDirectory(path)).toMatchObject({ error: { type: 'DirectoryLocked', byProcess: other.pid } });
    await other.kill();
    await openIn(path);
  });

  test('of ten that begin at once', async () => {
    const path = await temporaryDirectory();
    const opened = await Promise.all(Array.from({ length: 10 }, () => openDataDirectory(path)));
    const holders = opened.flatMap((each) => (each.ok ? [each.value] : []));
    expect(holders).toHaveLength(1);
    holders[0]?.close();
  });
});

test('[DD3] what was acknowledged outlives a kill, and no change is there by half', async () => {
  for (const lines of [3, 25, 60]) {
    const path = await temporaryDirectory();
    const other = startProcess('data-directory-process.ts', path, 'write');
    await other.printed(lines);
    await other.kill();
    const acknowledged = Number(other.lines.at(-1));
    const directory = await openIn(path);
    const read = await directory.logs.read('log', 0, 1_000_000);
    const entries = read.ok ? read.value : [];
    expect(entries.length).toBeGreaterThanOrEqual(acknowledged);
    expect(entries.length % 2).toBe(0);
    for (const [number, entry] of entries.entries()) {
      expect(entry).toEqual(new Uint8Array(200).fill((number >> 1) & 255));
    }
  }
});

test('[DD4] a newer directory is refused and left as it is', async () => {
  const path = await temporaryDirectory();
  await writeFile(join(path, 'version'), '7\n');
  await writeFile(join(path, 'unknown'), 'of a newer program');
  const refusal = err({ type: 'DirectoryNewer', directory: path, version: 7, supported: 1 });
  expect(await openDataDirectory(path)).toEqual(refusal);
  expect(await openDataDirectory(path)).toEqual(refusal);
  expect(await readdir(path)).toEqual(['lock', 'unknown', 'version']);
});

test('[DD5] a damaged directory is told', async () => {
  const path = await temporaryDirectory();
  (await openIn(path)).close();
  await writeFile(join(path, 'peersume.db'), 'x'.repeat(5000));
  expect(typeOf(await openDataDirectory(path))).toBe('DirectoryUnusable');
  await writeFile(join(path, 'version'), 'one');
  expect(typeOf(await openDataDirectory(path))).toBe('DirectoryUnusable');
});

test('[DD6] a secret is made once, whoever asks', async () => {
  const path = await temporaryDirectory();
  const first = await openIn(path);
  let number = 0;
  const make = (): Uint8Array => Uint8Array.of(++number);
  const asked = await Promise.all([first.secret('identity', make), first.secret('identity', make)]);
  expect(asked[0]).toEqual(asked[1]);
  expect(await first.secret('token', () => Uint8Array.of(9))).toEqual(ok(Uint8Array.of(9)));
  first.close();
  expect(await (await openIn(path)).secret('identity', make)).toEqual(asked[0]);
  for (const name of ['../x', '', 'a/b', '.hidden', 'A'])
    expect((await (await openDataDirectory(path)).ok) || (await first.secret(name, make)).ok).toBe(false);
});

test('[DD7] records of files, their structures and small values are kept', async () => {
  const path = await temporaryDirectory();
  const first = await openIn(path);
  expect(first.files.list()).toEqual(ok([]));
  expect(first.files.structure('b')).toEqual(ok(undefined));
  expect(first.files.put('b', '{"n":1}', [])).toEqual(ok(undefined));
  expect(first.files.put('a', '{}', [Uint8Array.of(1), Uint8Array.of()])).toEqual(ok(undefined));
  expect(first.files.put('b', '{"n":2}')).toEqual(ok(undefined));
  first.values.put('settings', Uint8Array.of(5));
  first.values.put('gone', Uint8Array.of(5));
  first.values.put('gone', undefined);
  first.close();
  expect(first.files.list()).toEqual(err({ type: 'StoreFailure', detail: 'the data directory is closed' }));
  const second = await openIn(path);
  expect(second.files.list()).toEqual(
    ok([
      { root: 'a', record: '{}' },
      { root: 'b', record: '{"n":2}' },
    ]),
  );
  expect(second.files.structure('a')).toEqual(ok([Uint8Array.of(1), Uint8Array.of()]));
  expect(second.files.structure('b')).toEqual(ok([]));
  expect([second.values.get('settings'), second.values.get('gone')]).toEqual([ok(Uint8Array.of(5)), ok(undefined)]);
  second.files.remove('a');
  expect([second.files.get('a'), second.files.structure('a')]).toEqual([ok(undefined), ok(undefined)]);
});

test('[DD8] directories of every version open with all that is in them', async () => {
  const versions = (await readdir(join(import.meta.dirname, 'golden'))).filter((name) => name.startsWith('version-'));
  expect(versions.length).toBeGreaterThan(0);
  for (const version of versions) {
    const path = join(await temporaryDirectory(), 'data');
    await mkdir(path);
    await cp(join(import.meta.dirname, 'golden', version), path, { recursive: true });
    const directory = await openIn(path);
    expect(await directory.secret('identity', () => new Uint8Array(0))).toEqual(ok(goldenSecret));
    expect(directory.files.list()).toEqual(
      ok([
        { root: 'bafyfile', record: goldenRecord },
        { root: 'bafyother', record: '{}' },
      ]),
    );
    expect(directory.files.structure('bafyfile')).toEqual(ok(goldenStructure));
    expect(directory.values.get('peers')).toEqual(ok(goldenPeers));
    expect(await directory.logs.list()).toEqual(ok([{ name: goldenLog, length: 3 }]));
    expect(await directory.logs.read(goldenLog, 0, 10)).toEqual(ok(goldenEntries));
    expect(await directory.logs.readBeside(goldenLog, 'checkpoint')).toEqual(ok(Uint8Array.of(4, 5)));
  }
});
