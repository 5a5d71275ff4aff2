/** All files that a daemon keeps: shared, opened, fetched, restored after a restart. One root is kept once. */
import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import { cidToText, type Manifest, type ShareLink } from '@peersume/swarm';
import { type DaemonError } from '../daemon-error.ts';
import {
  type Daemon,
  type FetchRequest,
  type FileStatus,
  type ImportState,
  type Opened,
  type Shared,
  type ShareRequest,
} from '../daemon.ts';
import { exists } from '../fetch/place-files.ts';
import { removePlaced } from '../fetch/remove-placed.ts';
import { safeNameOf } from '../fetch/safe-name.ts';
import { type FileRecord } from '../keep/file-record.ts';
import { importPaths } from '../share/import-paths.ts';
import { removeWork } from './kept-store.ts';
import { createKeptFile, type KeptFile, type KeptFileOwner } from './kept-file.ts';
import { listManifest, listPrivate } from './listing.ts';

export interface FileBoard extends Pick<Daemon, 'share' | 'open' | 'forget'> {
  readonly files: ReadonlyMap<string, KeptFile>;
  restore(): Promise<Result<void, DaemonError>>;
  close(): Promise<void>;
}

export interface FileBoardOwner extends KeptFileOwner {
  /** Where pieces grow when the place of the download is on the same file system, and where it is not known yet. */
  readonly dataDirectory: string;
  linkOf(record: FileRecord): string;
  /** How long somebody is looked for before it is said that there is nobody. */
  readonly patienceMs: number;
}

export function createFileBoard(owner: FileBoardOwner): FileBoard {
  const { catalog, clock } = owner;
  const files = new Map<string, KeptFile>();

  async function keep(record: FileRecord, manifest?: Manifest): Promise<Result<KeptFile, DaemonError>> {
    const saved = catalog.put(record, manifest);
    if (!saved.ok) return err({ type: 'StoreTrouble', cause: saved.error });
    const file = createKeptFile(record, owner);
    files.set(record.root, file);
    await file.start();
    return ok(file);
  }

  async function share(
    request: ShareRequest,
    told: (progress: ImportState) => void,
    signal: AbortSignal,
  ): Promise<Result<Shared, DaemonError>> {
    const imported = await importPaths(request, told, signal);
    if (!imported.ok) return imported;
    const { manifest, name, isFolder, byteLength, secret, origins } = imported.value;
    const root = cidToText(manifest.root);
    const before = files.get(root);
    await before?.stop();
    const record: FileRecord = {
      ...newRecord(root, name),
      ...(secret !== undefined && { key: Buffer.from(secret.key).toString('hex'), index: secret.index }),
      isFolder,
      byteLength,
      shareBytes: manifest.byteLength,
      isOwn: true,
      phase: 'placed',
      origins: origins.map((origin, file) => ({ ...origin, file })),
      sources: request.sources ?? [],
    };
    const kept = await keep(record, manifest);
    if (!kept.ok) return kept;
    if (before?.record.fetch !== undefined) await removeWork(before.record.fetch.work);
    const listing = secret === undefined ? listManifest(manifest, name) : listPrivate(manifest, secret.index);
    return ok({ root, link: owner.linkOf(record), files: listing.files, byteLength });
  }

  async function open(link: ShareLink, signal: AbortSignal): Promise<Result<Opened, DaemonError>> {
    const root = cidToText(link.root);
    const key = link.key === undefined ? undefined : Buffer.from(link.key).toString('hex');
    const name = link.name ?? root;
    let known = files.get(root);
    // Without its key a private share was seen as one file without a name.
    if (known?.record.phase === 'known' && key !== undefined && known.record.key !== key) {
      await drop(known);
      known = undefined;
    }
    const isNew = known === undefined;
    known?.membership?.hear(link.addresses, 'link');
    const kept =
      known !== undefined
        ? ok(known)
        : await keep({
            ...newRecord(root, name),
            ...(key !== undefined && { key }),
            byteLength: link.byteLength ?? 0,
            addresses: link.addresses,
            sources: link.sources,
          });
    if (!kept.ok) return kept;
    const file = kept.value;
    const listing = await withPatience(file, signal);
    if (!listing.ok) {
      // What was never known is not remembered.
      if (isNew && file.record.phase === 'known') await drop(file);
      return listing;
    }
    const { files: listed, byteLength } = listing.value;
    return ok({
      root,
      name: file.record.name,
      files: listed,
      byteLength,
      heldBytes: file.status().heldBytes,
      fetch: (request, fetchSignal) => fetch(file, request, fetchSignal),
    });
  }

  /** Somebody may come later, but a person wants to know that nobody is there. */
  async function withPatience(file: KeptFile, signal: AbortSignal): ReturnType<KeptFile['known']> {
    const patience = new AbortController();
    const startedAt = clock.now();
    let isNobodyThere = false;
    const look = (): void => {
      isNobodyThere = owner.peersOf(file.record.root) === 0;
      if (isNobodyThere) patience.abort();
      else timer = clock.after(owner.patienceMs, look);
    };
    let timer = clock.after(owner.patienceMs, look);
    const known = await file.known(AbortSignal.any([signal, patience.signal]));
    timer.cancel();
    if (!known.ok && isNobodyThere && !signal.aborted)
      return err({ type: 'NobodyFound', afterMs: Math.round(clock.now() - startedAt) });
    return known;
  }

  async function fetch(
    file: KeptFile,
    request: FetchRequest,
    signal: AbortSignal,
  ): Promise<Result<FileStatus, DaemonError>> {
    const place = await placeFor(file, request);
    if (!place.ok) return place;
    const { record } = file;
    if (record.phase !== 'placed') {
      const fetched = await file.fetch({ ...request, ...place.value }, signal);
      if (!fetched.ok) return fetched;
    }
    const status = file.status();
    if (!request.keep && !file.record.isOwn) await drop(file);
    return ok(status);
  }

  /** One new file or folder below the directory; what is there already is left alone. */
  async function placeFor(
    file: KeptFile,
    { into }: FetchRequest,
  ): Promise<Result<{ target: string; work: string; into: string }, DaemonError>> {
    const { record } = file;
    const directory = resolve(into);
    const target = join(directory, targetName(file));
    if (record.fetch !== undefined) {
      if (record.fetch.target === target) return ok({ target, work: record.fetch.work, into: directory });
      return err({ type: 'PathTaken', path: record.fetch.target });
    }
    if (await exists(target)) return err({ type: 'PathTaken', path: target });
    try {
      await mkdir(directory, { recursive: true });
      const [here, there] = await Promise.all([stat(owner.dataDirectory), stat(directory)]);
      // To move a file is to rename it only within one file system.
      const work =
        here.dev === there.dev ? owner.workOf(record.root) : join(directory, `.peersume-${record.root.slice(-16)}`);
      return ok({ target, work, into: directory });
    } catch (error) {
      return err({
        type: 'PathUnreadable',
        path: directory,
        detail: error instanceof Error ? error.message : 'unknown',
      });
    }
  }

  /** A private share tells by its index whether it is a file alone. */
  function targetName({ record, listing }: KeptFile): string {
    const [only, another] = listing?.files ?? [];
    const isOneFile = !record.isFolder && only !== undefined && another === undefined;
    return safeNameOf(isOneFile && record.key !== undefined ? only.path : record.name, record.root);
  }

  async function forget(
    root: string,
    { deleteFetched }: { readonly deleteFetched: boolean },
  ): Promise<Result<void, DaemonError>> {
    const file = files.get(root);
    if (file === undefined) return err({ type: 'FileUnknown', root });
    const { record, listing } = file;
    await drop(file);
    if (deleteFetched && !record.isOwn && record.phase === 'placed') await removePlaced(record, listing);
    return ok(undefined);
  }

  async function drop(file: KeptFile): Promise<void> {
    const { root, fetch: fetched } = file.record;
    await file.stop();
    if (files.get(root) === file) files.delete(root);
    catalog.remove(root);
    if (!file.record.isOwn) {
      await removeWork(owner.workOf(root));
      if (fetched !== undefined) await removeWork(fetched.work);
    }
    owner.changed(root);
  }

  /** Pieces of files that are not kept any more: of a program that was killed while it forgot them. */
  async function removeStrays(): Promise<void> {
    const found = await readdir(dirname(owner.workOf('any'))).catch(() => []);
    for (const root of found) if (!files.has(root)) await removeWork(owner.workOf(root));
  }

  return {
    files,
    share,
    open,
    forget,
    async restore() {
      const records = catalog.load();
      if (!records.ok) return err({ type: 'StoreTrouble', cause: records.error });
      for (const record of records.value) {
        // What somebody only looked at is looked for no longer.
        if (record.phase === 'known') catalog.remove(record.root);
        if (record.phase === 'known') continue;
        const file = createKeptFile(record, owner);
        files.set(record.root, file);
        await file.start();
      }
      await removeStrays();
      return ok(undefined);
    },
    async close() {
      await Promise.all([...files.values()].map((file) => file.stop()));
      files.clear();
    },
  };
}

const newRecord = (root: string, name: string): FileRecord => ({
  version: 1,
  root,
  name,
  isFolder: false,
  byteLength: 0,
  isOwn: false,
  phase: 'known',
  origins: [],
  isPaused: false,
  weight: 1,
  addresses: [],
  sources: [],
  sentBytes: 0,
  receivedBytes: 0,
});
