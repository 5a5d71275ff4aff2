/**
 * One file of a swarm and its store, which is open only while somebody needs it: the exchange from `load` to `unload`,
 * and readers. Opening and closing take turns, so that a file never has two stores at once.
 *
 * A class, because a peer may have ten thousand of them, idle: each is one object with a few fields.
 */
import { assert, type Clock, err, type Payload, type Result, type Timer } from '@peersume/base';
import { type FileNumber } from '../exchange/exchange.ts';
import { type Manifest } from '../manifest/manifest.ts';
import { createStructureReader, type StructureReader } from '../manifest/structure-reader.ts';
import { type PieceStore, type StoreError } from '../store/piece-store.ts';
import { type EngineSettings } from './settings.ts';
import { type SharedFile } from './swarm.ts';

export interface FileSlotOwner {
  readonly clock: Clock;
  readonly settings: EngineSettings;
  /** The store that `load` asked for is there. */
  opened(slot: FileSlot, manifest: Manifest, store: PieceStore): void;
  /** A reader found that the piece is not held any more. */
  lost(slot: FileSlot, piece: number): void;
  /** It cannot be opened before the structure is `found`. */
  structureMissing(slot: FileSlot, next: number): void;
  /** It will be tried again. */
  failedToOpen(slot: FileSlot, error: StoreError): void;
  /** Some time has passed since the store could not write: perhaps it can now. */
  mayHaveRecovered(slot: FileSlot): void;
}

type Phase = 'closed' | 'opening' | 'open' | 'closing' | 'failed';

interface PieceRead {
  readonly piece: number;
  readonly done: (payload: Result<Payload, StoreError>) => void;
}

const fileClosed: StoreError = { type: 'StoreFailure', detail: 'the file was closed' };

export class FileSlot {
  readonly file: FileNumber;
  readonly shared: SharedFile;
  readonly #owner: FileSlotOwner;
  #phase: Phase = 'closed';
  #store: PieceStore | undefined;
  /** Kept while the file is open; for ever where nobody could give it again. */
  #manifest: Manifest | undefined;
  #reader: StructureReader | undefined;
  /** The only piece, which came in place of a structure; kept until it is written. */
  #leaf: Uint8Array | undefined;
  #isLoaded = false;
  #isAnswered = false;
  #hasEnded = false;
  #reads: PieceRead[] | undefined;
  #readsUnderWay = 0;
  #lingerTimer: Timer | undefined;
  #retryTimer: Timer | undefined;
  /** How long was waited for the last time; 0 while all is well. */
  #retriedAfterMs = 0;
  #lingersUntilMs = -Infinity;
  #whenClosed: (() => void)[] | undefined;
  /** Who waits for pieces that are not held. */
  #waiting: Set<PieceRead> | undefined;

  /** `previous` had the same root and has ended; its store closes before this one's opens. */
  constructor(file: FileNumber, shared: SharedFile, owner: FileSlotOwner, previous?: FileSlot) {
    this.file = file;
    this.shared = shared;
    this.#owner = owner;
    if (previous === undefined) return;
    this.#phase = 'closing';
    previous.end(() => {
      this.#phase = 'closed';
      this.#settle();
    });
  }

  get manifest(): Manifest | undefined {
    return this.#manifest ?? this.shared.manifest?.();
  }

  /** While it is open. */
  get store(): PieceStore | undefined {
    return this.#store;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The exchange needs the file; answered by one of the owner's three functions. */
  load(): void {
    this.#isLoaded = true;
    if (this.#phase === 'failed') this.#phase = 'closed';
    this.#settle();
  }

  unload(): void {
    this.#isLoaded = false;
    this.#isAnswered = false;
    this.#settle();
  }

  /** Collects the structure where it is not known. */
  reader(): StructureReader {
    return (this.#reader ??= createStructureReader(this.shared.root));
  }

  /** `last` is the frame that completed the structure: where the root is a leaf, the file itself. */
  found(manifest: Manifest, last: Uint8Array): void {
    this.#manifest = manifest;
    this.#reader = undefined;
    if (manifest.structure.length === 0 && manifest.pieceCount === 1) this.#leaf = last;
    this.shared.found?.(manifest);
    for (const waiting of this.#waiting ?? []) this.#readFor(waiting);
    this.#settle();
  }

  read(piece: number, done: (payload: Result<Payload, StoreError>) => void): void {
    if (this.#hasEnded) return done(err(fileClosed));
    (this.#reads ??= []).push({ piece, done });
    this.#settle();
  }

  waitFor(piece: number, done: (payload: Result<Payload, StoreError>) => void): () => void {
    const waiting: PieceRead = { piece, done };
    (this.#waiting ??= new Set()).add(waiting);
    this.#readFor(waiting);
    return () => this.#waiting?.delete(waiting);
  }

  /** A piece is held from now on. */
  arrived(piece: number): void {
    this.#retriedAfterMs = 0;
    for (const waiting of this.#waiting ?? []) if (waiting.piece === piece) this.#readFor(waiting);
  }

  /** What is missing goes on being waited for: if it arrived while it was looked for, it is being read again. */
  #readFor(waiting: PieceRead): void {
    if (this.manifest === undefined && !this.#hasEnded) return;
    this.read(waiting.piece, (payload) => {
      if (this.#waiting?.has(waiting) !== true) return;
      if (!payload.ok && payload.error.type === 'PieceMissing') return;
      this.#waiting.delete(waiting);
      waiting.done(payload);
    });
  }

  /** A piece could not be written: after a while the exchange is asked to try again. */
  writeFailed(): void {
    this.#retryTimer ??= this.#owner.clock.after(this.#nextRetryMs(), () => {
      this.#retryTimer = undefined;
      this.#owner.mayHaveRecovered(this);
    });
  }

  /** Tries at once to open a store that could not be opened. */
  retry(): void {
    this.#retriedAfterMs = 0;
    this.#stopRetrying();
    this.#reopen();
  }

  /** Never opens again; `done` when the store is closed. */
  end(done: () => void): void {
    this.#hasEnded = true;
    this.#isLoaded = false;
    this.#stopRetrying();
    this.#lingerTimer?.cancel();
    this.#failReads(fileClosed);
    for (const waiting of this.#waiting ?? []) this.#readFor(waiting);
    (this.#whenClosed ??= []).push(done);
    this.#settle();
  }

  /** Does what brings the store nearer to what is needed of it. Every answer from outside leads here again. */
  #settle(): void {
    if (this.#phase === 'closed' && this.#isNeeded()) this.#open();
    if (this.#phase === 'open') {
      if (this.#isLoaded && !this.#isAnswered) this.#answerLoad();
      this.#startReads();
    }
    if (this.#phase === 'open' && !this.#isNeeded()) this.#closeOrLinger();
    if (this.#hasEnded && (this.#phase === 'closed' || this.#phase === 'failed')) this.#tellClosed();
  }

  #isNeeded(): boolean {
    return !this.#hasEnded && (this.#isLoaded || this.#reads !== undefined || this.#readsUnderWay > 0);
  }

  #open(): void {
    this.#manifest ??= this.shared.manifest?.() ?? this.#knownByName();
    if (this.#manifest === undefined) {
      this.#failReads({ type: 'StoreFailure', detail: 'what the file consists of is not known yet' });
      if (this.#isLoaded && !this.#isAnswered) {
        this.#isAnswered = true;
        this.#owner.structureMissing(this, this.reader().needed);
      }
      return;
    }
    this.#phase = 'opening';
    this.#isAnswered = false;
    this.shared.openStore(this.#manifest, (opened) => {
      assert(this.#phase === 'opening', 'a store is opened once for each question');
      if (opened.ok) return this.#keepLeaf(opened.value);
      this.#phase = 'failed';
      this.#failReads(opened.error);
      if (!this.#hasEnded) this.#retryLater(opened.error);
      this.#settle();
    });
  }

  /** A leaf that could not be kept is fetched again, like any piece. */
  #keepLeaf(store: PieceStore): void {
    const leaf = this.#leaf;
    this.#leaf = undefined;
    const go = () => {
      this.#phase = 'open';
      this.#store = store;
      this.#settle();
    };
    if (leaf === undefined) go();
    else store.write(0, leaf, go);
  }

  /** The empty file needs no structure. */
  #knownByName(): Manifest | undefined {
    const known = this.reader().add([]);
    return known.ok && known.value !== 'more' ? known.value : undefined;
  }

  #retryLater(error: StoreError): void {
    this.#stopRetrying();
    this.#retryTimer = this.#owner.clock.after(this.#nextRetryMs(), () => {
      this.#retryTimer = undefined;
      this.#reopen();
    });
    this.#owner.failedToOpen(this, error);
  }

  #reopen(): void {
    if (this.#phase !== 'failed') return;
    this.#phase = 'closed';
    this.#settle();
  }

  #nextRetryMs(): number {
    const { retryMs, maxRetryMs } = this.#owner.settings;
    this.#retriedAfterMs = Math.min(Math.max(retryMs, this.#retriedAfterMs * 2), maxRetryMs);
    return this.#retriedAfterMs;
  }

  #stopRetrying(): void {
    this.#retryTimer?.cancel();
    this.#retryTimer = undefined;
  }

  #answerLoad(): void {
    assert(this.#manifest !== undefined && this.#store !== undefined, 'an open file has both');
    this.#isAnswered = true;
    this.#owner.opened(this, this.#manifest, this.#store);
  }

  #startReads(): void {
    const reads = this.#reads;
    if (reads === undefined) return;
    this.#reads = undefined;
    this.#readsUnderWay += reads.length;
    for (const { piece, done } of reads) {
      this.#store?.read(piece, (payload) => {
        this.#readsUnderWay--;
        this.#lingersUntilMs = this.#owner.clock.now() + this.#owner.settings.lingerMs;
        done(payload);
        if (!payload.ok && payload.error.type === 'PieceRotten' && !this.#hasEnded) this.#owner.lost(this, piece);
        this.#settle();
      });
    }
  }

  #failReads(error: StoreError): void {
    const reads = this.#reads;
    this.#reads = undefined;
    for (const { done } of reads ?? []) done(err(error));
  }

  #closeOrLinger(): void {
    const { clock } = this.#owner;
    const restMs = this.#lingersUntilMs - clock.now();
    this.#lingerTimer?.cancel();
    if (restMs > 0 && !this.#hasEnded) {
      this.#lingerTimer = clock.after(restMs, () => this.#settle());
      return;
    }
    const store = this.#store;
    this.#phase = 'closing';
    this.#store = undefined;
    if (this.shared.manifest !== undefined) this.#manifest = undefined;
    store?.close(() => {
      this.#phase = 'closed';
      this.#settle();
    });
  }

  #tellClosed(): void {
    const whenClosed = this.#whenClosed;
    this.#whenClosed = undefined;
    for (const done of whenClosed ?? []) done();
  }
}
