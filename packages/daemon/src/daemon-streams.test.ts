/** Reading while fetching, offers, events, examination. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseShareLink } from '@peersume/swarm';
import { type DaemonEvent } from './daemon.ts';
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

async function two(options: { readonly upload?: number; readonly length: number; readonly isPrivate?: boolean }) {
  const network = createLocalNetwork();
  const home = await temporaryDirectory();
  const content = randomBytes(options.length);
  await writeFile(join(home, 'film.bin'), content);
  const ann = await startLocalDaemon(network, 'ann', { name: 'Ann’s laptop', limits: { upload: options.upload } });
  const ben = await startLocalDaemon(network, 'ben', { name: 'Ben’s desk' });
  const shared = valueOf(
    await ann.share({ paths: [join(home, 'film.bin')], isPrivate: options.isPrivate === true }, () => {}, never()),
  );
  return { network, home, content, ann, ben, shared };
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const part of parts) collected.push(part);
  return Buffer.concat(collected);
}

test.each([false, true])(
  '[DM11] a range is read in order though nothing of it was fetched, and little else is, private %j',
  async (isPrivate) => {
    const { content, ben, shared } = await two({ length: 80 * piece, isPrivate });
    const opened = await openLink(ben, shared.link);
    const [start, end] = [50 * piece + 7, 53 * piece + 1];
    const [{ path = '' } = {}] = opened.files;
    const read = await collect(ben.read(opened.root, path, { start, end }, never()));
    expect(read.equals(content.subarray(start, end))).toBe(true);
    expect(ben.file(opened.root)?.receivedBytes).toBeLessThan(12 * piece);
    expect(
      (await collect(ben.read(opened.root, path, { start: 80 * piece - 10 }, never()))).equals(content.subarray(-10)),
    ).toBe(true);
  },
);

test('[DM12] who stops reading stops asking', async () => {
  const { ben, shared } = await two({ length: 400 * piece, upload: 20_000_000 });
  const opened = await openLink(ben, shared.link);
  const abort = new AbortController();
  const reading = async (): Promise<void> => {
    for await (const part of ben.read(opened.root, 'film.bin', { start: 0 }, abort.signal))
      if (part.length > 0) abort.abort();
  };
  await expect(reading()).rejects.toThrow(/abort/iu);
  await eventually(() => ben.file(opened.root)?.rates.download === 0 || (ben.file(opened.root)?.pieces.held ?? 0) < 40);
  expect(ben.file(opened.root)?.pieces.held).toBeLessThan(60);
});

test('[DM13] an offer is accepted, and comes', async () => {
  const { home, ann, ben, shared } = await two({ length: 3 * piece, isPrivate: true });
  // Devices that have a link: here by a file that both speak of.
  await openLink(ben, shared.link);
  await eventually(() => ann.nearby().length > 0 && ben.nearby().length > 0);
  expect(ann.nearby()).toEqual([{ id: 'ben', name: 'Ben’s desk' }]);
  await writeFile(join(home, 'letter.txt'), 'Dear Ben');
  const letter = valueOf(await ann.share({ paths: [join(home, 'letter.txt')], isPrivate: true }, () => {}, never()));
  ben.observe((event: DaemonEvent) => {
    if (event.type !== 'offered') return;
    expect(event.offer).toMatchObject({ from: 'ann', name: 'letter.txt', byteLength: 8, files: 1 });
    event.offer.accept(join(home, 'in'));
  });
  expect(await ann.offer(letter.root, 'ben', never())).toEqual({ ok: true, value: 'accepted' });
  await eventually(() => existsSync(join(home, 'in/letter.txt')));
});

test('[DM13] an offer is declined, and to nobody it cannot be made', async () => {
  const { ann, ben, shared } = await two({ length: 1000 });
  await openLink(ben, shared.link);
  ben.observe((event: DaemonEvent) => {
    if (event.type === 'offered') event.offer.decline();
  });
  expect(await ann.offer(shared.root, 'ben', never())).toEqual({ ok: true, value: 'declined' });
  expect(await ann.offer(shared.root, 'carl', never())).toEqual({ ok: true, value: 'declined' });
  expect(await ann.offer('none', 'ben', never())).toEqual({ ok: false, error: { type: 'FileUnknown', root: 'none' } });
});

test('[DM14] events tell pieces with their senders, and changes a few times a second', async () => {
  const { home, ben, shared } = await two({ length: 20 * piece });
  const events: DaemonEvent[] = [];
  ben.observe((event) => void events.push(event));
  valueOf(await (await openLink(ben, shared.link)).fetch({ into: join(home, 'out'), keep: true }, never()));
  const pieces = events.filter(({ type }) => type === 'pieceCame');
  expect(pieces).toHaveLength(20);
  expect(pieces[0]).toMatchObject({ from: 'ann', root: shared.root });
  expect(events.filter(({ type }) => type === 'fileChanged').length).toBeLessThan(20);
  expect(ben.peers()).toMatchObject([{ info: { peer: 'ann' } }]);
  expect(ben.blocks(shared.root)?.isHeld(3)).toBe(true);
  expect(valueOf(await (ben.blocks(shared.root)?.readPiece(3) ?? Promise.reject(new Error('no blocks'))))).toHaveLength(
    piece,
  );
});

test('[DX4] a link to oneself, and a paused file, are named by the examination', async () => {
  const { ann, shared } = await two({ length: 1000 });
  const own = valueOf(parseShareLink(shared.link));
  expect((await ann.examine(own, never())).cause?.type).toBe('linkIsOwn');
  valueOf(await ann.change(shared.root, { paused: true }));
  expect((await ann.examine(own, never())).cause?.type).toBe('paused');
});
