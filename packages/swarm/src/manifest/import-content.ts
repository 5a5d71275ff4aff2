/**
 * Content becomes a manifest: files and folders as streams of bytes in, digests of pieces and inner nodes out. Nothing of
 * the content is kept. Folders, sharded or not, are built by `ipfs-unixfs-importer`. All nodes are then read like those of
 * a stranger, so that whatever was imported is accepted by every peer.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { assert, err, ok, type Result } from '@peersume/base';
import { UnixFS } from 'ipfs-unixfs';
import { importer, type ImportResult, type InProgressImportResult } from 'ipfs-unixfs-importer';
import { type CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { abortable } from './abortable.ts';
import { type ByteSource, PieceBuffers } from './cut-pieces.ts';
import { createFileTree } from './file-tree.ts';
import { hashPieces, type OnPiece, type Sha256 } from './hash-pieces.ts';
import { type Manifest } from './manifest.ts';
import { profiles, shardAboveBytes, shardFanoutBits, type ProfileName } from './profiles.ts';
import { nameFault, type NameFault } from './safe-names.ts';
import { structureLimits, type StructureLimits } from './structure-limits.ts';
import { createStructureReader, leafManifest, type StructureError } from './structure-reader.ts';

export interface ImportOptions {
  readonly sha256: Sha256;
  readonly profile?: ProfileName;
  /** Raised, it rejects the import with its reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** For a store that keeps what is imported: every piece once it is hashed, in order within a file. */
  readonly onPiece?: OnPiece | undefined;
  readonly limits?: StructureLimits;
}

export interface ImportProgress {
  /** The file that is being read. */
  readonly path: string;
  /** Bytes of it that are done. */
  readonly fileBytes: number;
  /** Bytes of all files that are done. */
  readonly bytes: number;
}

/** A file, or a folder that would otherwise not be known: an empty one. Names in `path` are joined by `/`. */
export interface FolderEntry {
  readonly path: string;
  readonly content?: ByteSource;
}

export type ImportError =
  | { readonly type: 'NameRefused'; readonly path: string; readonly name: string; readonly rule: NameFault }
  /** Two files with one path, or a file where another entry needs a folder. */
  | { readonly type: 'PathTaken'; readonly path: string }
  /** The content is larger than the limits allow, which every peer keeps. */
  | (StructureError & { readonly type: 'StructureRefused' });

/** The error of a source, and the reason of a raised signal, come as a rejection. */
export async function importFile(content: ByteSource, options: ImportOptions): Promise<Result<Manifest, ImportError>> {
  const run = createRun(options);
  const root = await run.file('', content);
  return run.manifest(root);
}

/**
 * Entries are read one after the other, in their order; it has no effect on the manifest. The folder itself has no name:
 * a link gives it one.
 */
export async function importFolder(
  entries: Iterable<FolderEntry> | AsyncIterable<FolderEntry>,
  options: ImportOptions,
): Promise<Result<Manifest, ImportError>> {
  const limits = options.limits ?? structureLimits;
  const run = createRun(options);
  const root: Folder = new Map();
  for await (const { path, content } of entries) {
    options.signal?.throwIfAborted();
    const names = path.split('/');
    for (const name of names) {
      const rule = nameFault(name, limits.nameBytes);
      if (rule !== undefined) return err({ type: 'NameRefused', path, name, rule });
    }
    const last = content === undefined ? undefined : names.pop();
    const folder = openFolder(root, names);
    if (folder === undefined) return err({ type: 'PathTaken', path });
    if (content === undefined || last === undefined) continue;
    if (folder.has(last)) return err({ type: 'PathTaken', path });
    folder.set(last, await run.file(path, content));
  }
  return run.manifest(await run.folder(root));
}

type Folder = Map<string, Folder | Imported>;

/** Something whose DAG is done. */
interface Imported {
  readonly cid: CID;
  /** Bytes of all blocks below. */
  readonly size: bigint;
  readonly isFolder: boolean;
}

function openFolder(root: Folder, names: readonly string[]): Folder | undefined {
  let folder = root;
  for (const name of names) {
    const next = folder.get(name) ?? new Map();
    if (!(next instanceof Map)) return undefined;
    folder.set(name, next);
    folder = next;
  }
  return folder;
}

/** One import: the inner nodes made so far, and how far it is. */
function createRun({ sha256, profile = 'default', signal, onProgress, onPiece, limits }: ImportOptions) {
  const { pieceBytes, width, shardBy } = profiles[profile];
  const buffers = new PieceBuffers(pieceBytes);
  const nodes = new Map<string, Uint8Array>();
  let bytes = 0;

  return {
    async file(path: string, content: ByteSource): Promise<Imported> {
      const tree = createFileTree(width, storeNode);
      let fileBytes = 0;
      const onHashed = (digest: Uint8Array, byteLength: number): void | Promise<void> => {
        bytes += byteLength;
        fileBytes += byteLength;
        onProgress?.({ path, fileBytes, bytes });
        return tree.add(digest, byteLength);
      };
      const source = signal === undefined ? content : abortable(content, signal);
      await hashPieces(source, { buffers, sha256, onPiece, onHashed });
      const { cid, totalBytes } = await tree.finish();
      return { cid, size: BigInt(totalBytes), isFolder: false };
    },
    folder,
    manifest(root: Imported): Result<Manifest, ImportError> {
      // A file of one piece has no structure.
      if (root.cid.code === raw.code) return ok(leafManifest(root.cid.bytes, Number(root.size)));
      const reader = createStructureReader(root.cid.bytes, limits);
      for (;;) {
        const { expected } = reader;
        const node = expected && nodes.get(bytesToHex(expected));
        const read = reader.add(node === undefined ? [] : [node]);
        if (!read.ok) {
          assert(read.error.type === 'StructureRefused', 'nodes come in order from our own store');
          return err(read.error);
        }
        if (read.value !== 'more') return ok(read.value);
        assert(node !== undefined, 'every node of the DAG was stored');
      }
    },
  };

  async function storeNode(node: Uint8Array): Promise<Uint8Array> {
    const digest = await sha256(node);
    nodes.set(bytesToHex(digest), node);
    return digest;
  }

  /**
   * From the deepest folder up, each by a run of the library of its own over entries that are done: inside one run it
   * would reckon unfinished folders as nothing when it decides about sharding, and differ from other tools.
   */
  async function folder(entries: Folder): Promise<Imported> {
    const store = {
      put: (cid: CID, block: unknown): CID => {
        assert(block instanceof Uint8Array, 'a node comes as one array');
        nodes.set(bytesToHex(cid.multihash.digest), block);
        return cid;
      },
    };
    signal?.throwIfAborted();
    const done: InProgressImportResult[] = [];
    for (const [name, entry] of entries) {
      const { cid, size, isFolder } = entry instanceof Map ? await folder(entry) : entry;
      done.push({ cid, size, path: name, ...(isFolder && { unixfs: directory }) });
    }
    const result = await lastOf(
      importer([], store, {
        cidVersion: 1,
        shardSplitStrategy: shardBy,
        shardSplitThresholdBytes: shardAboveBytes,
        shardFanoutBits,
        wrapWithDirectory: true,
        dagBuilder: async function* () {
          for (const entry of done) yield async () => entry;
        },
      }),
    );
    return { cid: result.cid, size: result.size, isFolder: true };
  }
}

const directory = new UnixFS({ type: 'directory' });

async function lastOf(results: AsyncIterable<ImportResult>): Promise<ImportResult> {
  let last: ImportResult | undefined;
  for await (const result of results) last = result;
  assert(last !== undefined, 'an import has a root');
  return last;
}
