/**
 * Content becomes a private share: its files one after the other, their index behind them, everything encrypted by a key
 * that is made here and nowhere else, and then imported like any file. Whoever lacks the key sees one file without a name.
 */
import { type Crypto, err, ok, type Result } from '@peersume/base';
import { abortable } from '../manifest/abortable.ts';
import { type ByteSource, cutPieces, PieceBuffers } from '../manifest/cut-pieces.ts';
import { type FolderEntry, type ImportError, importFile, type ImportOptions } from '../manifest/import-content.ts';
import { type Manifest } from '../manifest/manifest.ts';
import { profiles } from '../manifest/profiles.ts';
import { nameFault } from '../manifest/safe-names.ts';
import { structureLimits } from '../manifest/structure-limits.ts';
import { padmeLength } from './padding.ts';
import { createPrivateCipher, privateKeyBytes } from './private-cipher.ts';
import {
  decodePrivateIndex,
  encodePrivateIndex,
  trailerBytes,
  type PrivateIndex,
  type PrivateIndexError,
} from './private-index.ts';

export interface PrivateImportOptions extends ImportOptions {
  readonly crypto: Crypto;
  /** With `padme`, the share's length tells only its rough size; up to 12% more bytes. */
  readonly padding?: 'none' | 'padme';
}

export interface PrivateImport {
  /** Of the encrypted share: this is what peers exchange. `onPiece` gets its pieces. */
  readonly manifest: Manifest;
  /** The secret: belongs into a link's fragment and nowhere else. */
  readonly key: Uint8Array;
  readonly index: PrivateIndex;
}

export type PrivateImportError = ImportError | PrivateIndexError;

/** One file is an entry with its name as path. Entries are read in their order, which the index keeps. */
export async function importPrivate(
  entries: Iterable<FolderEntry> | AsyncIterable<FolderEntry>,
  options: PrivateImportOptions,
): Promise<Result<PrivateImport, PrivateImportError>> {
  const { crypto, padding = 'none', signal, profile = 'default', limits = structureLimits } = options;
  const key = crypto.randomBytes(privateKeyBytes);
  const cipher = await createPrivateCipher(crypto, key);
  const files: [string, number][] = [];
  const emptyFolders: string[] = [];
  let refused: ImportError | undefined;
  let contentBytes = 0;

  const imported = await importFile(encrypted(), options);
  if (refused !== undefined) return err(refused);
  if (!imported.ok) return imported;
  const encoded = encodePrivateIndex(files, emptyFolders);
  // Read like a stranger's, so that whatever was imported can be opened.
  const index = decodePrivateIndex(encoded.subarray(0, encoded.byteLength - trailerBytes), contentBytes, limits);
  return index.ok ? ok({ manifest: imported.value, key, index: index.value }) : index;

  /** One piece ahead, so that encrypting and hashing go on at the same time where the platform can. */
  async function* encrypted(): AsyncGenerator<Uint8Array, void, undefined> {
    let offset = 0;
    let ready: Promise<Uint8Array> | undefined;
    for await (const { bytes, release } of cutPieces(share(), new PieceBuffers(profiles[profile].pieceBytes))) {
      const next = cipher(bytes, offset).finally(release);
      next.catch(() => {});
      offset += bytes.byteLength;
      if (ready !== undefined) yield await ready;
      ready = next;
    }
    if (ready !== undefined) yield await ready;
  }

  async function* share(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const { path, content } of entries) {
      signal?.throwIfAborted();
      refused = faultOf(path);
      if (refused !== undefined) return;
      if (content === undefined) emptyFolders.push(path);
      else files.push([path, yield* counted(content)]);
    }
    const end = encodePrivateIndex(files, emptyFolders);
    if (padding === 'padme') {
      const padded = padmeLength(contentBytes + end.byteLength) - end.byteLength;
      for (; contentBytes < padded; contentBytes += Math.min(zeros.byteLength, padded - contentBytes))
        yield zeros.subarray(0, padded - contentBytes);
    }
    yield end;
  }

  async function* counted(content: ByteSource): AsyncGenerator<Uint8Array, number, undefined> {
    const before = contentBytes;
    for await (const bytes of signal === undefined ? content : abortable(content, signal)) {
      contentBytes += bytes.byteLength;
      yield bytes;
    }
    return contentBytes - before;
  }

  function faultOf(path: string): ImportError | undefined {
    for (const name of path.split('/')) {
      const rule = nameFault(name, limits.nameBytes);
      if (rule !== undefined) return { type: 'NameRefused', path, name, rule };
    }
    return undefined;
  }
}

const zeros = new Uint8Array(64 * 1024);
