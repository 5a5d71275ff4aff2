/**
 * A document kept in a log store: opened from its checkpoint and the batches after it, saved by appending batches. What
 * `save` has acknowledged is durable; what failed is tried again with the next. Several tabs, each with its own copy,
 * may keep one document in one log: each takes in what the others have appended. A log that somebody removes is begun
 * again, whole, by the next change.
 */
import { err, ok, type LogStore, type LogStoreError, type Random, type Result } from '@peersume/base';
import { openDocument, type OpenError, type ResumeDocument } from '../document.ts';
import type { GateError } from '../gate/gate-error.ts';
import type { Received } from '../gate/waiting-room.ts';
import { joinBytes, partBytes } from './join-bytes.ts';

export interface KeptDocument {
  readonly document: ResumeDocument;
  /** Makes durable what has been changed so far, with the steps of undo. `time` is milliseconds since 1970. */
  save(time: number, signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
  /** Everything that was changed and received here is durable. */
  isSaved(): boolean;
  /**
   * Batches that no save has acknowledged yet, also those on their way; for a program that is about to end. What is
   * already durable may be stored again without harm.
   */
  unsaved(time: number): readonly Uint8Array[];
  /** As `save`, for a log that is gone from the store: it begins again, with everything. */
  saveWhole(time: number, signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
  /** Takes in what other tabs have appended. */
  catchUp(signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
  /** Takes in a batch of another device; it is durable with the next save, also while it waits for others. */
  receive(batch: Uint8Array, announced?: ReadonlySet<number>): Result<Received, GateError>;
}

export interface KeepOptions {
  readonly store: LogStore;
  /** The log's name in the store. */
  readonly log: string;
  /** This device's name in batches. */
  readonly device: string;
}

export type OpenKeptError = OpenError | LogStoreError;

const undoName = 'undo';
const checkpointName = 'checkpoint';
/** Batches that wait for what they build on: beside the log, as nobody has looked into them yet. */
const heldName = 'held';
/** Batches after which a checkpoint is worth its bytes: opening applies at most so many one by one. */
const checkpointEvery = 500;
/** Entries read at once. */
const readLimit = 2_000;

/** A new document, to be kept from now on; its first save begins the log. */
export function keepDocument(document: ResumeDocument, options: KeepOptions): KeptDocument {
  return createKeeper(document, options, { known: 0, checkpointAt: 0, held: [] });
}

export async function openKept(
  options: KeepOptions & { readonly random: Random },
  signal?: AbortSignal,
): Promise<Result<KeptDocument, OpenKeptError>> {
  const { store, log, random } = options;
  const undo = await store.readBeside(log, undoName, signal);
  if (!undo.ok) return undo;
  const kept = await store.readBeside(log, checkpointName, signal);
  if (!kept.ok) return kept;
  const checkpoint = kept.value && readPosition(kept.value);
  const entries = await readFrom(store, log, checkpoint?.at ?? 0, signal);
  if (!entries.ok) return entries;
  const besides = await store.readBeside(log, heldName, signal);
  if (!besides.ok) return besides;
  const held = besides.value === undefined ? [] : partBytes(besides.value);
  const opened = openDocument(entries.value, { random, undo: undo.value, checkpoint: checkpoint?.rest });
  if (opened.ok) {
    const known = (checkpoint?.at ?? 0) + entries.value.length;
    return ok(createKeeper(opened.value, options, { known, checkpointAt: checkpoint?.at ?? 0, held }));
  }
  // The batches are the truth: without the checkpoint, all of them.
  const all = checkpoint === undefined ? entries : await readFrom(store, log, 0, signal);
  if (!all.ok) return all;
  const again = openDocument(all.value, { random, undo: undo.value });
  if (!again.ok) return again;
  return ok(createKeeper(again.value, options, { known: all.value.length, checkpointAt: 0, held }));
}

interface Position {
  /** Entries of the log that the document knows, from the first on. */
  known: number;
  /** Entries that the checkpoint holds. */
  checkpointAt: number;
  /** What waited when the program ended. */
  readonly held: readonly Uint8Array[];
}

function createKeeper(document: ResumeDocument, { store, log, device }: KeepOptions, position: Position): KeptDocument {
  /** Batches that are not durable yet, oldest first. */
  let waiting: Uint8Array[] = [];
  let hasChanged = position.known === 0;
  const held = new Set<Uint8Array>();
  let hasHeldChanged = false;
  /** The log is not in the store any more. */
  let isGone = false;
  /** One after the other. */
  let last: Promise<unknown> = Promise.resolve();

  document.subscribe(() => (hasChanged = true));

  function queue<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work);
    last = next;
    return next;
  }

  async function write(time: number, signal: AbortSignal | undefined): Promise<Result<void, LogStoreError>> {
    waiting.push(...document.takeBatches({ time, device }));
    if (waiting.length === 0 && !hasChanged && !hasHeldChanged && !isGone) return ok(undefined);
    // Not the list itself: what is received while this is being written belongs to the next.
    const own = [...waiting];
    const append = isGone ? [document.wholeBatch({ time, device })] : own;
    const beside = new Map<string, Uint8Array | null>([[undoName, document.saveUndo()]]);
    if (hasHeldChanged) beside.set(heldName, held.size === 0 ? null : joinBytes([...held]));
    hasChanged = false;
    hasHeldChanged = false;
    const written = await store.write(log, { append, beside }, signal);
    if (!written.ok) {
      hasChanged = true;
      hasHeldChanged = true;
      return written;
    }
    const before = written.value - append.length;
    if (before < position.known && !isGone) {
      // Shorter than it was: somebody has removed it. What was just written has nothing to stand on.
      isGone = true;
      return write(time, signal);
    }
    if (isGone) {
      isGone = false;
      position.known = 0;
      position.checkpointAt = 0;
    }
    waiting = waiting.slice(own.length);
    const caughtUp = before > position.known ? await takeIn(position.known, before, signal) : ok(undefined);
    if (!caughtUp.ok) return caughtUp;
    position.known = written.value;
    return writeCheckpoint(signal);
  }

  /** A failure only means that the next opening is slower. */
  async function writeCheckpoint(signal: AbortSignal | undefined): Promise<Result<void, LogStoreError>> {
    if (position.known - position.checkpointAt < checkpointEvery) return ok(undefined);
    const at = position.known;
    const bytes = writePosition(at, document.checkpoint());
    const written = await store.write(log, { beside: new Map([[checkpointName, bytes]]) }, signal);
    if (written.ok) position.checkpointAt = at;
    return ok(undefined);
  }

  /** Entries that others appended. */
  async function takeIn(
    from: number,
    to: number,
    signal: AbortSignal | undefined,
  ): Promise<Result<void, LogStoreError>> {
    const entries = await readFrom(store, log, from, signal);
    if (!entries.ok) return entries;
    for (const entry of entries.value.slice(0, to - from)) document.receive(entry);
    position.known = Math.max(position.known, Math.min(to, from + entries.value.length));
    return ok(undefined);
  }

  function receive(batch: Uint8Array, announced?: ReadonlySet<number>): Result<Received, GateError> {
    const received = document.receive(batch, announced, () => {
      waiting.push(batch);
      if (held.delete(batch)) hasHeldChanged = true;
    });
    if (received.ok && received.value.type === 'waiting') {
      held.add(batch);
      hasHeldChanged = true;
    }
    return received;
  }

  for (const batch of position.held) receive(batch);
  hasHeldChanged = held.size !== position.held.length;

  return {
    document,
    save: (time, signal) => queue(() => write(time, signal)),
    saveWhole(time, signal) {
      return queue(() => {
        isGone = true;
        return write(time, signal);
      });
    },
    isSaved: () => !isGone && waiting.length === 0 && !hasHeldChanged && !document.hasUnsaved(),
    unsaved(time) {
      waiting.push(...document.takeBatches({ time, device }));
      return [...waiting];
    },
    catchUp: (signal) => queue(() => takeIn(position.known, Number.POSITIVE_INFINITY, signal)),
    receive,
  };
}

async function readFrom(
  store: LogStore,
  log: string,
  from: number,
  signal: AbortSignal | undefined,
): Promise<Result<Uint8Array[], LogStoreError>> {
  const entries: Uint8Array[] = [];
  for (;;) {
    const part = await store.read(log, from + entries.length, readLimit, signal);
    if (!part.ok) return err(part.error);
    for (const entry of part.value) entries.push(entry);
    if (part.value.length < readLimit) return ok(entries);
  }
}

/** Four bytes, little-endian, before a checkpoint: how many entries of the log are in it. */
function writePosition(at: number, rest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(rest.length + 4);
  new DataView(bytes.buffer).setUint32(0, at, true);
  bytes.set(rest, 4);
  return bytes;
}

function readPosition(bytes: Uint8Array): { at: number; rest: Uint8Array } | undefined {
  if (bytes.length < 4) return undefined;
  return { at: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true), rest: bytes.subarray(4) };
}
