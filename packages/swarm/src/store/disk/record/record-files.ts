/**
 * The record on its disk: two files that take turns (the disk has no rename). A new generation is written whole into the
 * file that does not hold the current one, and counts once it is synced; a crash before leaves the old one valid.
 */
import { type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import { type Manifest } from '../../../manifest/manifest.ts';
import { type PieceSet } from '../../../pieces/piece-set.ts';
import { type LayoutKind } from '../data-layout.ts';
import { maxJournalBytes } from './decode-record.ts';
import { encodeEntry, type JournalEntry, maxEntryBytes } from './journal-entry.ts';
import { encodeRecordHeader, saltOf } from './record-header.ts';

export interface RecordFiles {
  /** Begins a record that says what is held now; done when it is safe. On failure the record before stays the record. */
  begin(generation: number, layout: LayoutKind, held: PieceSet, done: Done): void;
  /** Adds the entry; done when it is safe. After a failure the same place is written again by the next append. */
  append(entry: JournalEntry, done: Done): void;
  /** Undefined until a record was begun or resumed. */
  readonly current: CurrentRecord | undefined;
  close(): void;
}

/** Where the journal begins and where the next entry goes, in bytes. */
export interface CurrentRecord {
  readonly generation: number;
  readonly salt: Uint8Array;
  readonly journalStart: number;
  readonly end: number;
}

type Done = (result: Result<void, DiskError>) => void;

/** Even and odd generations take turns. */
export const recordFileName = (name: string, generation: number): string =>
  `${name}.pieces-${(generation & 1) === 0 ? 'a' : 'b'}`;

export function createRecordFiles(
  disk: Disk,
  manifest: Manifest,
  name: string,
  resumed: CurrentRecord | undefined,
): RecordFiles {
  const files: (DiskFile | undefined)[] = [undefined, undefined];
  let current = resumed;
  /** Something may lie behind the end: what a crash or a failure has left of an append. */
  let hasTail = true;

  function withFile(generation: number, done: Done, task: (file: DiskFile) => void): void {
    const index = generation & 1;
    const open = files[index];
    if (open !== undefined) return task(open);
    disk.open(recordFileName(name, generation), (opened) => {
      if (!opened.ok) return done(opened);
      files[index] = opened.value;
      task(opened.value);
    });
  }

  return {
    get current() {
      return current;
    },
    begin(generation, layout, held, done) {
      const header = encodeRecordHeader(manifest, generation, layout, held);
      withFile(generation, done, (file) => {
        const write = (): void => file.write(0, header, (written) => (written.ok ? sync() : done(written)));
        const sync = (): void =>
          file.sync((synced) => {
            if (synced.ok) {
              const end = header.length;
              current = { generation, salt: saltOf(header), journalStart: end, end };
              hasTail = false;
            }
            done(synced);
          });
        // Whatever a crash leaves, an old journal never follows a new head.
        const forget = (): void => file.sync((synced) => (synced.ok ? write() : done(synced)));
        if (file.size === 0) write();
        else file.truncate(0, (truncated) => (truncated.ok ? forget() : done(truncated)));
      });
    },
    append(entry, done) {
      if (current === undefined) return done(noRecord);
      const { generation, salt, journalStart, end } = current;
      if (end - journalStart + maxEntryBytes > maxJournalBytes) return done(journalFull);
      const bytes = encodeEntry(entry, salt, end);
      withFile(generation, done, (file) => {
        const write = (): void => file.write(end, bytes, (written) => (written.ok ? sync() : done(written)));
        const sync = (): void =>
          file.sync((synced) => {
            if (synced.ok) {
              current = { generation, salt, journalStart, end: end + bytes.length };
              hasTail = false;
            }
            done(synced);
          });
        const mayHaveTail = hasTail;
        hasTail = true;
        if (mayHaveTail && file.size > end) file.truncate(end, (cut) => (cut.ok ? write() : done(cut)));
        else write();
      });
    },
    close() {
      for (const file of files) file?.close();
      files.fill(undefined);
    },
  };
}

const failure = (detail: string): Result<void, DiskError> => ({ ok: false, error: { type: 'DiskFailure', detail } });
const noRecord = failure('no record was begun');
const journalFull = failure('the journal has grown to its limit and could not be compacted');
