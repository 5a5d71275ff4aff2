/**
 * A piece store over a disk, once it is open. What becomes of a piece that is written:
 *
 *     queued -> noted as begun -> bytes written -> data synced -> entry appended -> record synced -> held, done
 *
 * Pieces go through the later steps together: while one commit syncs, others gather for the next, so that a slow sync
 * serves many. Invariants:
 *
 * - Nothing is begun before a record is in place that says all that is held.
 * - The record names a piece only after its bytes were synced; `held` has it only after the record was synced.
 * - One append at a time: a crash tears at most the last entry.
 * - Bytes of a held piece are never written over, unless the disk failed to read them.
 */
import { assert, err, ok, type DiskError, type Payload, type Result } from '@peersume/base';
import { type Manifest } from '../../manifest/manifest.ts';
import { type PieceSet } from '../../pieces/piece-set.ts';
import { type PieceStore, type StoreError } from '../piece-store.ts';
import { type VerifyPayload } from '../verify-payload.ts';
import { type DataFiles } from './data-files.ts';
import { type DataLayout } from './data-layout.ts';
import { type NoteFile } from './record/note-file.ts';
import { maxListedPieces } from './record/piece-list.ts';
import { type RecordFiles } from './record/record-files.ts';
import { storeErrorOf } from './store-errors.ts';

export interface DiskStoreParts {
  readonly manifest: Manifest;
  readonly layout: DataLayout;
  readonly files: DataFiles;
  readonly record: RecordFiles;
  readonly note: NoteFile;
  readonly verify: VerifyPayload;
  readonly held: PieceSet;
  /** Of the next record; it is begun before the first write where `record` has none. */
  readonly nextGeneration: number;
  /** Nothing can be written, and this is why. */
  readonly refusal: StoreError | undefined;
  /** Bytes of a journal before it is compacted. */
  readonly compactAboveBytes: number;
}

/** Bytes noted as begun and not yet committed: what one or two slow syncs (50 ms) let gather at 300 MB/s. */
const maxBegunBytes = 32 * 1024 * 1024;
/** Pieces noted as begun, and in one commit: what a note lists. */
const maxBegunPieces = maxListedPieces;
/** Notes asked for and not yet written; what comes meanwhile shares the next one. */
const maxNotesUnderWay = 4;

/** A journal that is longer when the store is closed gives way to a new record, so that opening reads a set alone. */
const maxJournalBytesLeft = 1024;

const closed: StoreError = { type: 'StoreFailure', detail: 'the store is closed' };

export function createDiskPieceStore(parts: DiskStoreParts): PieceStore {
  const { manifest, layout, files, record, note, verify, held, refusal, compactAboveBytes } = parts;

  /** Every piece whose `done` is still to come. */
  const writing = new Map<number, Writing>();
  let queued: Writing[] = [];
  /** Noted; their bytes are on their way, written, or being committed. */
  const begun = new Set<Writing>();
  /** Their bytes are written. */
  let written: Writing[] = [];
  /** Found rotten; the record still names them. */
  const lost = new Set<number>();
  /** How often each piece was found rotten: a read that began before a loss says nothing about the piece now. */
  const losses = new Map<number, number>();
  /** Held, but the disk could not read them the last time: worth being written again. */
  const unreadable = new Set<number>();
  let pendingBytes = 0;
  let begunBytes = 0;
  let reads = 0;
  let nextGeneration = parts.nextGeneration;
  let isRecordReady = record.current !== undefined;
  let isBeginningRecord = false;
  let notesUnderWay = 0;
  let isCommitting = false;
  /** A commit of losses alone failed: they wait for the next piece, or for the end. */
  let areLossesHeldBack = false;
  let closing: 'open' | 'closing' | 'ending' | 'closed' = 'open';
  const whenClosed: (() => void)[] = [];

  function write(piece: number, payload: Payload, done: Parameters<PieceStore['write']>[2]): void {
    assert(payload instanceof Uint8Array, 'a disk takes bytes');
    assert(payload.byteLength === manifest.pieceLength(piece), `piece ${piece} comes in its own length`);
    if (held.has(piece) && !unreadable.has(piece)) return done(ok(undefined));
    if (closing !== 'open') return done(err(closed));
    if (refusal !== undefined) return done(err(refusal));
    const same = writing.get(piece);
    if (same !== undefined) return void same.dones.push(done);
    const added: Writing = { piece, bytes: payload, dones: [done] };
    writing.set(piece, added);
    queued.push(added);
    pendingBytes += payload.byteLength;
    pump();
  }

  /** Begins whatever can be begun now. */
  function pump(): void {
    if (!isRecordReady) {
      if (queued.length > 0 || written.length > 0) beginFirstRecord();
    } else {
      beginWrites();
      commit();
    }
    if (closing === 'closing') finishClosing();
  }

  function beginFirstRecord(): void {
    if (isBeginningRecord) return;
    const lostNow = [...lost];
    beginRecord(held, (result) => {
      if (result.ok) {
        for (const piece of lostNow) lost.delete(piece);
      } else {
        const failed = [...written, ...queued];
        written = [];
        queued = [];
        settle(failed, err(storeErrorOf(result.error)));
      }
      pump();
    });
  }

  /** Notes queued pieces as begun, and writes their bytes after the note. */
  function beginWrites(): void {
    const { current } = record;
    if (notesUnderWay >= maxNotesUnderWay || queued.length === 0 || current === undefined) return;
    const batch = takeQueued();
    if (batch.length === 0) return;
    notesUnderWay++;
    note.write(current, ascending([...begun]), () => {
      notesUnderWay--;
      pump();
    });
    for (const item of batch) {
      files.write(layout.place(item.piece), item.bytes, (result) => {
        const failure = result.ok ? item.spoiled : storeErrorOf(result.error);
        if (failure === undefined) written.push(item);
        else settle([item], err(failure));
        pump();
      });
    }
  }

  function takeQueued(): Writing[] {
    let count = 0;
    for (const item of queued) {
      const isRoom =
        begun.size === 0 || (begun.size < maxBegunPieces && begunBytes + item.bytes.length <= maxBegunBytes);
      if (!isRoom) break;
      begun.add(item);
      begunBytes += item.bytes.length;
      count++;
    }
    return queued.splice(0, count);
  }

  /** Makes what was written safe, then names it in the record, then acknowledges it. */
  function commit(): void {
    const isAnyLossDue = lost.size > 0 && !areLossesHeldBack;
    if (isCommitting || (written.length === 0 && !isAnyLossDue)) return;
    isCommitting = true;
    const batch = written;
    written = [];
    syncData(batch, (safe) => {
      const lostNow = [...lost].sort((one, other) => one - other).slice(0, maxListedPieces);
      nameInRecord(lostNow, safe, (result) => {
        isCommitting = false;
        areLossesHeldBack = !result.ok;
        if (result.ok) for (const piece of lostNow) lost.delete(piece);
        settle(safe, result.ok ? ok(undefined) : err(storeErrorOf(result.error)));
        pump();
      });
    });
  }

  /** `done` gets the pieces that are safe; those in a file whose sync failed have failed. */
  function syncData(batch: readonly Writing[], done: (safe: Writing[]) => void): void {
    const byFile = Map.groupBy(batch, ({ piece }) => layout.place(piece).file);
    const safe: Writing[] = [];
    let waiting = byFile.size;
    if (waiting === 0) return done(safe);
    for (const [file, items] of byFile) {
      files.sync(file, (synced) => {
        if (synced.ok) safe.push(...items);
        else spoil(file, items, storeErrorOf(synced.error));
        if (--waiting === 0) done(safe);
      });
    }
  }

  /**
   * After a failed sync nobody knows which of the file's unsynced bytes are on the disk, and a later sync may say nothing:
   * every piece that was written meanwhile has failed, and must be written anew.
   */
  function spoil(file: number, items: readonly Writing[], error: StoreError): void {
    const isInFile = ({ piece }: Writing): boolean => layout.place(piece).file === file;
    const failed = [...items, ...written.filter(isInFile)];
    written = written.filter((item) => !isInFile(item));
    for (const item of begun) if (isInFile(item)) item.spoiled = error;
    settle(failed, err(error));
  }

  function nameInRecord(
    lostNow: readonly number[],
    safe: readonly Writing[],
    done: (result: Result<void, DiskError>) => void,
  ): void {
    if (lostNow.length === 0 && safe.length === 0) return done(ok(undefined));
    const { current } = record;
    const isLong = current !== undefined && current.end - current.journalStart > compactAboveBytes;
    if (current !== undefined && !isLong) return record.append({ lost: lostNow, held: ascending(safe) }, done);
    // A new record says it all at once. Until one is in place nothing more is acknowledged in the old one: should the new
    // one have reached the disk in spite of its failure, it must not be older than the old one.
    const snapshot = held.copy();
    for (const { piece } of safe) snapshot.add(piece);
    beginRecord(snapshot, done);
  }

  function beginRecord(snapshot: PieceSet, done: (begun: Result<void, DiskError>) => void): void {
    isRecordReady = false;
    isBeginningRecord = true;
    record.begin(nextGeneration, layout.kind, snapshot, (result) => {
      isBeginningRecord = false;
      isRecordReady = result.ok;
      if (result.ok) nextGeneration++;
      done(result);
    });
  }

  /** The end of these writes, good or bad. */
  function settle(items: readonly Writing[], result: Result<void, StoreError>): void {
    for (const item of items) {
      writing.delete(item.piece);
      pendingBytes -= item.bytes.length;
      if (begun.delete(item)) begunBytes -= item.bytes.length;
      if (!result.ok) continue;
      held.add(item.piece);
      unreadable.delete(item.piece);
    }
    for (const { dones } of items) for (const done of dones) done(result);
  }

  function read(piece: number, done: Parameters<PieceStore['read']>[1]): void {
    const same = writing.get(piece);
    if (same !== undefined) return done(ok(same.bytes));
    if (!held.has(piece)) return done(err({ type: 'PieceMissing', piece }));
    if (closing === 'ending' || closing === 'closed') return done(err(closed));
    const lossesBefore = losses.get(piece) ?? 0;
    reads++;
    const finish = (result: Result<Payload, StoreError>): void => {
      reads--;
      done(result);
      if (closing === 'closing') finishClosing();
    };
    files.read(layout.place(piece), manifest.pieceLength(piece), (result) => {
      if (!result.ok) {
        unreadable.add(piece);
        return finish(err(storeErrorOf(result.error)));
      }
      unreadable.delete(piece);
      verify(result.value, manifest.pieceDigest(piece), (holds) => {
        if (holds) return finish(ok(result.value));
        if ((losses.get(piece) ?? 0) === lossesBefore) {
          lose(piece);
          return finish(err({ type: 'PieceRotten', piece }));
        }
        // It was lost meanwhile, and perhaps written again: these bytes say nothing about it.
        reads--;
        read(piece, done);
      });
    });
  }

  function lose(piece: number): void {
    losses.set(piece, (losses.get(piece) ?? 0) + 1);
    held.delete(piece);
    if (refusal !== undefined) return;
    lost.add(piece);
    areLossesHeldBack = false;
    pump();
  }

  function close(done: () => void): void {
    if (closing === 'closed') return done();
    whenClosed.push(done);
    if (closing !== 'open') return;
    closing = 'closing';
    areLossesHeldBack = false;
    pump();
  }

  function finishClosing(): void {
    const isBusy = writing.size > 0 || reads > 0 || isCommitting || notesUnderWay > 0 || isBeginningRecord;
    if (isBusy || (isRecordReady && lost.size > 0 && !areLossesHeldBack)) return;
    closing = 'ending';
    const end = (): void => {
      closing = 'closed';
      files.close();
      record.close();
      note.close();
      for (const done of whenClosed.splice(0)) done();
    };
    const { current } = record;
    const journalBytes = current === undefined ? 0 : current.end - current.journalStart;
    if (isRecordReady && journalBytes > maxJournalBytesLeft) beginRecord(held, () => noteTheEnd(end));
    else noteTheEnd(end);
  }

  /** Nothing is being written: the next opener need not look. */
  function noteTheEnd(done: () => void): void {
    if (record.current === undefined || !isRecordReady) done();
    else note.write(record.current, [], done);
  }

  return {
    held,
    get pendingBytes() {
      return pendingBytes;
    },
    write,
    read,
    close,
  };
}

interface Writing {
  readonly piece: number;
  readonly bytes: Uint8Array;
  readonly dones: ((written: Result<void, StoreError>) => void)[];
  /** A sync of its file failed while its bytes were on their way. */
  spoiled?: StoreError;
}

const ascending = (items: readonly Writing[]): number[] =>
  items.map(({ piece }) => piece).sort((one, other) => one - other);
