/** Two and three daemons over real sockets of this machine, put together as programs put them together. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatShareLink, parseShareLink, type ShareLink } from '@peersume/swarm';
import { expect, onTestFinished, test } from 'vitest';
import { type Settings } from './config/index.ts';
import { type Daemon } from './daemon.ts';
import { startDaemon } from './start-daemon.ts';
import { localSettings } from './testing/local-settings.ts';
import { eventually, never, openLink, temporaryDirectory, valueOf } from './testing/start-local-daemon.ts';

const piece = 256 * 1024;

async function start(home: string, name: string, change: Partial<Settings> = {}): Promise<Daemon> {
  const { daemon } = valueOf(
    await startDaemon(localSettings(join(home, name), change), { libp2p: 'off', patienceMs: 2000 }),
  );
  onTestFinished(() => daemon.close());
  return daemon;
}

const fast = (daemon: Daemon): string =>
  daemon.status().addresses.find((address) => address.includes('/tls/p2p/')) ?? '';
const linkTo = (link: string, addresses: readonly string[]): ShareLink => ({
  ...valueOf(parseShareLink(link)),
  addresses,
});

test('[DM1] three daemons: who has fetched serves the next, and they find each other through the first', async () => {
  const home = await temporaryDirectory();
  const content = randomBytes(40 * piece);
  await writeFile(join(home, 'film.bin'), content);
  const [ann, ben, carl] = [
    await start(home, 'ann', { uploadLimit: 8_000_000 }),
    await start(home, 'ben'),
    await start(home, 'carl'),
  ];
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: true }, () => {}, never()));
  const opened = await Promise.all([openLink(ben, shared.link), openLink(carl, shared.link)]);
  const [toBen, toCarl] = opened;
  await Promise.all([
    toBen?.fetch({ into: join(home, 'bens'), keep: true }, never()),
    toCarl?.fetch({ into: join(home, 'carls'), keep: true }, never()),
  ]);
  for (const into of ['bens', 'carls'])
    expect((await readFile(join(home, into, 'film.bin'))).equals(content)).toBe(true);
  // Ann is gone; Ben is asked, by his address.
  await ann.close();
  const dora = await start(home, 'dora');
  const link = linkTo(shared.link, [fast(ben)]);
  const toDora = await openLink(dora, valueOf(formatShareLink(link)));
  valueOf(await toDora.fetch({ into: join(home, 'doras'), keep: false }, never()));
  expect((await readFile(join(home, 'doras/film.bin'))).equals(content)).toBe(true);
  expect(dora.files(), 'what is not kept is not served on').toEqual([]);
});

test('[DX5] the examination names what really happens at an address', async () => {
  const home = await temporaryDirectory();
  await writeFile(join(home, 'film.bin'), randomBytes(1000));
  const [ann, ben, carl] = [await start(home, 'ann'), await start(home, 'ben'), await start(home, 'carl')];
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: false }, () => {}, never()));
  const cause = async (addresses: readonly string[]): Promise<string | undefined> => {
    const examined = await ben.examine(linkTo(shared.link, addresses), never());
    expect(examined.checks.length).toBeGreaterThan(7);
    return examined.cause?.type;
  };
  // Reached, and it has the file.
  expect(await cause([fast(ann)])).toBeUndefined();
  valueOf(await ben.forget(shared.root, { deleteFetched: false }));
  const [dora, emil] = [await start(home, 'dora'), await start(home, 'emil')];
  await ann.forget(shared.root, { deleteFetched: false });
  expect(await cause([fast(dora)]), 'somebody without the file').toBe('nobodyHasIt');
  expect(await cause([fast(carl).replace(/p2p\/.*/u, `p2p/${emil.id}`)]), 'somebody else').toBe('wrongPeer');
  expect(await cause([`/ip4/127.0.0.1/tcp/1/tls/p2p/${emil.id}`]), 'nobody there').toBe('addressLoopback');
  expect(await cause([fast(ben)]), 'itself').toBe('linkIsOwn');
  const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  onTestFinished(() => void web.close());
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const at = web.address();
  const port = typeof at === 'object' ? at?.port : 0;
  expect(['notSpoken', 'handshakeStopped', 'answerStopped']).toContain(
    await cause([`/ip4/127.0.0.1/tcp/${port}/tls/p2p/${emil.id}`]),
  );
});

test('[DM15] one daemon works in a directory, and a port that is taken is told', async () => {
  const home = await temporaryDirectory();
  const ann = await start(home, 'ann');
  const same = await startDaemon(localSettings(join(home, 'ann')), { libp2p: 'off' });
  expect(same).toMatchObject({ ok: false, error: { type: 'DirectoryLocked', byProcess: process.pid } });
  const port = Number(/tcp\/(\d+)/u.exec(fast(ann))?.[1]);
  const taken = await startDaemon(localSettings(join(home, 'ben'), { fastPort: port }), { libp2p: 'off' });
  expect(taken).toEqual({ ok: false, error: { type: 'PortTaken', port } });
});

test('[DM16] it is the same peer after a restart, and comes back to those who look for it', async () => {
  const home = await temporaryDirectory();
  await writeFile(join(home, 'film.bin'), randomBytes(60 * piece));
  const ann = await start(home, 'ann', { uploadLimit: 6_000_000 });
  const port = Number(/tcp\/(\d+)/u.exec(fast(ann))?.[1]);
  const shared = valueOf(await ann.share({ paths: [join(home, 'film.bin')], isPrivate: false }, () => {}, never()));
  const ben = await start(home, 'ben');
  const fetched = (await openLink(ben, shared.link)).fetch({ into: join(home, 'out'), keep: true }, never());
  await eventually(() => (ben.file(shared.root)?.pieces.held ?? 0) > 5);
  await ann.close();
  const again = await start(home, 'ann', { fastPort: port });
  expect(again.id).toBe(ann.id);
  expect(valueOf(await fetched)).toMatchObject({ state: 'serving' });
});
