/**
 * Runs inside a mount namespace of its own, where the directory that it is given is a file system of 4 MiB: fills it, makes
 * room, finishes, makes it read-only. Prints what the store said, as JSON.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Payload, type Result } from '@peersume/base';
import { createNodeDisk } from '@peersume/storage/node';
import { openDiskPieceStore, type PieceStore, type StoreError } from '@peersume/swarm';
import { sampleContent, verifyNow } from '@peersume/swarm/testing/piece-store';

const directory = process.argv[2] ?? '';
const mount = (...given: string[]): void => {
  const { status, stderr } = spawnSync('mount', [...given, directory]);
  if (status !== 0) throw new Error(stderr.toString());
};
mount('-t', 'tmpfs', '-o', 'size=4m', 'none');
const filler = join(directory, 'filler');
writeFileSync(filler, new Uint8Array(2_000_000));

const { manifest, piece } = sampleContent([Array.from({ length: 30 }, () => 100_000)]);
const all = Array.from({ length: manifest.pieceCount }, (_, index) => index);

async function open(): Promise<PieceStore & AsyncDisposable> {
  const disk = createNodeDisk({ locate: directory });
  const opened = await new Promise<Result<PieceStore, StoreError>>((resolve) =>
    openDiskPieceStore({ disk, manifest, name: 'small', verify: verifyNow }, resolve),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return Object.assign(opened.value, {
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => opened.value.close(resolve));
      await disk.close();
    },
  });
}
const write = async (store: PieceStore, number: number): Promise<string> => {
  const written = await new Promise<Result<void, StoreError>>((resolve) => store.write(number, piece(number), resolve));
  return written.ok ? 'ok' : written.error.type;
};
const isTrue = async (store: PieceStore, number: number): Promise<boolean> => {
  const read = await new Promise<Result<Payload, StoreError>>((resolve) => store.read(number, resolve));
  return read.ok && Buffer.compare(read.value as Uint8Array, piece(number)) === 0;
};
const areTrue = async (store: PieceStore): Promise<boolean> =>
  (await Promise.all([...store.held].map((number) => isTrue(store, number)))).every(Boolean);

const told: Record<string, unknown> = {};
{
  await using store = await open();
  const whenFull = await Promise.all(all.map((number) => write(store, number)));
  const acknowledged = all.filter((number) => whenFull[number] === 'ok');
  told['full'] = [...new Set(whenFull)].sort();
  told['keepsAll'] = acknowledged.length > 5 && acknowledged.every((number) => store.held.has(number));
  told['true'] = await areTrue(store);
  rmSync(filler);
  told['withRoom'] = [...new Set(await Promise.all(all.map((number) => write(store, number))))];
  told['complete'] = store.held.isFull && (await areTrue(store));
}
mount('-o', 'remount,ro');
{
  await using store = await open();
  told['readOnly'] = [store.held.isFull && (await areTrue(store))];
}
process.stdout.write(JSON.stringify(told));
