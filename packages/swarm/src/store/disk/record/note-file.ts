/** Writes the note of what is begun, one after the other. A note that fails costs a piece fetched again after a kill. */
import { type Disk, type DiskFile } from '@peersume/base';
import { type Manifest } from '../../../manifest/manifest.ts';
import { encodeNote, slotOf } from './begun-note.ts';
import { type CurrentRecord } from './record-files.ts';

export interface NoteFile {
  /** `done` when the note is written, or could not be. One at a time. */
  write(record: CurrentRecord, ascending: readonly number[], done: () => void): void;
  close(): void;
}

export const noteFileName = (name: string): string => `${name}.begun`;

export function createNoteFile(disk: Disk, manifest: Manifest, name: string, firstSequence: number): NoteFile {
  let sequence = firstSequence;
  let open: DiskFile | undefined;

  function withFile(done: () => void, task: (file: DiskFile) => void): void {
    if (open !== undefined) return task(open);
    disk.open(noteFileName(name), (opened) => {
      if (!opened.ok) return done();
      open = opened.value;
      task(opened.value);
    });
  }

  return {
    write(record, pieces, done) {
      const note = { sequence, generation: record.generation, recordBytes: record.end, pieces };
      const bytes = encodeNote(note, manifest);
      withFile(done, (file) =>
        file.write(slotOf(note), bytes, (written) => {
          // The same slot again after a failure: the other one holds the last good note.
          if (written.ok) sequence = (sequence + 1) >>> 0;
          done();
        }),
      );
    },
    close() {
      open?.close();
      open = undefined;
    },
  };
}
