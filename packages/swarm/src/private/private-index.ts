/**
 * What a private share contains, told at its end and encrypted like the rest: names, sizes and folders, then a trailer
 * with the length of that text. At the end, because sizes need not be known before the content was read.
 */
import { err, ok, type Result } from '@peersume/base';
import { FolderNames, type NameFault } from '../manifest/safe-names.ts';
import { structureLimits, type StructureLimits } from '../manifest/structure-limits.ts';

export interface PrivateIndex {
  /** In the order in which their bytes follow each other from the share's beginning. */
  readonly files: readonly PrivateFile[];
  /** Folders that hold nothing. */
  readonly emptyFolders: readonly PrivateFolder[];
}

export interface PrivateFolder {
  /** As of a file. */
  readonly path: string;
  readonly written?: string;
}

export interface PrivateFile {
  /** Names joined by `/`, safe on every platform. */
  readonly path: string;
  /** The path as its author wrote it, where it had to be changed. */
  readonly written?: string;
  readonly byteLength: number;
  /** Where the file begins in the share, in bytes. */
  readonly offset: number;
}

export type PrivateIndexError =
  /** The end of the share does not decrypt to a trailer: the key belongs to another share. */
  | { readonly type: 'PrivateKeyWrong' }
  /** Made by someone whose program is newer or wrong: the key is right, but what it says cannot be. */
  | { readonly type: 'PrivateIndexBroken'; readonly detail: string }
  | { readonly type: 'PrivateNameRefused'; readonly name: string; readonly rule: NameFault | 'duplicate' };

/** Length of the index as 8 bytes in big-endian order, and a mark that no wrong key makes (1 in 2^128). */
export const trailerBytes = 24;
/** A quarter of a million files with paths of 60 characters. */
export const maxIndexBytes = 2 ** 24;

const mark = new TextEncoder().encode('peersume share 1');

/** The index and the trailer. */
export function encodePrivateIndex(
  files: readonly (readonly [string, number])[],
  emptyFolders: readonly string[],
): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify({ files, emptyFolders }));
  const bytes = new Uint8Array(text.byteLength + trailerBytes);
  bytes.set(text);
  new DataView(bytes.buffer).setBigUint64(text.byteLength, BigInt(text.byteLength));
  bytes.set(mark, text.byteLength + 8);
  return bytes;
}

/** How long the index before this trailer is. */
export function decodeTrailer(trailer: Uint8Array, shareBytes: number): Result<number, PrivateIndexError> {
  if (trailer.byteLength !== trailerBytes || mark.some((byte, index) => trailer[8 + index] !== byte))
    return err({ type: 'PrivateKeyWrong' });
  const length = Number(new DataView(trailer.buffer, trailer.byteOffset).getBigUint64(0));
  if (length > Math.min(maxIndexBytes, shareBytes - trailerBytes)) return broken(`an index of ${length} bytes`);
  return ok(length);
}

/** `contentBytes`: what lies before the index. */
export function decodePrivateIndex(
  bytes: Uint8Array,
  contentBytes: number,
  limits: StructureLimits = structureLimits,
): Result<PrivateIndex, PrivateIndexError> {
  if (bytes.byteLength > maxIndexBytes) return broken(`an index of ${bytes.byteLength} bytes`);
  const read = parseIndex(bytes);
  if (read === undefined) return broken('no index');
  if (read.files.length + read.emptyFolders.length > limits.files) return broken('too many files');
  const tree = new PathTree(limits);
  const files: PrivateFile[] = [];
  let offset = 0;
  for (const [written, byteLength] of read.files) {
    const path = tree.add(written, 'file');
    if (!path.ok) return path;
    files.push({ path: path.value, byteLength, offset, ...(path.value !== written && { written }) });
    offset += byteLength;
    if (offset > contentBytes) return broken(`${offset} of ${contentBytes} bytes`);
  }
  const emptyFolders: PrivateFolder[] = [];
  for (const written of read.emptyFolders) {
    const path = tree.add(written, 'folder');
    if (!path.ok) return path;
    emptyFolders.push({ path: path.value, ...(path.value !== written && { written }) });
  }
  return ok({ files, emptyFolders });
}

interface RawIndex {
  readonly files: readonly (readonly [string, number])[];
  readonly emptyFolders: readonly string[];
}

function parseIndex(bytes: Uint8Array): RawIndex | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isRawIndex(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isRawIndex = (value: unknown): value is RawIndex =>
  typeof value === 'object' &&
  value !== null &&
  'files' in value &&
  Array.isArray(value.files) &&
  value.files.every(isRawFile) &&
  'emptyFolders' in value &&
  Array.isArray(value.emptyFolders) &&
  value.emptyFolders.every((path) => typeof path === 'string');

const isRawFile = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  typeof value[0] === 'string' &&
  Number.isSafeInteger(value[1]) &&
  value[1] >= 0;

interface Folder {
  readonly path: string;
  readonly names: FolderNames;
  readonly folders: Map<string, Folder>;
}

/** Makes written paths safe, folder by folder, as names in a DAG are. */
class PathTree {
  readonly #limits: StructureLimits;
  readonly #root: Folder = { path: '', names: new FolderNames(), folders: new Map() };
  #pathsLength = 0;

  constructor(limits: StructureLimits) {
    this.#limits = limits;
  }

  add(written: string, kind: 'file' | 'folder'): Result<string, PrivateIndexError> {
    const { depth, nameBytes, pathLength, pathsLength } = this.#limits;
    const names = written.split('/');
    if (names.length > depth || written.length > pathLength) return broken('a path that is too long');
    let folder = this.#root;
    for (const [index, name] of names.entries()) {
      const isLast = index === names.length - 1;
      const known = folder.folders.get(name);
      if (known !== undefined && !(isLast && kind === 'file')) {
        folder = known;
        continue;
      }
      const safe = folder.names.add(name, nameBytes);
      if (!safe.ok) return err({ type: 'PrivateNameRefused', name, rule: safe.error });
      const path = folder.path === '' ? safe.value : `${folder.path}/${safe.value}`;
      this.#pathsLength += path.length;
      if (path.length > pathLength || this.#pathsLength > pathsLength) return broken('paths that are too long');
      if (isLast && kind === 'file') return ok(path);
      const opened: Folder = { path, names: new FolderNames(), folders: new Map() };
      folder.folders.set(name, opened);
      folder = opened;
    }
    return ok(folder.path);
  }
}

const broken = (detail: string): Result<never, PrivateIndexError> => err({ type: 'PrivateIndexBroken', detail });
