/** Reads the three small files that say what a store holds. */
import { err, ok, type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import { type Manifest } from '../../../manifest/manifest.ts';
import { type BegunNote, decodeNotes, noteFileBytes } from './begun-note.ts';
import { decodeRecords, maxRecordBytes, type RecordReading } from './decode-record.ts';
import { noteFileName } from './note-file.ts';
import { recordFileName } from './record-files.ts';

export interface Readings {
  readonly records: readonly [RecordReading, RecordReading];
  readonly note: BegunNote | undefined;
  /** Stays open for the notes to come. */
  readonly noteFile: DiskFile | undefined;
}

type Done<T> = (result: Result<T, DiskError>) => void;

export function readRecords(disk: Disk, manifest: Manifest, name: string, done: Done<Readings>): void {
  const limit = maxRecordBytes(manifest.pieceCount);
  readFile(disk, recordFileName(name, 0), limit, (even) => {
    if (!even.ok) return done(even);
    even.value.file?.close();
    readFile(disk, recordFileName(name, 1), limit, (odd) => {
      if (!odd.ok) return done(odd);
      odd.value.file?.close();
      readFile(disk, noteFileName(name), noteFileBytes, (note) => {
        if (!note.ok) return done(note);
        done(
          ok({
            records: decodeRecords(even.value.bytes, odd.value.bytes, manifest),
            note: decodeNotes(note.value.bytes, manifest),
            noteFile: note.value.file,
          }),
        );
      });
    });
  });
}

/** What a killed program appended can be read, but is not safe until it is synced; then it may be believed. */
export function syncRecord(disk: Disk, name: string, generation: number, done: Done<void>): void {
  disk.open(recordFileName(name, generation), (opened) => {
    if (!opened.ok) return done(opened);
    opened.value.sync((synced) => {
      opened.value.close();
      // Nothing is on its way to a disk that cannot be written.
      done(!synced.ok && synced.error.type === 'ReadOnly' ? ok(undefined) : synced);
    });
  });
}

interface ReadFile {
  readonly bytes: Uint8Array;
  readonly file: DiskFile | undefined;
}

/** A file that cannot be made, because the disk is full or read-only, is as good as an empty one. */
function readFile(disk: Disk, name: string, limit: number, done: Done<ReadFile>): void {
  disk.open(name, (opened) => {
    if (!opened.ok) {
      const isAbsent = opened.error.type !== 'DiskFailure';
      return done(isAbsent ? ok({ bytes: new Uint8Array(0), file: undefined }) : err(opened.error));
    }
    const file = opened.value;
    file.read(0, Math.min(file.size, limit), (bytes) => {
      if (bytes.ok) return done(ok({ bytes: bytes.value, file }));
      file.close();
      done(bytes);
    });
  });
}
