/** A daemon without a network and a disk, for tests of what is around it: shares are in memory, links open them. */
import { createHash } from 'node:crypto';
import { err, ok } from '@peersume/base';
import { cidFromText, cidToText, formatShareLink, importFolder, importFile, type Manifest } from '@peersume/swarm';
import type { Daemon, DaemonEvent, FileStatus, ListedFile, Offer } from '../../daemon.ts';

export interface MemoryDaemon extends Daemon {
  /** A share as if somebody had made it. Gives its root. */
  put(name: string, files: Readonly<Record<string, Uint8Array>>, options?: PutOptions): Promise<string>;
  tell(event: DaemonEvent): void;
  /** Readers get no further than this many bytes until it is raised. */
  allow(bytes: number): void;
  readonly reading: number;
}

export interface PutOptions {
  readonly isPrivate?: boolean;
  /** Pieces that are not here. */
  readonly missing?: readonly number[];
}

interface Held {
  status: FileStatus;
  readonly manifest: Manifest;
  readonly listing: readonly ListedFile[];
  readonly content: ReadonlyMap<string, Uint8Array>;
  readonly pieces: readonly Uint8Array[];
  readonly missing: ReadonlySet<number>;
}

const chunkBytes = 65_536;

export function createMemoryDaemon(): MemoryDaemon {
  const held = new Map<string, Held>();
  const listeners = new Set<(event: DaemonEvent) => void>();
  const waiting = new Set<() => void>();
  let limits: { upload: number | undefined; download: number | undefined } = { upload: undefined, download: undefined };
  let allowed = Infinity;
  let reading = 0;

  const tell = (event: DaemonEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const daemon: MemoryDaemon = {
    id: '12D3KooWMemory',
    get reading() {
      return reading;
    },
    status: () => ({
      id: '12D3KooWMemory',
      version: '0.0.0',
      mode: 'pure',
      coordinators: [],
      addresses: [],
      links: 0,
      limits,
      rates: { upload: 0, download: 0 },
      dataDirectory: '/memory',
      storedBytes: 0,
      freeBytes: 1,
    }),
    files: () => [...held.values()].map(({ status }) => status),
    file: (root) => held.get(root)?.status,
    peers: () => [],
    nearby: () => [],
    list: (root) => held.get(root)?.listing,
    blocks(root) {
      const file = held.get(root);
      if (file === undefined || file.status.isPrivate) return undefined;
      const isHeld = (piece: number) => !file.missing.has(piece);
      return {
        manifest: file.manifest,
        isHeld,
        readPiece: async (piece) => {
          const bytes = file.pieces[piece];
          return bytes === undefined || !isHeld(piece) ? err({ type: 'PieceMissing', piece }) : ok(bytes);
        },
      };
    },
    async share({ paths, isPrivate, name }, told) {
      const [path = ''] = paths;
      if (path === '/missing') return err({ type: 'PathMissing', path });
      told({ path, bytes: 5, totalBytes: 10 });
      const root = await daemon.put(name ?? 'shared', { '': new TextEncoder().encode(paths.join(' ')) }, { isPrivate });
      const file = held.get(root);
      const link = formatShareLink({ root: rootBytes(root), addresses: [], sources: [] });
      return ok({
        root,
        link: link.ok ? link.value : '',
        files: file?.listing ?? [],
        byteLength: file?.status.byteLength ?? 0,
      });
    },
    async open(link, signal) {
      const root = cidToText(link.root);
      const file = held.get(root);
      if (file === undefined) {
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve(), { once: true });
          waiting.add(resolve);
        });
        return err(signal.aborted ? { type: 'Aborted' } : { type: 'NobodyFound', afterMs: 1 });
      }
      const { status, listing } = file;
      return ok({
        root,
        name: status.name,
        files: listing,
        byteLength: status.byteLength,
        heldBytes: 0,
        fetch: async () => ok(status),
      });
    },
    async change(root, { paused }) {
      const file = held.get(root);
      if (file === undefined) return err({ type: 'FileUnknown', root });
      file.status = { ...file.status, state: paused === true ? 'paused' : 'serving' };
      tell({ type: 'fileChanged', root });
      return ok(undefined);
    },
    async forget(root) {
      if (!held.delete(root)) return err({ type: 'FileUnknown', root });
      tell({ type: 'fileChanged', root });
      return ok(undefined);
    },
    offer: async () => ok('declined'),
    async *read(root, path, { start, end }, signal) {
      const bytes = held.get(root)?.content.get(path) ?? new Uint8Array(0);
      reading++;
      try {
        for (let at = start; at < Math.min(end ?? Infinity, bytes.byteLength); at += chunkBytes) {
          while (at >= allowed)
            await new Promise<void>((resolve, reject) => {
              if (signal.aborted) return void reject(signal.reason);
              signal.addEventListener('abort', () => reject(signal.reason), { once: true });
              waiting.add(resolve);
            });
          yield bytes.subarray(at, Math.min(at + chunkBytes, end ?? Infinity));
        }
      } finally {
        reading--;
      }
    },
    limit(wanted) {
      limits = { upload: wanted.upload, download: wanted.download };
    },
    examine: async () => ({ checks: [], cause: undefined, attempts: [] }),
    observe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {},
    tell,
    allow(bytes) {
      allowed = bytes;
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
    async put(name, files, { isPrivate = false, missing = [] } = {}) {
      const pieces: Uint8Array[] = [];
      const options = {
        sha256: async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()),
        onPiece: (bytes: Uint8Array) => void pieces.push(bytes.slice()),
      };
      const single = files[''];
      const made =
        single === undefined
          ? await importFolder(
              Object.entries(files).map(([path, content]) => ({ path, content: [content] })),
              options,
            )
          : await importFile([single], options);
      if (!made.ok) throw new Error(made.error.type);
      const manifest = made.value;
      const root = cidToText(manifest.root);
      // Pieces came in the order of import; the manifest's order is by name.
      const byDigest = new Map(
        pieces.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes] as const),
      );
      const ordered = Array.from({ length: manifest.pieceCount }, (_, piece) => {
        const bytes = byDigest.get(Buffer.from(manifest.pieceDigest(piece)).toString('hex'));
        if (bytes === undefined) throw new Error(`piece ${piece} was not imported`);
        return bytes;
      });
      held.set(root, {
        manifest,
        status: statusOf(root, name, isPrivate, single === undefined, manifest.byteLength),
        listing: manifest.files.map(({ path, byteLength }) => ({ path: path === '' ? name : path, byteLength })),
        content: new Map(Object.entries(files).map(([path, bytes]) => [path === '' ? name : path, bytes])),
        pieces: ordered,
        missing: new Set(missing),
      });
      return root;
    },
  };
  return daemon;
}

export interface MemoryOffer extends Offer {
  readonly answers: string[];
}

export function memoryOffer(name: string): MemoryOffer {
  const answers: string[] = [];
  return {
    from: '12D3KooWAnna',
    name,
    byteLength: 5,
    files: 1,
    answers,
    accept: (into) => void answers.push(`accepted into ${into}`),
    decline: () => void answers.push('declined'),
  };
}

function rootBytes(root: string): Uint8Array {
  const read = cidFromText(root);
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
}

const statusOf = (
  root: string,
  name: string,
  isPrivate: boolean,
  isFolder: boolean,
  byteLength: number,
): FileStatus => ({
  root,
  name,
  isPrivate,
  isFolder,
  state: 'serving',
  byteLength,
  wantedBytes: byteLength,
  heldBytes: byteLength,
  sentBytes: 0,
  receivedBytes: 0,
  rates: { upload: 0, download: 0 },
  secondsLeft: undefined,
  pieces: { count: 1, pieceLength: 262_144, held: 1, stretches: Uint8Array.of(255) },
  peers: 0,
  ways: new Map(),
});
