/**
 * One share of this tab, sent or received: its place in the swarm, its store, what is wanted of it, and what people see.
 *
 *     received: known -> structure and index -> (asked for) fetching -> here, served on from here
 *     sent:     served from the person's files, or from the copy that was made
 *
 * The record is written before what it says is relied on: a closed tab goes on from it.
 */
import { assert, err, ok, type Disk, type Payload, type Result } from '@peersume/base';
import type { Membership } from '@peersume/peer';
import {
  cidFromText,
  type DiskPieceStore,
  type FileHandle,
  leafManifest,
  type Manifest,
  manifestFromStructure,
  openDiskPieceStore,
  openPrivate,
  PieceSet,
  type PieceStore,
  type PrivateShare,
  readBytes,
  type ShareLink,
  type StoreError,
  type Swarm,
} from '@peersume/swarm';
import { openChosenFiles } from './chosen-files.ts';
import { keyOfRoot, type LinkBoard, type LinkedPeer } from './link-board.ts';
import { createPace } from './pace.ts';
import { fieldOf, stretchOf, type PieceField } from './piece-field.ts';
import { clock, platformCrypto, sha256, verifyPayload } from './platform-ports.ts';
import type { ShareRecord, ShareRecords } from './share-record.ts';

export type TransferState =
  /** Nobody who has it is there yet. */
  | 'looking'
  /** Known, and not asked for yet. */
  | 'ready'
  | 'receiving'
  | 'here'
  | 'serving'
  /** Sent from files that a closed tab had. */
  | 'filesNeeded'
  | 'trouble';

export type Trouble =
  | { readonly type: 'full' }
  | { readonly type: 'changed' }
  | { readonly type: 'wrongKey' }
  | { readonly type: 'refused' }
  | { readonly type: 'disk'; readonly detail: string };

export interface ListedFile {
  readonly path: string;
  readonly byteLength: number;
}

export interface TransferView {
  readonly root: string;
  readonly kind: ShareRecord['kind'];
  readonly name: string;
  readonly byteLength: number;
  readonly state: TransferState;
  readonly trouble: Trouble | undefined;
  readonly isPrivate: boolean;
  /** The pieces lie here: what is sent outlives the tab. */
  readonly isCopied: boolean;
  /** Undefined until they are known. */
  readonly files: readonly ListedFile[] | undefined;
  readonly share: number;
  readonly heldBytes: number;
  readonly sentBytes: number;
  readonly down: number;
  readonly up: number;
  readonly secondsLeft: number | undefined;
  readonly peers: readonly LinkedPeer[];
  readonly field: PieceField;
  readonly link: ShareLink;
}

export interface TransferOwner {
  readonly swarm: Swarm;
  readonly disk: Disk;
  readonly board: LinkBoard;
  readonly records: ShareRecords;
  join(record: ShareRecord): Promise<Membership>;
  changed(): void;
}

export interface Transfer {
  readonly record: ShareRecord;
  readonly hasFiles: boolean;
  start(): Promise<void>;
  /** Everything, from now on. */
  want(): Promise<void>;
  /** What the closed tab had; false where it is something else. */
  giveFiles(files: readonly File[]): Promise<boolean>;
  /** The bytes of a listed file, checked and decrypted. */
  read(file: number): AsyncGenerator<Result<Uint8Array, { readonly type: string }>>;
  view(): TransferView;
  refused(): void;
  hear(addresses: readonly string[]): void;
  readonly file: number | undefined;
  /** Takes its pieces and record away too. */
  remove(): Promise<void>;
}

export interface Given {
  readonly manifest?: Manifest | undefined;
  readonly files?: readonly File[] | undefined;
}

export function createTransfer(first: ShareRecord, owner: TransferOwner, given: Given = {}): Transfer {
  const { swarm, disk, board, records } = owner;
  const cid = cidFromText(first.root);
  assert(cid.ok, 'records name files by their CID');
  const root = cid.value;
  const rootKey = keyOfRoot(root);

  let record = first;
  let manifest = given.manifest ?? manifestOf(root, first);
  let files = given.files;
  let handle: FileHandle | undefined;
  let membership: Membership | undefined;
  let opening: Promise<Result<PieceStore, StoreError>> | undefined;
  let store: PieceStore | undefined;
  let wanted: PieceSet | undefined;
  let opened: PrivateShare<StoreError> | undefined;
  let trouble: Trouble | undefined;
  let isGone = false;
  const down = createPace(clock.now);
  const up = createPace(clock.now);
  const senders = new Map<number, number>();

  async function save(patch: Partial<ShareRecord>): Promise<void> {
    record = { ...record, ...patch };
    if (!isGone) await records.put(record);
    owner.changed();
  }

  const isServedFromFiles = (): boolean => record.kind === 'sent' && !record.isCopied;

  async function start(): Promise<void> {
    if (isServedFromFiles() && files === undefined) return;
    if (handle !== undefined || isGone) return;
    const known = manifest;
    handle = swarm.add({
      root,
      ...(known !== undefined && { manifest: () => known }),
      found,
      openStore: (of, done) => void giveStore(of, done),
      download: record.kind === 'received',
    });
    owner.join(record).then(
      (joined) => {
        if (isGone) joined.leave();
        else membership = joined;
      },
      () => {},
    );
    if (known !== undefined) await choose(known);
  }

  async function giveStore(of: Manifest, done: (store: Result<PieceStore, StoreError>) => void): Promise<void> {
    done(await openStore(of));
  }

  function found(of: Manifest): void {
    manifest = of;
    void save({ structure: of.structure, shareBytes: of.byteLength });
    void choose(of);
  }

  /** What is wanted: the index first, then all that was asked for. */
  async function choose(of: Manifest): Promise<void> {
    if (record.isWanted) wantAll();
    else if (record.kind === 'received') {
      wanted ??= new PieceSet(of.pieceCount);
      tellWanted();
    }
    const opening = await openStore(of);
    if (!opening.ok || isGone) return;
    if (record.key === undefined) await save({ byteLength: of.byteLength });
    else if (opened === undefined && record.kind === 'received') await openIndex(of, record.key);
    owner.changed();
  }

  function tellWanted(): void {
    if (wanted !== undefined) handle?.want({ pieces: wanted });
  }

  function wantAll(): void {
    if (manifest === undefined || record.kind === 'sent') return;
    wanted = PieceSet.full(manifest.pieceCount);
    tellWanted();
  }

  async function openIndex(of: Manifest, key: Uint8Array): Promise<void> {
    const share = await openPrivate({ manifest: of, key, crypto: platformCrypto, sha256, readPiece });
    if (share.ok) {
      opened = share.value;
      const byteLength = share.value.index.files.reduce((sum, file) => sum + file.byteLength, 0);
      await save({ index: share.value.index, byteLength });
    } else if (share.error.type.startsWith('Private')) setTrouble({ type: 'wrongKey' });
    else setTrouble({ type: 'disk', detail: share.error.type });
  }

  /** Asked for now, if it is not here. */
  function readPiece(piece: number): Promise<Result<Uint8Array, StoreError>> {
    if (wanted !== undefined && !wanted.has(piece)) {
      wanted = wanted.copy();
      wanted.add(piece);
      tellWanted();
    }
    return new Promise((resolve) => {
      // Real links and disks carry bytes.
      const take = (payload: Result<Payload, StoreError>): void => resolve(payload as Result<Uint8Array, StoreError>);
      if (store?.held.has(piece) === true) store.read(piece, take);
      else if (handle === undefined) take(err({ type: 'PieceMissing', piece }));
      else handle.waitFor(piece, take);
    });
  }

  function openStore(of: Manifest): Promise<Result<PieceStore, StoreError>> {
    opening ??= openOnce(of).then((result) => {
      if (result.ok) store = result.value;
      else {
        opening = undefined;
        setTrouble(troubleOf(result.error));
      }
      return result;
    });
    return opening;
  }

  async function openOnce(of: Manifest): Promise<Result<PieceStore, StoreError>> {
    if (isServedFromFiles() && files !== undefined && record.key !== undefined && record.index !== undefined) {
      const { key, index } = record;
      const changed = (): void => setTrouble({ type: 'changed' });
      return ok(watched(await openChosenFiles({ manifest: of, key, index, files, changed }), of));
    }
    const grown = await openGrowing(disk, of, record.root);
    return grown.ok ? ok(watched(grown.value, of)) : grown;
  }

  /** What the swarm closes whenever nobody asks stays open here. */
  function watched(inner: PieceStore, of: Manifest): PieceStore {
    return {
      held: inner.held,
      get pendingBytes() {
        return inner.pendingBytes;
      },
      write: (piece, payload, done) =>
        inner.write(piece, payload, (written) => {
          if (written.ok) came(piece, payload, of);
          else setTrouble(troubleOf(written.error));
          done(written);
        }),
      read: (piece, done) =>
        inner.read(piece, (payload) => {
          if (payload.ok) up.add(payload.value.byteLength);
          done(payload);
          owner.changed();
        }),
      close: (done) => done(),
    };
  }

  function came(piece: number, payload: Payload, { pieceCount }: Manifest): void {
    down.add(payload.byteLength);
    senders.set(stretchOf(piece, pieceCount), board.senderOf(payload));
    if (trouble?.type === 'full' || trouble?.type === 'disk') trouble = undefined;
    owner.changed();
  }

  function setTrouble(next: Trouble): void {
    trouble = next;
    owner.changed();
  }

  function listed(): readonly ListedFile[] | undefined {
    if (record.index !== undefined) return record.index.files;
    if (manifest === undefined || record.key !== undefined) return undefined;
    return manifest.files.map(({ path, byteLength }) => ({ path: path === '' ? record.name : path, byteLength }));
  }

  function stateOf(isFull: boolean, peers: number): TransferState {
    if (trouble !== undefined) return 'trouble';
    if (record.kind === 'sent') return isServedFromFiles() && files === undefined ? 'filesNeeded' : 'serving';
    if (isFull) return 'here';
    if (record.isWanted) return peers > 0 && manifest !== undefined ? 'receiving' : 'looking';
    return listed() === undefined ? 'looking' : 'ready';
  }

  return {
    get record() {
      return record;
    },
    get file() {
      return handle?.file;
    },
    get hasFiles() {
      return files !== undefined;
    },
    start,
    async want() {
      trouble = undefined;
      await save({ isWanted: true });
      wantAll();
      handle?.retry();
    },
    async giveFiles(chosen) {
      const sizes = record.index?.files.map(({ byteLength }) => byteLength).join();
      if (sizes !== chosen.map(({ size }) => size).join()) return false;
      files = chosen;
      trouble = undefined;
      opening = undefined;
      await start();
      owner.changed();
      return true;
    },
    async *read(number) {
      if (manifest === undefined) return yield err({ type: 'Unknown' });
      const file = opened?.index.files[number];
      if (opened !== undefined && file !== undefined) return yield* opened.read(file);
      const open = manifest.files[number];
      if (open !== undefined)
        yield* readBytes({ manifest, file: open, start: 0, end: open.byteLength, sha256, readPiece });
    },
    view() {
      const held = store?.held;
      const isFull = manifest !== undefined && held?.isFull === true;
      const peers = board.peersOf(rootKey);
      const share = manifest === undefined || held === undefined ? 0 : held.size / Math.max(1, manifest.pieceCount);
      const rate = down.rate();
      const missing = isFull ? 0 : record.byteLength * (1 - share);
      return {
        root: record.root,
        kind: record.kind,
        name: record.name,
        byteLength: record.byteLength,
        state: stateOf(isFull, peers.length),
        trouble,
        isPrivate: record.key !== undefined,
        isCopied: record.isCopied,
        files: listed(),
        share: isFull ? 1 : share,
        heldBytes: isFull ? record.byteLength : Math.round(record.byteLength * share),
        sentBytes: up.total,
        down: rate,
        up: peers.reduce((sum, peer) => sum + peer.up, 0),
        secondsLeft: isFull ? 0 : rate > 0 && record.isWanted ? missing / rate : undefined,
        peers,
        field: fieldOf(manifest, held, senders),
        link: {
          root,
          name: record.name,
          byteLength: record.byteLength,
          key: record.key,
          addresses: record.addresses,
          sources: [],
        },
      };
    },
    refused: () => setTrouble({ type: 'refused' }),
    hear: (addresses) => membership?.hear(addresses, 'exchange'),
    async remove() {
      isGone = true;
      handle?.remove();
      membership?.leave();
      const of = manifest;
      const lies = of !== undefined && !isServedFromFiles();
      const closed = await (lies ? openGrowing(disk, of, record.root) : undefined);
      if (closed?.ok === true) {
        const { diskFiles } = closed.value.layout;
        await new Promise<void>((resolve) => closed.value.close(resolve));
        const name = storeName(record.root);
        for (const file of [...diskFiles, `${name}.pieces-a`, `${name}.pieces-b`, `${name}.begun`])
          await new Promise<void>((resolve) => disk.remove(file, () => resolve()));
      }
      await records.remove(record.root);
    },
  };
}

const storeName = (root: string): string => `share-${root}`;

export const openGrowing = (
  disk: Disk,
  manifest: Manifest,
  root: string,
): Promise<Result<DiskPieceStore, StoreError>> =>
  new Promise((resolve) =>
    openDiskPieceStore({ disk, manifest, name: storeName(root), verify: verifyPayload }, resolve),
  );

function manifestOf(root: Uint8Array, { structure, shareBytes }: ShareRecord): Manifest | undefined {
  if (structure === undefined || shareBytes === undefined) return undefined;
  if (structure.length === 0) return leafManifest(root, shareBytes);
  const read = manifestFromStructure(root, structure);
  return read.ok ? read.value : undefined;
}

function troubleOf(error: StoreError): Trouble {
  if (error.type === 'StoreFull') return { type: 'full' };
  return { type: 'disk', detail: 'detail' in error ? error.detail : error.type };
}
