/**
 * One file or folder that a daemon keeps: given to the swarm, looked for through the peer, its store open, its record
 * written before what it says is relied on. From link to place:
 *
 *     known -> structure (and of a private share its index) -> fetching -> placing -> placed, served from there
 *
 * A killed program finds the phase in the record and goes on from there. Somebody's own files are only ever read.
 */
import { assert, type Clock, err, ok, type Payload, type PeerId, type Result } from '@peersume/base';
import { type Membership } from '@peersume/peer';
import {
  cidFromText,
  type FileHandle,
  type Manifest,
  openPrivate,
  type PieceSet,
  type PieceStore,
  type StoreError,
  type Swarm,
} from '@peersume/swarm';
import { type DaemonError } from '../daemon-error.ts';
import { type FetchRequest, type FileChange, type FileStatus } from '../daemon.ts';
import { finishFetch, type Placement } from '../fetch/finish-fetch.ts';
import { type FileCatalog } from '../keep/file-catalog.ts';
import { type FileRecord } from '../keep/file-record.ts';
import { keyOfRoot } from '../links/watch-link.ts';
import { senderOf, sentTo } from '../links/payload-notes.ts';
import { createRateMeter } from '../rates/rate-meter.ts';
import { createTimeLeft } from '../rates/time-left.ts';
import { sha256 } from '../store/hashing.ts';
import { platformCrypto } from '../store/private-origin.ts';
import { type KeptStore, openKeptStore, removeWork } from './kept-store.ts';
import { stateOf } from './file-status.ts';
import { type Listing, listManifest, listPrivate } from './listing.ts';
import { overviewOf } from './piece-overview.ts';
import { createWantedPieces, type WantedPieces } from './wanted-pieces.ts';

export interface KeptFileOwner {
  readonly clock: Clock;
  readonly swarm: Swarm;
  readonly catalog: FileCatalog;
  join(record: FileRecord): Promise<Membership | undefined>;
  /** Peers that speak of the file. */
  peersOf(root: string): number;
  changed(root: string): void;
  pieceCame(root: string, piece: number, from: PeerId): void;
  /** Where pieces grow for which nobody has named a place. */
  workOf(root: string): string;
}

export interface KeptFile {
  /** As links know it. */
  readonly rootKey: string;
  readonly record: FileRecord;
  readonly manifest: Manifest | undefined;
  readonly listing: Listing | undefined;
  readonly held: PieceSet | undefined;
  readonly handle: FileHandle | undefined;
  readonly membership: Membership | undefined;
  start(): Promise<void>;
  /** Structure and index, as soon as they are known. */
  known(signal: AbortSignal): Promise<Result<Listing, DaemonError>>;
  fetch(
    request: FetchRequest & { readonly target: string; readonly work: string },
    signal: AbortSignal,
  ): Promise<Result<void, DaemonError>>;
  change(change: FileChange): Promise<Result<void, DaemonError>>;
  /** A piece of the share, asked for now if it is not here. */
  piece(piece: number, signal: AbortSignal): Promise<Result<Uint8Array, StoreError>>;
  /** A piece that is here, checked; nothing is asked for. */
  readHeld(piece: number): Promise<Result<Uint8Array, StoreError>>;
  /** Bytes that lie in the daemon's own places. */
  readonly storedBytes: number;
  status(): FileStatus;
  refused(error: DaemonError): void;
  troubled(error: StoreError): void;
  /** Puts it away; the record stays. */
  stop(): Promise<void>;
}

/** A store that keeps pieces so long after its trouble is well again. */
const calmMs = 1000;

export function createKeptFile(first: FileRecord, owner: KeptFileOwner): KeptFile {
  const { clock, swarm, catalog } = owner;
  const { root } = first;
  const cid = cidFromText(root);
  assert(cid.ok, 'records name files by their CID');
  const rootBytes = cid.value;

  let record = first;
  let manifest: Manifest | undefined;
  let listing: Listing | undefined;
  let handle: FileHandle | undefined;
  let membership: Membership | undefined;
  let opening: Promise<Result<KeptStore, StoreError>> | undefined;
  let store: KeptStore | undefined;
  let wanted: WantedPieces | undefined;
  let trouble: DaemonError | undefined;
  let troubleAt = 0;
  let isFinishing = false;
  let placingFailed: DaemonError | undefined;
  let isStopped = false;
  const upload = createRateMeter(record.sentBytes);
  const download = createRateMeter(record.receivedBytes);
  const timeLeft = createTimeLeft();
  /** Told whenever something that others wait for may have happened. */
  const waiting = new Set<() => void>();

  /** With a manifest, its structure too. */
  function save(patch: Partial<FileRecord>, found?: Manifest): void {
    record = { ...record, ...patch, sentBytes: upload.total, receivedBytes: download.total };
    const saved = catalog.put(record, found);
    if (saved.ok) changed();
    else setTrouble({ type: 'StoreTrouble', cause: saved.error });
  }

  function changed(): void {
    for (const look of [...waiting]) look();
    owner.changed(root);
  }

  /** Resolves once `look` gives something; the signal gives up. */
  function until<T>(look: () => T | undefined, signal: AbortSignal): Promise<T | undefined> {
    return new Promise((resolve) => {
      const finish = (value: T | undefined): void => {
        waiting.delete(again);
        signal.removeEventListener('abort', again);
        resolve(value);
      };
      const again = (): void => {
        const value = signal.aborted ? undefined : look();
        if (value !== undefined || signal.aborted) finish(value);
      };
      waiting.add(again);
      signal.addEventListener('abort', again);
      again();
    });
  }

  async function start(): Promise<void> {
    manifest ??= catalog.structure(record);
    describe();
    // A program that was killed between placing and tidying left them.
    if (record.fetch !== undefined && workNow() === undefined) await removeWork(record.fetch.work);
    if (record.isPaused || isStopped) return;
    serve();
    membership ??= await owner.join(record);
    if (isStopped) membership?.leave();
    if (manifest === undefined) return;
    const opened = await openStore(manifest);
    if (opened.ok && record.phase !== 'placed') choose();
  }

  function serve(): void {
    if (handle !== undefined) return;
    const known = manifest;
    handle = swarm.add({
      root: rootBytes,
      ...(known !== undefined && { manifest: () => known }),
      found: foundStructure,
      openStore: (of, done) => void giveStore(of, done),
      download: record.phase !== 'placed',
    });
    tellWanted();
  }

  async function giveStore(of: Manifest, done: (store: Result<PieceStore, StoreError>) => void): Promise<void> {
    const opened = await openStore(of);
    done(opened.ok ? ok(facadeOf(opened.value)) : opened);
  }

  /** What the swarm closes whenever nobody asks stays open here. */
  const facadeOf = ({ layered }: KeptStore) => ({
    held: layered.held,
    get pendingBytes() {
      return layered.pendingBytes;
    },
    write: layered.write,
    read: (piece: number, done: Parameters<PieceStore['read']>[1]) =>
      layered.read(piece, (payload) => {
        if (payload.ok) sentTo.set(payload.value, countSent);
        done(payload);
      }),
    close: (done: () => void) => done(),
  });

  const countSent = (bytes: number): void => upload.add(bytes, clock.now());

  function foundStructure(found: Manifest): void {
    manifest = found;
    save({ shareBytes: found.byteLength, isFolder: found.structure.length > 0 && found.files[0]?.path !== '' }, found);
    describe();
    void openStore(found).then(() => choose());
  }

  /** Of a private share the index must be known. */
  function describe(): void {
    if (manifest === undefined || listing !== undefined) return;
    if (record.key === undefined) listing = listManifest(manifest, record.name);
    else if (record.index !== undefined) listing = listPrivate(manifest, record.index);
    else return;
    if (record.byteLength !== listing.byteLength) save({ byteLength: listing.byteLength });
    else changed();
  }

  function openStore(of: Manifest): Promise<Result<KeptStore, StoreError>> {
    opening ??= openKeptStore(of, record, workNow(), {
      wrote: pieceWritten,
      lost(piece) {
        wanted?.lost(piece);
        changed();
      },
      failed: (error) => setTrouble({ type: 'StoreTrouble', cause: error }),
      originChanged,
    }).then((opened) => {
      if (opened.ok) {
        store = opened.value;
        wanted = createWantedPieces(of, opened.value.layered.held);
      } else {
        opening = undefined;
        setTrouble({ type: 'StoreTrouble', cause: opened.error });
      }
      return opened;
    });
    return opening;
  }

  const workNow = (): string | undefined => {
    const isPartOfSecret = record.key !== undefined && record.fetch?.paths !== undefined;
    return record.isOwn || (record.phase === 'placed' && !isPartOfSecret)
      ? undefined
      : (record.fetch?.work ?? owner.workOf(root));
  };

  const originChanged = (path: string): void => setTrouble({ type: 'SourceChanged', path });

  function setTrouble(error: DaemonError): void {
    trouble = error;
    troubleAt = clock.now();
    changed();
  }

  /** Asks the swarm for what the record says. */
  function choose(): void {
    if (wanted === undefined || listing === undefined || record.phase === 'placed') return tellWanted();
    if (record.phase !== 'known') wanted.choose(listing.choose(record.fetch?.paths));
    tellWanted();
    changed();
    finishIfComplete();
  }

  function tellWanted(): void {
    if (record.phase === 'placed') return;
    // Until the structure is known there is nothing to choose from, and it is what everybody wants.
    if (wanted !== undefined) handle?.want({ pieces: wanted.set, weight: record.weight });
    else if (manifest !== undefined) handle?.want({ weight: record.weight });
  }

  function pieceWritten(piece: number, payload: Payload): void {
    const length = manifest?.pieceLength(piece) ?? 0;
    const now = clock.now();
    download.add(length, now);
    if (wanted?.set.has(piece) === true) timeLeft.add(length, now);
    wanted?.came(piece);
    const from = senderOf.get(payload);
    if (from !== undefined) owner.pieceCame(root, piece, from);
    // What was under way when the disk was full may still come through.
    if (trouble?.type === 'StoreTrouble' && now - troubleAt > calmMs) trouble = undefined;
    changed();
    finishIfComplete();
  }

  function finishIfComplete(): void {
    const isDue = record.phase === 'fetching' || record.phase === 'placing';
    if (!isDue || isFinishing || isStopped || wanted === undefined || wanted.missing > 0) return;
    isFinishing = true;
    void finish().finally(() => {
      isFinishing = false;
      changed();
    });
  }

  async function finish(): Promise<void> {
    assert(manifest !== undefined && listing !== undefined && store !== undefined, 'what is complete is known');
    assert(record.fetch !== undefined, 'what is fetched goes somewhere');
    const { work } = record.fetch;
    if (record.phase === 'fetching') save({ phase: 'placing' });
    const placed = await finishFetch(
      { manifest, listing, record: { ...record, fetch: record.fetch }, store, originChanged },
      adoptPlaced,
    );
    if (!placed.ok) {
      placingFailed = placed.error;
      return setTrouble(placed.error);
    }
    if (placed.value.isWorkDone) await removeWork(work);
  }

  /** From now on pieces are read from where the person has them. */
  function adoptPlaced({ origins }: Placement): void {
    save({ phase: 'placed', origins });
    trouble = undefined;
    handle?.want({ paused: true });
  }

  async function known(signal: AbortSignal): Promise<Result<Listing, DaemonError>> {
    const found = await until(() => manifest ?? trouble ?? (isStopped ? 'stopped' : undefined), signal);
    if (found === undefined || isStopped) return err({ type: 'Aborted' });
    if (trouble?.type === 'StructureRefused') return err(trouble);
    if (listing === undefined && record.key !== undefined) {
      const index = await readIndex(record.key, signal);
      if (!index.ok) return index;
    }
    return listing === undefined ? err(trouble ?? { type: 'FileUnknown', root }) : ok(listing);
  }

  async function readIndex(key: string, signal: AbortSignal): Promise<Result<void, DaemonError>> {
    assert(manifest !== undefined, 'an index is read from pieces');
    try {
      const opened = await openPrivate({
        manifest,
        key: Buffer.from(key, 'hex'),
        crypto: platformCrypto,
        sha256,
        signal,
        readPiece: (piece) => readPiece(piece, signal),
      });
      if (!opened.ok) return err(openError(opened.error));
      const { index } = opened.value;
      save({ index, isFolder: index.files.length !== 1 || index.files[0]?.path.includes('/') === true });
      describe();
      choose();
      return ok(undefined);
    } catch (error) {
      if (signal.aborted) return err({ type: 'Aborted' });
      throw error;
    }
  }

  async function readPiece(piece: number, signal: AbortSignal): Promise<Result<Uint8Array, StoreError>> {
    if (manifest === undefined) return err({ type: 'PieceMissing', piece });
    const opened = await openStore(manifest);
    if (!opened.ok) return opened;
    if (!opened.value.layered.held.has(piece) && wanted?.demand(piece) === true) tellWanted();
    const file = handle;
    if (file === undefined) return err({ type: 'PieceMissing', piece });
    return await new Promise((resolve, reject) => {
      const giveUp = (): void => {
        stopWaiting();
        reject(signal.reason);
      };
      const stopWaiting = file.waitFor(piece, (payload) => {
        signal.removeEventListener('abort', giveUp);
        resolve(payload as Result<Uint8Array, StoreError>); // real links and disks carry bytes
      });
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  async function fetch(
    { into, target, work, paths, keep }: Parameters<KeptFile['fetch']>[0],
    signal: AbortSignal,
  ): Promise<Result<void, DaemonError>> {
    const isElsewhere = record.phase === 'known' && work !== workNow();
    if (isElsewhere) await putStoreAway();
    if (record.phase === 'known')
      save({ phase: 'fetching', isPaused: false, fetch: { into, target, work, paths, keep } });
    else if (record.fetch !== undefined && record.phase !== 'placed') save({ fetch: { ...record.fetch, paths, keep } });
    placingFailed = undefined;
    if (isElsewhere) await start();
    else choose();
    const outcome = await until(() => {
      if (record.phase === 'placed') return 'placed';
      return isStopped || placingFailed !== undefined || isFinal(trouble) ? 'failed' : undefined;
    }, signal);
    if (outcome === undefined) return err({ type: 'Aborted' });
    if (outcome === 'placed') await until(() => (isFinishing ? undefined : true), signal);
    return outcome === 'placed' ? ok(undefined) : err(placingFailed ?? trouble ?? { type: 'Aborted' });
  }

  async function change({ paused, weight, ...choice }: FileChange): Promise<Result<void, DaemonError>> {
    if (weight !== undefined) save({ weight });
    if ('paths' in choice && record.fetch !== undefined) {
      if (record.phase === 'placed') return err({ type: 'PathTaken', path: record.fetch.target });
      save({ fetch: { ...record.fetch, paths: choice.paths } });
    }
    if (paused === true && !record.isPaused) {
      save({ isPaused: true });
      timeLeft.rest(clock.now());
      await rest();
    } else if (paused === false && record.isPaused) {
      save({ isPaused: false });
      trouble = undefined;
      await start();
    } else {
      if (paused === false) handle?.retry();
      choose();
    }
    changed();
    return ok(undefined);
  }

  /** Neither served nor looked for. */
  async function rest(): Promise<void> {
    handle?.remove();
    handle = undefined;
    membership?.leave();
    membership = undefined;
    await closeStore();
  }

  /** What was looked at before it was known where it is to grow; it grows elsewhere. */
  async function putStoreAway(): Promise<void> {
    handle?.remove();
    handle = undefined;
    await closeStore();
    await removeWork(owner.workOf(root));
  }

  async function closeStore(): Promise<void> {
    const open = await opening;
    opening = undefined;
    store = undefined;
    if (open?.ok === true) await open.value.close();
  }

  function status(): FileStatus {
    const now = clock.now();
    const peers = owner.peersOf(root);
    const held = store?.layered.held;
    const missing = wanted?.missingBytes ?? 0;
    const isPlaced = record.phase === 'placed';
    const wantedBytes =
      isPlaced || wanted === undefined || record.phase === 'known' ? record.byteLength : wanted.wantedBytes;
    const heldBytes = isPlaced ? record.byteLength : heldOf(manifest, held);
    return {
      root,
      name: record.name,
      isPrivate: record.key !== undefined,
      isFolder: record.isFolder,
      state: stateOf({
        phase: record.phase,
        isPaused: record.isPaused,
        hasTrouble: trouble !== undefined,
        isChecking: manifest !== undefined && store === undefined && !record.isPaused,
        isServed: handle !== undefined,
        isMissingPieces: missing > 0,
        peers,
      }),
      ...(trouble !== undefined && { trouble }),
      byteLength: record.byteLength,
      wantedBytes,
      heldBytes,
      sentBytes: upload.total,
      receivedBytes: download.total,
      rates: { upload: upload.rate(now), download: download.rate(now) },
      secondsLeft: isPlaced || record.isPaused ? undefined : timeLeft.secondsLeft(missing, now),
      pieces: overviewOf(manifest, held),
      peers,
      ways: membership?.reports ?? new Map(),
    };
  }

  return {
    rootKey: keyOfRoot(rootBytes),
    get record() {
      return record;
    },
    get manifest() {
      return manifest;
    },
    get listing() {
      return listing;
    },
    get held() {
      return store?.layered.held;
    },
    get handle() {
      return handle;
    },
    get membership() {
      return membership;
    },
    start,
    known,
    fetch,
    change,
    piece: readPiece,
    async readHeld(piece) {
      const opened = manifest === undefined ? undefined : await openStore(manifest);
      if (opened === undefined) return err({ type: 'PieceMissing', piece });
      if (!opened.ok) return opened;
      return await new Promise((resolve) =>
        opened.value.layered.read(piece, (payload) => resolve(payload as Result<Uint8Array, StoreError>)),
      );
    },
    get storedBytes() {
      return record.isOwn || store?.growing === undefined ? 0 : heldOf(manifest, store.layered.held);
    },
    status,
    refused: setTrouble,
    troubled: (error) => setTrouble({ type: 'StoreTrouble', cause: error }),
    async stop() {
      isStopped = true;
      if (record.sentBytes !== upload.total || record.receivedBytes !== download.total) save({});
      changed();
      await rest();
    },
  };
}

/** Trying again does not help. */
const isFinal = (trouble: DaemonError | undefined): boolean =>
  trouble !== undefined &&
  (trouble.type === 'StructureRefused' || trouble.type === 'PathTaken' || trouble.type === 'PathUnreadable');

function openError(
  error: Exclude<Awaited<ReturnType<typeof openPrivate<StoreError>>>, { ok: true }>['error'],
): DaemonError {
  if (error.type === 'PrivateKeyWrong' || error.type === 'PrivateIndexBroken' || error.type === 'PrivateNameRefused')
    return { type: 'KeyWrong', cause: error };
  if (error.type === 'PieceWrong') return { type: 'StoreTrouble', cause: { type: 'PieceRotten', piece: error.piece } };
  return { type: 'StoreTrouble', cause: error };
}

function heldOf(manifest: Manifest | undefined, held: PieceSet | undefined): number {
  if (manifest === undefined || held === undefined) return 0;
  if (held.isFull) return manifest.byteLength;
  let bytes = 0;
  for (const piece of held) bytes += manifest.pieceLength(piece);
  return bytes;
}
