/** Writes the note of what is begun. A note that fails costs at most pieces fetched again after a kill. */
import { type Disk, type DiskFile } from '@peersume/base';
import { type Manifest } from '../../../manifest/manifest.ts';
import { encodeNote, slotOf } from './begun-note.ts';
import { type CurrentRecord } from './record-files.ts';

export interface NoteFile {
  /** `done` when the note is written, or could not be. Several may be on their way: the last one stays. */
  write(record: CurrentRecord, ascending: readonly number[], done: () => void): void;
  close(): void;
}

export const noteFileName = (name: string): string => `${name}.begun`;

/** `open` is the file, where it was opened already. */
export function createNoteFile(
  disk: Disk,
  manifest: Manifest,
  name: string,
  firstSequence: number,
  open: DiskFile | undefined,
): NoteFile {
  let file = open;
  let sequence = firstSequence;
  /** For the file to be open. */
  let waiting: (() => void)[] | undefined;

  /** Calls `task` when the file is open, or could not be opened. */
  function whenOpen(task: () => void): void {
    if (file !== undefined) return task();
    if (waiting !== undefined) return void waiting.push(task);
    waiting = [task];
    disk.open(noteFileName(name), (opened) => {
      if (opened.ok) file = opened.value;
      const tasks = waiting ?? [];
      waiting = undefined;
      for (const each of tasks) each();
    });
  }

  return {
    write(record, pieces, done) {
      const note = { sequence, generation: record.generation, recordBytes: record.end, pieces };
      sequence = (sequence + 1) >>> 0;
      whenOpen(() => {
        if (file === undefined) done();
        else file.write(slotOf(note), encodeNote(note, manifest), () => done());
      });
    },
    close() {
      file?.close();
      file = undefined;
    },
  };
}
