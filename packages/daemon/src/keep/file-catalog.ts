/** Records of files and their structures in the data directory, as objects. */
import { err, ok, type Result } from '@peersume/base';
import { type FileRecords, type StoreResult } from '@peersume/storage/node';
import {
  cidFromText,
  leafManifest,
  type Manifest,
  manifestFromStructure,
  readCid,
  type StoreError,
} from '@peersume/swarm';
import { type FileRecord } from './file-record.ts';

export interface FileCatalog {
  /** A record that cannot be read is passed over, and stays for a newer program. */
  load(): Result<FileRecord[], StoreError>;
  /** Durable when it returns; with a manifest, its structure too. */
  put(record: FileRecord, manifest?: Manifest): Result<void, StoreError>;
  remove(root: string): Result<void, StoreError>;
  /** Undefined where it is not kept, or damaged. */
  structure(record: FileRecord): Manifest | undefined;
}

export function createFileCatalog(files: FileRecords): FileCatalog {
  return {
    load() {
      const listed = files.list();
      return listed.ok ? ok(listed.value.flatMap(({ record }) => readRecord(record) ?? [])) : asStoreError(listed);
    },
    put: (record, manifest) => asStoreError(files.put(record.root, JSON.stringify(record), manifest?.structure)),
    remove: (root) => asStoreError(files.remove(root)),
    structure({ root, shareBytes }) {
      const cid = cidFromText(root);
      const nodes = files.structure(root);
      if (!cid.ok || !nodes.ok || nodes.value === undefined) return undefined;
      const name = readCid(cid.value);
      if (name.ok && name.value.codec === 'raw')
        return shareBytes === undefined ? undefined : leafManifest(cid.value, shareBytes);
      const manifest = manifestFromStructure(cid.value, nodes.value);
      return manifest.ok ? manifest.value : undefined;
    },
  };
}

function asStoreError<T>(result: StoreResult<T>): Result<T, StoreError> {
  if (result.ok) return result;
  const { error } = result;
  if (error.type === 'StoreFull') return err({ type: 'StoreFull' });
  return err({ type: 'StoreFailure', detail: 'detail' in error ? error.detail : error.type });
}

function readRecord(text: string): FileRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is FileRecord =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === 1 &&
  'root' in value &&
  typeof value.root === 'string' &&
  cidFromText(value.root).ok &&
  'phase' in value &&
  'origins' in value &&
  Array.isArray(value.origins);
