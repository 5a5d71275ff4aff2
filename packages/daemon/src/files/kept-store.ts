/**
 * The store of one file as long as the daemon keeps it: opened once, however often the swarm puts it away. What is placed
 * is read from there, the rest grows in a directory of its own.
 */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, err, ok, type Result } from '@peersume/base';
import { createNodeDisk, type NodeDisk } from '@peersume/storage/node';
import {
  type DiskPieceStore,
  type Manifest,
  openDiskPieceStore,
  PieceSet,
  type PieceStore,
  type StoreError,
} from '@peersume/swarm';
import { type FileRecord } from '../keep/file-record.ts';
import { verifyPayload } from '../store/hashing.ts';
import { createLayeredStore, type LayeredStore, type StoreLayers, type StoreWatcher } from '../store/layered-store.ts';
import { openOriginFiles } from '../store/origin-files.ts';
import { createOriginStore, readPlainOrigin } from '../store/origin-store.ts';
import { readPrivateOrigin } from '../store/private-origin.ts';

export interface KeptStore {
  readonly layered: LayeredStore;
  readonly growing: DiskPieceStore | undefined;
  /** Both layers anew, after they were closed for a change that failed. */
  reopen(): Promise<StoreLayers>;
  close(): Promise<void>;
}

export interface KeptStoreWatcher extends StoreWatcher {
  originChanged(path: string): void;
}

export const growingName = 'share';

/** `work`: where pieces grow; undefined where everything is placed. */
export async function openKeptStore(
  manifest: Manifest,
  record: FileRecord,
  work: string | undefined,
  watcher: KeptStoreWatcher,
): Promise<Result<KeptStore, StoreError>> {
  const placed = await openPlaced(manifest, record, watcher);
  const first = work === undefined ? undefined : await openGrowing(manifest, work);
  if (first?.ok === false) return first;
  let growing = first?.value;
  const held = placed?.held.copy() ?? new PieceSet(manifest.pieceCount);
  for (const piece of growing?.store.held ?? []) held.add(piece);
  const layered = createLayeredStore(held, { placed, growing: growing?.store }, watcher);
  return ok({
    layered,
    get growing() {
      return growing?.store;
    },
    async reopen() {
      await growing?.disk.close();
      const again = work === undefined ? undefined : await openGrowing(manifest, work);
      growing = again?.ok === true ? again.value : undefined;
      return { placed: await openPlaced(manifest, record, watcher), growing: growing?.store };
    },
    async close() {
      await new Promise<void>((resolve) => layered.close(resolve));
      await growing?.disk.close();
    },
  });
}

/** Undefined where nothing is placed. */
export async function openPlaced(
  manifest: Manifest,
  record: FileRecord,
  watcher: Pick<KeptStoreWatcher, 'originChanged'>,
): Promise<PieceStore | undefined> {
  const { origins, key, index } = record;
  if (origins.length === 0 && manifest.pieceCount > 0) return undefined;
  const held = await heldOfOrigins(manifest, record, watcher);
  const byNumber: { path: string; byteLength: number }[] = [];
  for (const origin of origins) byNumber[origin.file] = origin;
  const files = openOriginFiles(byNumber);
  const secret = key === undefined ? undefined : Buffer.from(key, 'hex');
  assert(secret === undefined || index !== undefined, 'what is placed of a private share is known by its index');
  const read =
    secret === undefined || index === undefined
      ? readPlainOrigin(manifest, files)
      : await readPrivateOrigin(manifest, secret, index, files);
  const changed = (piece: number, error: { readonly path: string } | undefined): void =>
    watcher.originChanged(error?.path ?? pathOfPiece(manifest, record, piece));
  return createOriginStore({ manifest, held, read, close: () => files.close(), changed });
}

/** Files that are gone, or have another length, hold nothing; others are judged piece by piece. */
async function heldOfOrigins(
  manifest: Manifest,
  { origins, key }: FileRecord,
  watcher: Pick<KeptStoreWatcher, 'originChanged'>,
): Promise<PieceSet> {
  const held = new PieceSet(manifest.pieceCount);
  for (const { path, byteLength, file } of origins) {
    const there = await stat(path).catch(() => undefined);
    if (there?.size !== byteLength) {
      watcher.originChanged(path);
      // Pieces of a private share lie across its files: those that are not there any more are found as they are read.
      continue;
    }
    const listed = key === undefined ? manifest.files[file] : undefined;
    for (let piece = 0; piece < (listed?.pieceCount ?? 0); piece++) held.add((listed?.firstPiece ?? 0) + piece);
  }
  return key === undefined ? held : PieceSet.full(manifest.pieceCount);
}

function pathOfPiece(manifest: Manifest, { origins }: FileRecord, piece: number): string {
  const found = origins.find(({ file }) => {
    const listed = manifest.files[file];
    return listed !== undefined && piece >= listed.firstPiece && piece < listed.firstPiece + listed.pieceCount;
  });
  return (found ?? origins[0])?.path ?? '';
}

interface Growing {
  readonly store: DiskPieceStore;
  readonly disk: NodeDisk;
}

export async function openGrowing(manifest: Manifest, work: string): Promise<Result<Growing, StoreError>> {
  try {
    await mkdir(work, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err({
      type: 'StoreFailure',
      detail: error instanceof Error ? error.message : 'the directory cannot be made',
    });
  }
  // As other programs make files: they are what a person finds in the end.
  const disk = createNodeDisk({ locate: (name) => ({ path: join(work, name), mode: 0o666 }) });
  const store = await new Promise<Result<DiskPieceStore, StoreError>>((resolve) =>
    openDiskPieceStore({ disk, manifest, name: growingName, verify: verifyPayload }, resolve),
  );
  if (store.ok) return ok({ store: store.value, disk });
  await disk.close();
  return store;
}

export const removeWork = (work: string): Promise<void> => rm(work, { recursive: true, force: true });
