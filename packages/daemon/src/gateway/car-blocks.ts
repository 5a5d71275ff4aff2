/**
 * Blocks from an archive on this machine (CAR, version 1). The file is passed over once for where each block lies; bytes
 * are read when they are asked for, and checked by whoever asked: an archive may be wrong or change.
 */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { CarBlockIterator, CarIndexer } from '@ipld/car';
import { err, ok, type Result } from '@peersume/base';
import { readCid } from '@peersume/swarm';
import type { CID } from 'multiformats/cid';
import type { GatewayBlocks } from './gateway-blocks.ts';

export type CarError =
  | { readonly type: 'PathMissing'; readonly path: string }
  | { readonly type: 'PathUnreadable'; readonly path: string; readonly detail: string };

const maxBlockBytes = 2 * 1024 * 1024; // no block of IPFS is larger
const maxBlocks = 5_000_000; // pieces and nodes of the largest file

/** The first root that the archive names. */
export async function readCarRoot(path: string): Promise<Result<Uint8Array, CarError>> {
  const stream = createReadStream(path);
  try {
    const [root] = await (await CarBlockIterator.fromIterable(stream)).getRoots();
    if (root === undefined) return unreadable(path, 'it names no root');
    return readCid(root.bytes).ok ? ok(root.bytes) : unreadable(path, 'its root is no file or folder of IPFS');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return err({ type: 'PathMissing', path });
    return unreadable(path, 'it is no archive of blocks (CAR)');
  } finally {
    stream.destroy();
  }
}

export function carBlocks(path: string): GatewayBlocks {
  let opened: Promise<{ readonly file: FileHandle; readonly places: ReadonlyMap<string, Place> }> | undefined;
  return {
    async get(cid, signal) {
      opened ??= indexOf(path, signal);
      const { file, places } = await opened;
      const place = places.get(keyOf(cid));
      if (place === undefined || place.length > maxBlockBytes) return undefined;
      const bytes = new Uint8Array(place.length);
      const { bytesRead } = await file.read(bytes, 0, place.length, place.offset);
      return bytesRead === place.length ? bytes : undefined;
    },
    close: () => void opened?.then(({ file }) => file.close()).catch(() => undefined),
  };
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

async function indexOf(path: string, signal: AbortSignal) {
  const places = new Map<string, Place>();
  const stream = createReadStream(path, { signal });
  try {
    for await (const { cid, blockOffset, blockLength } of await CarIndexer.fromIterable(stream)) {
      if (places.size >= maxBlocks) throw new Error('more blocks than a share can have');
      places.set(keyOf(cid), { offset: blockOffset, length: blockLength });
    }
  } finally {
    stream.destroy();
  }
  return { file: await open(path), places };
}

const keyOf = ({ code, multihash }: CID): string => `${code} ${Buffer.from(multihash.digest).toString('latin1')}`;

const unreadable = (path: string, detail: string) => err<CarError>({ type: 'PathUnreadable', path, detail });
