/** What becomes of files on disks: restarts, choices, changes, places that are taken. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLocalNetwork } from './testing/local-network.ts';
import {
  eventually,
  never,
  openLink,
  startLocalDaemon,
  temporaryDirectory,
  valueOf,
} from './testing/start-local-daemon.ts';

const piece = 256 * 1024;

async function album(home: string): Promise<Record<string, Buffer>> {
  const contents = {
    'a.bin': randomBytes(3 * piece),
    'b/c.bin': randomBytes(2 * piece + 5),
    'b/d.bin': randomBytes(700),
  };
  await mkdir(join(home, 'album/b'), { recursive: true });
  for (const [path, bytes] of Object.entries(contents)) await writeFile(join(home, 'album', path), bytes);
  return contents;
}

describe('[DM2] what ran before a restart runs after it', () => {
  test.each([false, true])('a share is served on from its original files, private %j', async (isPrivate) => {
    const network = createLocalNetwork();
    const home = await temporaryDirectory();
    await album(home);
    const first = await startLocalDaemon(network, 'ann', { dataDirectory: join(home, 'ann') });
    const shared = valueOf(await first.share({ paths: [join(home, 'album')], isPrivate }, () => {}, never()));
    await first.close();
    const again = await startLocalDaemon(network, 'ann', { dataDirectory: join(home, 'ann') });
    expect(again.file(shared.root)).toMatchObject({ state: 'serving', isPrivate });
    expect(again.status().storedBytes, 'no second copy').toBe(0);
    const ben = await startLocalDaemon(network, 'ben');
    const opened = await openLink(ben, shared.link);
    valueOf(await opened.fetch({ into: join(home, 'out'), keep: true }, never()));
    expect(existsSync(join(home, 'out/album/b/d.bin'))).toBe(true);
  });

  test.each([false, true])(
    'what was fetched is served to others, from where it was placed, private %j',
    async (isPrivate) => {
      const network = createLocalNetwork();
      const home = await temporaryDirectory();
      const contents = await album(home);
      const ann = await startLocalDaemon(network, 'ann');
      const shared = valueOf(await ann.share({ paths: [join(home, 'album')], isPrivate }, () => {}, never()));
      const ben = await startLocalDaemon(network, 'ben', { dataDirectory: join(home, 'ben') });
      valueOf(await (await openLink(ben, shared.link)).fetch({ into: join(home, 'out'), keep: true }, never()));
      await ann.close();
      await ben.close();
      const again = await startLocalDaemon(network, 'ben', { dataDirectory: join(home, 'ben') });
      expect(again.status().storedBytes).toBe(0);
      const carl = await startLocalDaemon(network, 'carl');
      valueOf(await (await openLink(carl, shared.link)).fetch({ into: join(home, 'carls'), keep: true }, never()));
      for (const [path, bytes] of Object.entries(contents))
        expect((await readFile(join(home, 'carls/album', path))).equals(bytes)).toBe(true);
    },
  );
});

test.each([false, true])('[DM3] only what was chosen is fetched and placed, private %j', async (isPrivate) => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  const contents = await album(home);
  const [ann, ben] = [await startLocalDaemon(network, 'ann'), await startLocalDaemon(network, 'ben')];
  const shared = valueOf(await ann.share({ paths: [join(home, 'album')], isPrivate }, () => {}, never()));
  const opened = await openLink(ben, shared.link);
  const status = valueOf(await opened.fetch({ into: join(home, 'out'), paths: ['b'], keep: true }, never()));
  expect(await readdir(join(home, 'out/album'))).toEqual(['b']);
  for (const path of ['b/c.bin', 'b/d.bin'] as const)
    expect((await readFile(join(home, 'out/album', path))).equals(contents[path] as Buffer)).toBe(true);
  expect(status.receivedBytes).toBeLessThan(isPrivate ? 6 * piece : 3 * piece);
});

test('[DM4] what is there is never written over', async () => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  await album(home);
  const [ann, ben] = [await startLocalDaemon(network, 'ann'), await startLocalDaemon(network, 'ben')];
  const shared = valueOf(await ann.share({ paths: [join(home, 'album')], isPrivate: false }, () => {}, never()));
  const opened = await openLink(ben, shared.link);
  const fetched = await opened.fetch({ into: home, keep: true }, never());
  expect(fetched).toEqual({ ok: false, error: { type: 'PathTaken', path: join(home, 'album') } });
});

describe('[DM6] an original that changes is told, and never given out as what it was', () => {
  test.each([false, true])('changed in place, private %j', async (isPrivate) => {
    const network = createLocalNetwork();
    const home = await temporaryDirectory();
    await writeFile(join(home, 'film.bin'), randomBytes(2 * piece));
    const ann = await startLocalDaemon(network, 'ann');
    const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate }, () => {}, never()));
    await writeFile(join(home, 'film.bin'), randomBytes(2 * piece));
    const ben = await startLocalDaemon(network, 'ben', { patienceMs: 300 });
    const abort = new AbortController();
    const link = await openLink(ben, shared.link).catch(() => undefined);
    void link?.fetch({ into: join(home, 'out'), keep: true }, abort.signal);
    await eventually(() => ann.file(shared.root)?.trouble !== undefined);
    expect(ann.file(shared.root)).toMatchObject({
      state: 'trouble',
      trouble: { type: 'SourceChanged', path: join(home, 'film.bin') },
    });
    abort.abort();
    expect(existsSync(join(home, 'out/film.bin'))).toBe(false);
  });

  test('gone at the next start', async () => {
    const network = createLocalNetwork();
    const home = await temporaryDirectory();
    await album(home);
    const ann = await startLocalDaemon(network, 'ann', { dataDirectory: join(home, 'ann') });
    const shared = valueOf(await ann.share({ paths: [join(home, 'album')], isPrivate: false }, () => {}, never()));
    await ann.close();
    await rm(join(home, 'album/a.bin'));
    const again = await startLocalDaemon(network, 'ann', { dataDirectory: join(home, 'ann') });
    expect(again.file(shared.root)).toMatchObject({
      trouble: { type: 'SourceChanged', path: join(home, 'album/a.bin') },
    });
    expect(again.file(shared.root)?.pieces.held).toBe(4);
  });
});

test('[DM7] forgetting deletes what was fetched only where asked, and a person’s own files never', async () => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  await writeFile(join(home, 'film.bin'), randomBytes(1000));
  const [ann, ben] = [await startLocalDaemon(network, 'ann'), await startLocalDaemon(network, 'ben')];
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: false }, () => {}, never()));
  valueOf(await (await openLink(ben, shared.link)).fetch({ into: join(home, 'out'), keep: true }, never()));
  valueOf(await ann.forget(shared.root, { deleteFetched: true }));
  valueOf(await ben.forget(shared.root, { deleteFetched: true }));
  expect(existsSync(join(home, 'film.bin'))).toBe(true);
  expect(existsSync(join(home, 'out/film.bin'))).toBe(false);
  expect([...ann.files(), ...ben.files()]).toEqual([]);
});

test.each([undefined, ['b']])('[DM7] what somebody put beside the files stays, chosen %j', async (paths) => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  await album(home);
  const [ann, ben] = [await startLocalDaemon(network, 'ann'), await startLocalDaemon(network, 'ben')];
  const shared = valueOf(await ann.share({ paths: [join(home, 'album')], isPrivate: true }, () => {}, never()));
  valueOf(await (await openLink(ben, shared.link)).fetch({ into: join(home, 'out'), paths, keep: true }, never()));
  await writeFile(join(home, 'out/album/notes.txt'), 'mine');
  valueOf(await ben.forget(shared.root, { deleteFetched: true }));
  expect(await readdir(join(home, 'out/album'))).toEqual(['notes.txt']);
});

test('[DM8] a paused file rests on both ends and goes on', async () => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  await writeFile(join(home, 'film.bin'), randomBytes(30 * piece));
  const ann = await startLocalDaemon(network, 'ann', { limits: { upload: 4_000_000 } });
  const ben = await startLocalDaemon(network, 'ben');
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: false }, () => {}, never()));
  const fetched = (await openLink(ben, shared.link)).fetch({ into: join(home, 'out'), keep: true }, never());
  await eventually(() => (ben.file(shared.root)?.heldBytes ?? 0) > 2 * piece);
  valueOf(await ben.change(shared.root, { paused: true }));
  expect(ben.file(shared.root)).toMatchObject({ state: 'paused', secondsLeft: undefined });
  valueOf(await ben.change(shared.root, { paused: false }));
  ann.limit({});
  expect(valueOf(await fetched)).toMatchObject({ state: 'serving' });
});

test('[DM9] a link that nobody serves is told, and nothing of it stays', async () => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  await writeFile(join(home, 'film.bin'), randomBytes(2 * piece));
  const ann = await startLocalDaemon(network, 'ann');
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: false }, () => {}, never()));
  await ann.close();
  const ben = await startLocalDaemon(network, 'ben', { patienceMs: 50 });
  await expect(openLink(ben, shared.link)).rejects.toThrow('NobodyFound');
  expect(ben.files()).toEqual([]);
});

test('[DM10] a link whose key was changed is told', async () => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  await writeFile(join(home, 'one'), randomBytes(1000));
  await writeFile(join(home, 'two'), randomBytes(1000));
  const [ann, ben] = [await startLocalDaemon(network, 'ann'), await startLocalDaemon(network, 'ben')];
  const one = valueOf(await ann.share({ paths: [join(home, 'one')], isPrivate: true }, () => {}, never()));
  const { parseShareLink } = await import('@peersume/swarm');
  const link = valueOf(parseShareLink(one.link));
  const opened = ben.open({ ...link, key: new Uint8Array(32) }, AbortSignal.timeout(1500));
  // Who has another key asks under other names, and finds nobody.
  expect(await opened).toEqual({ ok: false, error: { type: 'Aborted' } });
});

test.skipIf(!existsSync('/dev/shm'))('[DM17] onto another file system, pieces grow beside the target', async () => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  const contents = await album(home);
  const there = await mkdtemp('/dev/shm/peersume-daemon-');
  onTestFinished(() => rm(there, { recursive: true, force: true }));
  const [ann, ben] = [await startLocalDaemon(network, 'ann'), await startLocalDaemon(network, 'ben')];
  const shared = valueOf(await ann.share({ paths: [join(home, 'album')], isPrivate: false }, () => {}, never()));
  valueOf(await (await openLink(ben, shared.link)).fetch({ into: there, keep: true }, never()));
  for (const [path, bytes] of Object.entries(contents))
    expect((await readFile(join(there, 'album', path))).equals(bytes)).toBe(true);
  expect(await readdir(there), 'nothing else stays').toEqual(['album']);
});

test.each([false, true])('[DM18] a folder of very many files comes whole, private %j', async (isPrivate) => {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  await mkdir(join(home, 'many'));
  const names = Array.from({ length: 1030 }, (_, index) => `file-${index}`);
  await Promise.all(names.map((name) => writeFile(join(home, 'many', name), `this is ${name}`)));
  const [ann, ben] = [await startLocalDaemon(network, 'ann'), await startLocalDaemon(network, 'ben')];
  const shared = valueOf(await ann.share({ paths: [join(home, 'many')], isPrivate }, () => {}, never()));
  valueOf(await (await openLink(ben, shared.link)).fetch({ into: join(home, 'out'), keep: true }, never()));
  expect(await readdir(join(home, 'out/many'))).toHaveLength(1030);
  expect(await readFile(join(home, 'out/many/file-777'), 'utf8')).toBe('this is file-777');
});
