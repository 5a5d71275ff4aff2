/** Files that a person chose, read in parts: none is ever in memory as a whole. */
import { err, ok, type Payload, type Result } from '@peersume/base';
import {
  createPrivateSource,
  type FolderEntry,
  type Manifest,
  nameFault,
  PieceSet,
  type PieceStore,
  type PrivateIndex,
  type StoreError,
} from '@peersume/swarm';
import { platformCrypto, sha256 } from './platform-ports.ts';

/** Bytes read at once: four pieces. */
const partBytes = 1024 * 1024;
/** Of a name, as links and indexes allow. */
const maxNameBytes = 255;

/** Each with a name of its own, also where two folders had files of one name. */
export function entriesOf(files: readonly File[]): readonly (FolderEntry & { readonly file: File })[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const plain = nameFault(file.name, maxNameBytes) === undefined ? file.name : 'file';
    let path = plain;
    for (let number = 2; taken.has(path.toLowerCase()); number++) path = numbered(plain, number);
    taken.add(path.toLowerCase());
    return { path, file, content: partsOf(file) };
  });
}

function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}

async function* partsOf(file: File): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.size; start += partBytes) yield await bytesOf(file, start, start + partBytes);
}

const bytesOf = async (file: File, start: number, end: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(start, end).arrayBuffer());

export interface ChosenFilesOptions {
  readonly manifest: Manifest;
  readonly key: Uint8Array;
  readonly index: PrivateIndex;
  readonly files: readonly File[];
  /** A file is not any more what was shared, or cannot be read. */
  readonly changed: () => void;
}

/** Pieces of a private share made anew from its files whenever one is asked for, and checked before they are given out. */
export async function openChosenFiles(options: ChosenFilesOptions): Promise<PieceStore> {
  const { manifest, key, index, changed } = options;
  const held = PieceSet.full(manifest.pieceCount);
  const fileAt = new Map(index.files.map((file, number) => [file, options.files[number]]));
  const source = await createPrivateSource<StoreError>({
    manifest,
    key,
    index,
    crypto: platformCrypto,
    sha256,
    async readFile(file, start, end) {
      try {
        const there = fileAt.get(file);
        return there === undefined ? gone : ok(await bytesOf(there, start, end));
      } catch {
        return gone;
      }
    },
  });
  async function read(piece: number): Promise<Result<Payload, StoreError>> {
    if (!held.has(piece)) return err({ type: 'PieceMissing', piece });
    const bytes = await source.readPiece(piece);
    if (bytes.ok) return bytes;
    held.delete(piece);
    changed();
    return err(bytes.error.type === 'SourceChanged' ? { type: 'PieceRotten', piece } : bytes.error);
  }
  async function answer(piece: number, done: (payload: Result<Payload, StoreError>) => void): Promise<void> {
    done(await read(piece));
  }
  return {
    held,
    pendingBytes: 0,
    write: (piece, _payload, done) => done(held.has(piece) ? ok(undefined) : err({ type: 'StoreReadOnly' })),
    read: (piece, done) => void answer(piece, done),
    close: (done) => done(),
  };
}

const gone: Result<never, StoreError> = err({ type: 'StoreFailure', detail: 'the file cannot be read any more' });
