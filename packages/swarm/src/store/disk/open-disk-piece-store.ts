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
import { judgeRecord, type JudgedRecord, type RecordTrouble } from './record/judge-record.ts';
import { createNoteFile } from './record/note-file.ts';
import { readRecords, syncRecord } from './record/read-records.ts';
import { createRecordFiles, type RecordFiles } from './record/record-files.ts';
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
  const { disk, manifest, name } = options;
  readRecords(disk, manifest, name, (readings) => {
    if (!readings.ok) return done(err(storeErrorOf(readings.error)));
    const { records, note, noteFile } = readings.value;
    const finish: Done<Recovered> = (recovered) => {
      if (recovered.ok) return done(ok(start(options, noteFile, recovered.value)));
      noteFile?.close();
      done(recovered);
    };

    const judgement = judgeRecord(manifest, records, note, recordVersion);
    if (judgement.type === 'foreign') return finish(err(foreign(name)));
    const { judged } = judgement;
    if (judged.generation === undefined) return recover(options, judged, finish);
    syncRecord(disk, name, judged.generation, (synced) => {
      if (synced.ok) recover(options, judged, finish);
      else finish(err(storeErrorOf(synced.error)));
    });
  });
}

interface Recovered {
  readonly judged: JudgedRecord;
  readonly layout: DataLayout;
  readonly files: DataFiles;
  readonly record: RecordFiles;
  readonly opening: OpeningReport;
}

/**
 * Looks for what the record does not tell, makes it safe, and names it in a new record. Where no record can be begun (a
 * full or read-only disk), the store serves all the same; the first write tries again.
 */
function recover(options: DiskPieceStoreOptions, judged: JudgedRecord, done: Done<Recovered>): void {
  const { disk, manifest, name, verify, adopt } = options;
  const { held, trouble, search } = judged;
  const layout = layOutData(manifest, name, judged.layout);
  const files = createDataFiles(disk, layout);
  const recorded = held.size;
  const finish = (record: RecordFiles, { found, hashedBytes }: SearchOutcome): void => {
    const opening = { recorded, found: found.length, hashedBytes, trouble };
    done(ok({ judged, layout, files, record, opening }));
  };
  const goOn = (outcome: SearchOutcome): void =>
    finish(createRecordFiles(disk, manifest, name, judged.record), outcome);

  const isNew = trouble?.type === 'RecordMissing';
  if (search === 'nothing' || (isNew && adopt !== true)) return goOn({ found: [], hashedBytes: 0 });
  findPieces({ manifest, layout, files, verify, among: search, held }, (outcome) => {
    const { found, hashedBytes } = outcome;
    if (trouble?.type === 'RecordNewer') {
      for (const piece of found) held.add(piece);
      return goOn(outcome);
    }
    if (found.length === 0 && (judged.record !== undefined || isNew)) return goOn(outcome);
    makeSafe(files, layout, found, (safe) => {
      if (!safe.ok) {
        files.close();
        return done(safe);
      }
      for (const piece of found) held.add(piece);
      const record = createRecordFiles(disk, manifest, name, undefined);
      record.begin(judged.nextGeneration, layout.kind, held, (begun) => {
        if (begun.ok || search === 'all') return finish(record, outcome);
        // Only a note, which may be gone tomorrow, leads to these: unrecorded they are not safe.
        for (const piece of found) held.delete(piece);
        finish(record, { found: [], hashedBytes });
      });
    });
  });
}

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
  noteFile: DiskFile | undefined,
  { judged, layout, files, record, opening }: Recovered,
): DiskPieceStore {
  const wasBegunNow = record.current?.generation === judged.nextGeneration;
  const store = createDiskPieceStore({
    manifest,
    layout,
    files,
    record,
    note: createNoteFile(disk, manifest, name, judged.nextNoteSequence, noteFile),
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
