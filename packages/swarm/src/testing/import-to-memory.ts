/** Imports for tests: content goes in, and the manifest comes with its pieces in memory. Hashes by `@noble/hashes`. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { assert, err, ok, type Result } from '@peersume/base';
import {
  importFile,
  importFolder,
  type FolderEntry,
  type ImportError,
  type ImportOptions,
} from '../manifest/import-content.ts';
import { type Manifest } from '../manifest/manifest.ts';

export interface InMemory {
  readonly manifest: Manifest;
  readonly piece: (piece: number) => Uint8Array;
  readonly readPiece: (piece: number) => Promise<Result<Uint8Array, { readonly type: 'PieceMissing' }>>;
}

/** One file, or a folder of entries. */
export async function importToMemory(
  content: Uint8Array | readonly FolderEntry[],
  options: Partial<ImportOptions> = {},
): Promise<Result<InMemory, ImportError>> {
  const pieces = new Map<string, Uint8Array>();
  const all: ImportOptions = {
    sha256,
    ...options,
    onPiece: (bytes, digest) => void pieces.set(bytesToHex(digest), bytes.slice()),
  };
  const imported = content instanceof Uint8Array ? await importFile([content], all) : await importFolder(content, all);
  if (!imported.ok) return imported;
  const manifest = imported.value;
  const find = (piece: number): Uint8Array | undefined => pieces.get(bytesToHex(manifest.pieceDigest(piece)));
  return ok({
    manifest,
    piece: (piece) => {
      const bytes = find(piece);
      assert(bytes !== undefined, `piece ${piece} was imported`);
      return bytes;
    },
    readPiece: async (piece) => {
      const bytes = find(piece);
      return bytes === undefined ? err({ type: 'PieceMissing' }) : ok(bytes);
    },
  });
}
