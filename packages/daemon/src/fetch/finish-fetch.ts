/**
 * A complete fetch becomes files. What is moved is moved while nobody reads it, which takes a moment; what must be written
 * (of private shares, and of folders of very many files) is written while the share goes on being served.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, err, ok, type Result } from '@peersume/base';
import { type Manifest, openPrivate, type PieceStore, type PrivateShare, type StoreError } from '@peersume/swarm';
import { type DaemonError } from '../daemon-error.ts';
import { type KeptStore, openPlaced } from '../files/kept-store.ts';
import { isChosen, type Listing } from '../files/listing.ts';
import { type FetchRecord, type FileRecord, type PlacedOrigin } from '../keep/file-record.ts';
import { sha256 } from '../store/hashing.ts';
import { platformCrypto } from '../store/private-origin.ts';
import { pathError } from '../share/walk-paths.ts';
import { type FileToPlace, placeFiles } from './place-files.ts';

export interface Placement {
  /** What is served from where it was placed. */
  readonly origins: readonly PlacedOrigin[];
}

export interface FetchToFinish {
  readonly manifest: Manifest;
  readonly listing: Listing;
  readonly record: FileRecord & { readonly fetch: FetchRecord };
  readonly store: KeptStore;
  readonly originChanged: (path: string) => void;
}

/** `placed` is called when every file is in its place, before pieces are read from there. */
export async function finishFetch(
  fetch: FetchToFinish,
  placed: (placement: Placement) => void,
): Promise<Result<{ readonly isWorkDone: boolean }, DaemonError>> {
  const { listing, record, store } = fetch;
  const { target, paths } = record.fetch;
  const isAll = paths === undefined;
  const emptyFolders = isAll ? (record.index?.emptyFolders ?? []).map(({ path }) => path) : [];
  if (record.isFolder) {
    const made = await makeFolder(target);
    if (!made.ok) return made;
  }
  const numbers = [...listing.files.keys()].filter((number) => isChosen(listing.files[number]?.path ?? '', paths));
  const toPlace = await planFiles(fetch, numbers);
  if (!toPlace.ok) return toPlace;
  const origins: PlacedOrigin[] = [];
  const place = async (chosen: readonly PlannedFile[], folders: readonly string[]) => {
    const done = await placeFiles(target, chosen, folders);
    if (!done.ok) return done;
    for (const [index, origin] of done.value.entries()) origins.push({ ...origin, file: chosen[index]?.number ?? 0 });
    return done;
  };
  const written = await place(
    toPlace.value.filter(({ content }) => content.type === 'bytes'),
    emptyFolders,
  );
  if (!written.ok) return written;
  // The rest of a piece of a private share may belong to files that were not chosen: then its pieces stay as they are.
  if (record.key !== undefined && !isAll) {
    placed({ origins: [] });
    return ok({ isWorkDone: false });
  }
  let outcome: Result<unknown, DaemonError> = ok(undefined);
  await store.layered.change(async () => {
    outcome = await place(
      toPlace.value.filter(({ content }) => content.type === 'file'),
      [],
    );
    if (!outcome.ok) return (await store.reopen()) ?? {};
    placed({ origins });
    return { placed: await openPlaced(fetch.manifest, { ...record, origins }, fetch) };
  });
  return outcome.ok ? ok({ isWorkDone: true }) : outcome;
}

interface PlannedFile extends FileToPlace {
  readonly number: number;
}

async function planFiles(
  fetch: FetchToFinish,
  numbers: readonly number[],
): Promise<Result<PlannedFile[], DaemonError>> {
  const { manifest, listing, record, store } = fetch;
  const share = record.key === undefined ? undefined : await openShare(fetch, record.key);
  if (share?.ok === false) return share;
  return ok(
    numbers.map((number) => {
      const listed = listing.files[number];
      assert(listed !== undefined, 'numbers are of the listing');
      const path = record.isFolder ? listed.path : '';
      const { byteLength } = listed;
      const content =
        share === undefined
          ? contentOf(manifest, number, store, record.fetch.work)
          : secretContent(share.value, number);
      return { number, path, byteLength, content };
    }),
  );
}

function contentOf(
  manifest: Manifest,
  number: number,
  { growing, layered }: KeptStore,
  work: string,
): FileToPlace['content'] {
  const place = growing?.layout.placeOfFile(number);
  const isAlone = growing !== undefined && (growing.layout.kind === 'fileByFile' || manifest.files.length === 1);
  if (place !== undefined && isAlone)
    return { type: 'file', path: join(work, growing.layout.diskFiles[place.file] ?? '') };
  return { type: 'bytes', read: () => readPieces(manifest, number, layered) };
}

async function* readPieces(manifest: Manifest, number: number, store: PieceStore): AsyncGenerator<Uint8Array> {
  const file = manifest.files[number];
  for (let at = 0; at < (file?.pieceCount ?? 0); at++) {
    const piece = await readStore(store, (file?.firstPiece ?? 0) + at);
    if (!piece.ok) throw storeFailure(piece.error);
    yield piece.value;
  }
}

async function openShare(
  { manifest, store }: FetchToFinish,
  key: string,
): Promise<Result<PrivateShare<StoreError>, DaemonError>> {
  const share = await openPrivate<StoreError>({
    manifest,
    key: Buffer.from(key, 'hex'),
    crypto: platformCrypto,
    sha256,
    readPiece: (piece) => readStore(store.layered, piece),
  });
  if (share.ok) return share;
  return err({ type: 'StoreTrouble', cause: { type: 'StoreFailure', detail: share.error.type } });
}

const secretContent = (share: PrivateShare<StoreError>, number: number): FileToPlace['content'] => ({
  type: 'bytes',
  async *read() {
    const file = share.index.files[number];
    assert(file !== undefined, 'the listing is of this index');
    for await (const bytes of share.read(file)) {
      if (!bytes.ok) throw storeFailure(bytes.error);
      yield bytes.value;
    }
  },
});

/** Inside of a stream of bytes an error travels as one of the platform. */
const storeFailure = (error: { readonly type: string }): Error =>
  Object.assign(new Error(error.type), { code: error.type === 'StoreFull' ? 'ENOSPC' : error.type });

const readStore = (store: PieceStore, piece: number): Promise<Result<Uint8Array, StoreError>> =>
  new Promise((resolve) => store.read(piece, (payload) => resolve(payload as Result<Uint8Array, StoreError>))); // a disk's pieces are bytes

async function makeFolder(target: string): Promise<Result<void, DaemonError>> {
  try {
    await mkdir(target, { recursive: true });
    return ok(undefined);
  } catch (error) {
    return err(pathError(target, error));
  }
}
