/** Paths become a share: walked, read once, hashed; nothing is copied. Private ones are encrypted on their way. */
import { assert, err, ok, type Result } from '@peersume/base';
import {
  type FolderEntry,
  importFile,
  importFolder,
  type ImportOptions,
  importPrivate,
  type Manifest,
  type PrivateImportError,
  type PrivateIndex,
} from '@peersume/swarm';
import { type DaemonError } from '../daemon-error.ts';
import { type ImportState, type ShareRequest } from '../daemon.ts';
import { sha256 } from '../store/hashing.ts';
import { platformCrypto } from '../store/private-origin.ts';
import { type Fingerprint, OriginFailure, readOrigin } from './read-origin.ts';
import { type WalkedEntry, type WalkedPaths, walkPaths } from './walk-paths.ts';

export interface ImportedPaths {
  readonly manifest: Manifest;
  readonly name: string;
  readonly isFolder: boolean;
  /** Of the files, without what encryption adds. */
  readonly byteLength: number;
  readonly secret: { readonly key: Uint8Array; readonly index: PrivateIndex } | undefined;
  /** In the order of the manifest's files, or of the private index. */
  readonly origins: readonly Origin[];
}

export interface Origin extends Fingerprint {
  readonly path: string;
}

export async function importPaths(
  request: ShareRequest,
  told: (progress: ImportState) => void,
  signal: AbortSignal,
): Promise<Result<ImportedPaths, DaemonError>> {
  const walked = await walkPaths(request.paths, signal);
  if (!walked.ok) return walked;
  const origins = new Map<string, Origin>();
  const entries = entriesOf(walked.value, request.name, origins);
  const { byteLength: totalBytes, isFolder } = walked.value;
  const options: ImportOptions = {
    sha256,
    signal,
    onProgress: ({ path, bytes }) => told({ path, bytes: Math.min(bytes, totalBytes), totalBytes }),
    ...(request.profile !== undefined && { profile: request.profile }),
  };
  try {
    const imported = request.isPrivate
      ? await importSecretly(entries, options)
      : await importOpenly(entries, isFolder, options);
    if (!imported.ok) return imported;
    const { manifest, secret } = imported.value;
    const files = secret?.index.files ?? manifest.files;
    const found = files.map(({ path, written = path }) => originOf(origins, written));
    const name = request.name ?? walked.value.name;
    return ok({ manifest, name, isFolder, byteLength: totalBytes, secret, origins: found });
  } catch (error) {
    if (signal.aborted) return err({ type: 'Aborted' });
    if (error instanceof OriginFailure) return err(error.failure);
    throw error;
  }
}

/** A private share of one file needs a name for it inside; an open one has it in the link alone. */
function* entriesOf({ entries, name }: WalkedPaths, given: string | undefined, origins: Map<string, Origin>) {
  for (const entry of entries) yield entryOf(entry, given ?? name, origins);
}

function entryOf({ path, origin, byteLength }: WalkedEntry, name: string, origins: Map<string, Origin>): FolderEntry {
  const written = path === '' ? name : path;
  if (byteLength === undefined) return { path: written };
  const content = readOrigin(origin, (fingerprint) => origins.set(written, { path: origin, ...fingerprint }));
  return { path: written, content };
}

type Import = Pick<ImportedPaths, 'manifest' | 'secret'>;

async function importSecretly(
  entries: Iterable<FolderEntry>,
  options: ImportOptions,
): Promise<Result<Import, DaemonError>> {
  const imported = await importPrivate(entries, { ...options, crypto: platformCrypto });
  if (!imported.ok) return err(importError(imported.error));
  const { manifest, key, index } = imported.value;
  return ok({ manifest, secret: { key, index } });
}

async function importOpenly(
  entries: Iterable<FolderEntry>,
  isFolder: boolean,
  options: ImportOptions,
): Promise<Result<Import, DaemonError>> {
  const [first] = isFolder ? [] : entries;
  const imported =
    first?.content === undefined ? await importFolder(entries, options) : await importFile(first.content, options);
  return imported.ok ? ok({ manifest: imported.value, secret: undefined }) : err(importError(imported.error));
}

function importError(error: PrivateImportError): DaemonError {
  const isOfIndex =
    error.type === 'PrivateKeyWrong' || error.type === 'PrivateIndexBroken' || error.type === 'PrivateNameRefused';
  return isOfIndex ? { type: 'KeyWrong', cause: error } : { type: 'ImportFailed', cause: error };
}

/** One file alone was read under its name; in a manifest its path is empty. */
function originOf(origins: ReadonlyMap<string, Origin>, written: string): Origin {
  const origin = written === '' ? [...origins.values()][0] : origins.get(written);
  assert(origin !== undefined, 'what was imported was read');
  return origin;
}
