/**
 * Opens the store of one manifest on a disk. Files are named `NAME.data…` (the content), `NAME.pieces-a` and `-b` (the
 * record, in turns) and `NAME.begun` (what is being written).
 *
 * What is held is known from the record; nothing is hashed, except after a killed program the few pieces it was writing,
 * and after damage to the record everything that it no longer names. Two openers of one store at a time are not guarded
 * against here: who gives the disk keeps the lock.
 */
import { err, ok, type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import { type Manifest } from '../../manifest/manifest.ts';
import { type PieceStore, type StoreError } from '../piece-store.ts';
import { type VerifyPayload } from '../verify-payload.ts';
import { createDataFiles, type DataFiles } from './data-files.ts';
import { type DataLayout, layOutData } from './data-layout.ts';
import { createDiskPieceStore } from './disk-piece-store.ts';
import { findPieces, type SearchOutcome } from './find-pieces.ts';
import { type BegunNote, decodeNotes, noteFileBytes } from './record/begun-note.ts';
import { decodeRecord, maxRecordBytes, type RecordReading } from './record/decode-record.ts';
import { judgeRecord, type JudgedRecord, type RecordTrouble } from './record/judge-record.ts';
import { createNoteFile, noteFileName } from './record/note-file.ts';
import { createRecordFiles, recordFileName, type RecordFiles } from './record/record-files.ts';
import { maxRecordHeaderBytes, recordVersion } from './record/record-header.ts';
import { storeErrorOf } from './store-errors.ts';

export interface DiskPieceStoreOptions {
  readonly disk: Disk;
  readonly manifest: Manifest;
  /** The beginning of the disk files' names; plain, unique to this content on this disk. */
  readonly name: string;
  readonly verify: VerifyPayload;
  /**
   * Where there is no record, looks for the pieces by hashing: the bytes were put there by someone else. Otherwise a store
   * without a record is new and empty.
   */
  readonly adopt?: boolean;
  /** Bytes of journal before it is compacted; for tests. */
  readonly compactAboveBytes?: number;
}

export interface DiskPieceStore extends PieceStore {
  readonly opening: OpeningReport;
  readonly layout: DataLayout;
}

/** What was found, for people and logs. */
export interface OpeningReport {
  /** Pieces that the record named. */
  readonly recorded: number;
  /** Pieces that it did not name and that hashing found. */
  readonly found: number;
  readonly hashedBytes: number;
  readonly trouble: RecordTrouble | undefined;
}

type Done<T> = (result: Result<T, StoreError>) => void;

export function openDiskPieceStore(options: DiskPieceStoreOptions, done: Done<DiskPieceStore>): void {
  readRecords(options, (readings) => {
    if (!readings.ok) return done(readings);
    const { records, note } = readings.value;
    const judgement = judgeRecord(options.manifest, records, note, recordVersion);
    if (judgement.type === 'foreign') return done(err(foreign(options.name)));
    syncRecord(options, judgement.judged, (synced) => {
      if (synced.ok) search(options, judgement.judged, done);
      else done(synced);
    });
  });
}

interface Readings {
  readonly records: readonly [RecordReading, RecordReading];
  readonly note: BegunNote | undefined;
}

function readRecords({ disk, manifest, name }: DiskPieceStoreOptions, done: Done<Readings>): void {
  const one = recordFileName(name, 0);
  const other = recordFileName(name, 1);
  const limit = maxRecordBytes(manifest.pieceCount);
  readFile(disk, one, limit, (first) => {
    if (!first.ok) return done(err(storeErrorOf(first.error)));
    readFile(disk, other, limit, (second) => {
      if (!second.ok) return done(err(storeErrorOf(second.error)));
      readFile(disk, noteFileName(name), noteFileBytes, (third) => {
        if (!third.ok) return done(err(storeErrorOf(third.error)));
        const records = [decodeRecord(first.value, manifest), decodeRecord(second.value, manifest)] as const;
        done(ok({ records, note: decodeNotes(third.value, manifest) }));
      });
    });
  });
}

/** A file that cannot be made, because the disk is full or read-only, is as good as an empty one. */
function readFile(disk: Disk, name: string, limit: number, done: (bytes: Result<Uint8Array, DiskError>) => void): void {
  disk.open(name, (opened) => {
    if (!opened.ok) return done(opened.error.type === 'DiskFailure' ? opened : ok(new Uint8Array(0)));
    const file: DiskFile = opened.value;
    file.read(0, Math.min(file.size, limit), (bytes) => {
      file.close();
      done(bytes);
    });
  });
}

/** What a killed program appended can be read, but is not safe until it is synced; then it may be believed. */
function syncRecord({ disk, name }: DiskPieceStoreOptions, { generation }: JudgedRecord, done: Done<void>): void {
  if (generation === undefined) return done(ok(undefined));
  disk.open(recordFileName(name, generation), (opened) => {
    if (!opened.ok) return done(err(storeErrorOf(opened.error)));
    opened.value.sync((synced) => {
      opened.value.close();
      done(synced.ok || synced.error.type === 'ReadOnly' ? ok(undefined) : err(storeErrorOf(synced.error)));
    });
  });
}

/**
 * Looks for what the record does not tell, makes it safe, and names it in a new record. Where no record can be begun (a
 * full or read-only disk), the store serves all the same; the first write tries again.
 */
function search(options: DiskPieceStoreOptions, judged: JudgedRecord, done: Done<DiskPieceStore>): void {
  const { disk, manifest, name, verify } = options;
  const { held, trouble, nextGeneration } = judged;
  const layout = layOutData(manifest, name, judged.layout);
  const files = createDataFiles(disk, layout);
  const recorded = held.size;
  const finish = (record: RecordFiles, outcome: SearchOutcome): void => {
    const opening = { recorded, found: outcome.found.length, hashedBytes: outcome.hashedBytes, trouble };
    done(ok(start(options, judged, { layout, files, record, opening })));
  };
  const resume = (outcome: SearchOutcome): void =>
    finish(createRecordFiles(disk, manifest, name, judged.record), outcome);
  const isNew = trouble?.type === 'RecordMissing' && options.adopt !== true;
  if (isNew || judged.search === 'nothing') return resume(nothingFound);
  findPieces({ manifest, layout, files, verify, among: judged.search, held }, (outcome) => {
    const { found } = outcome;
    const isNothingNew = found.length === 0 && (judged.record !== undefined || trouble?.type === 'RecordMissing');
    if (isNothingNew) return resume(outcome);
    if (trouble?.type === 'RecordNewer') {
      for (const piece of found) held.add(piece);
      return resume(outcome);
    }
    makeSafe(files, layout, found, (safe) => {
      if (!safe.ok) {
        files.close();
        return done(safe);
      }
      for (const piece of found) held.add(piece);
      const record = createRecordFiles(disk, manifest, name, undefined);
      record.begin(nextGeneration, layout.kind, held, (begun) => {
        if (begun.ok || judged.search === 'all') return finish(record, outcome);
        // Only a note, which may be gone tomorrow, leads to these: unrecorded they are not safe.
        for (const piece of found) held.delete(piece);
        finish(record, { found: [], hashedBytes: outcome.hashedBytes });
      });
    });
  });
}

const nothingFound: SearchOutcome = { found: [], hashedBytes: 0 };

/** What a killed program wrote may still be on its way to the disk. */
function makeSafe(files: DataFiles, layout: DataLayout, pieces: readonly number[], done: Done<void>): void {
  const touched = new Set(pieces.map((piece) => layout.place(piece).file));
  let failure: DiskError | undefined;
  let waiting = touched.size;
  if (waiting === 0) return done(ok(undefined));
  for (const file of touched) {
    files.sync(file, (synced) => {
      // Nothing is on its way to a disk that cannot be written.
      if (!synced.ok && synced.error.type !== 'ReadOnly') failure = synced.error;
      if (--waiting === 0) done(failure === undefined ? ok(undefined) : err(storeErrorOf(failure)));
    });
  }
}

function start(
  { disk, manifest, name, verify, compactAboveBytes }: DiskPieceStoreOptions,
  judged: JudgedRecord,
  {
    layout,
    files,
    record,
    opening,
  }: Pick<DiskPieceStore, 'layout' | 'opening'> & {
    readonly files: DataFiles;
    readonly record: RecordFiles;
  },
): DiskPieceStore {
  const wasBegunNow = record.current?.generation === judged.nextGeneration;
  const store = createDiskPieceStore({
    manifest,
    layout,
    files,
    record,
    note: createNoteFile(disk, manifest, name, judged.nextNoteSequence),
    verify,
    held: judged.held,
    nextGeneration: judged.nextGeneration + (wasBegunNow ? 1 : 0),
    refusal: judged.trouble?.type === 'RecordNewer' ? { type: 'StoreReadOnly' } : undefined,
    compactAboveBytes: compactAboveBytes ?? usualCompactionBytes(manifest.pieceCount),
  });
  return Object.assign(store, { opening, layout });
}

/** So long a journal is read in a few milliseconds; a large set is worth a journal of its own length. */
const usualCompactionBytes = (pieceCount: number): number => Math.max(16 * 1024, maxRecordHeaderBytes(pieceCount));

const foreign = (name: string): StoreError => ({
  type: 'StoreFailure',
  detail: `the files called ${name} on this disk belong to other content`,
});
