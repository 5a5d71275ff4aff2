/**
 * What an opener believes, from the two record files and the note. The record alone is trusted where nothing speaks
 * against it; where something does, every piece that it does not name is looked for by hashing. Nothing that is merely
 * claimed becomes held by this: what the record names is checked again whenever it is read.
 */
import { type Manifest } from '../../../manifest/manifest.ts';
import { PieceSet } from '../../../pieces/piece-set.ts';
import { type LayoutKind, usualLayout } from '../data-layout.ts';
import { type BegunNote } from './begun-note.ts';
import { type ReadableRecord, type RecordReading } from './decode-record.ts';

export type RecordJudgement =
  /** The files speak of other content. */
  { readonly type: 'foreign' } | { readonly type: 'judged'; readonly judged: JudgedRecord };

export interface JudgedRecord {
  readonly held: PieceSet;
  readonly layout: LayoutKind;
  /** The record to go on with; undefined where a new one must be begun before anything is written. */
  readonly record: ReadableRecord | undefined;
  /** Of the record that `held` is from. What a killed program wrote of it may still be on its way to the disk. */
  readonly generation: number | undefined;
  /** A new record has this generation: newer than all before, in the file that does not hold the newest. */
  readonly nextGeneration: number;
  readonly nextNoteSequence: number;
  /** What must be looked for by hashing: nothing, the pieces that a note says were begun, or all that are not held. */
  readonly search: 'nothing' | 'all' | readonly number[];
  /** Why the record was not simply believed. */
  readonly trouble: RecordTrouble | undefined;
}

export type RecordTrouble =
  /** A program newer than this one wrote the record: it is left alone, and nothing is written. */
  | { readonly type: 'RecordNewer'; readonly version: number; readonly supported: number }
  /** The record lost bytes that a crash cannot take. */
  | { readonly type: 'RecordDamaged' }
  /** There is no record: a new store, or the bytes were put there by someone else. A record precedes the first byte. */
  | { readonly type: 'RecordMissing' };

export function judgeRecord(
  manifest: Manifest,
  readings: readonly [RecordReading, RecordReading],
  note: BegunNote | undefined,
  supported: number,
): RecordJudgement {
  if (readings.some(({ type }) => type === 'foreign')) return { type: 'foreign' };
  const newest = newestOf(readings);
  const nextGeneration = generationAfter(newest, note);
  const nextNoteSequence = note === undefined ? 0 : note.sequence + 1;
  const judge = (rest: Pick<JudgedRecord, 'record' | 'search' | 'trouble'>): RecordJudgement => ({
    type: 'judged',
    judged: {
      held: newest?.held ?? new PieceSet(manifest.pieceCount),
      layout: newest?.layout ?? usualLayout(manifest),
      generation: newest?.generation,
      nextGeneration,
      nextNoteSequence,
      ...rest,
    },
  });

  for (const reading of readings) {
    if (reading.type !== 'newer') continue;
    const trouble: RecordTrouble = { type: 'RecordNewer', version: reading.version, supported };
    return judge({ record: undefined, search: 'all', trouble });
  }
  if (newest === undefined) {
    const isMissing = note === undefined && readings.every(({ type }) => type === 'absent');
    return judge({
      record: undefined,
      search: 'all',
      trouble: { type: isMissing ? 'RecordMissing' : 'RecordDamaged' },
    });
  }
  if (isDamaged(newest, note)) return judge({ record: undefined, search: 'all', trouble: { type: 'RecordDamaged' } });
  const begun = note?.pieces.filter((piece) => !newest.held.has(piece)) ?? [];
  return judge({ record: newest, search: begun.length === 0 ? 'nothing' : begun, trouble: undefined });
}

function newestOf(readings: readonly RecordReading[]): ReadableRecord | undefined {
  let newest: ReadableRecord | undefined;
  for (const reading of readings) {
    if (reading.type !== 'readable') continue;
    if (newest === undefined || reading.record.generation > newest.generation) newest = reading.record;
  }
  return newest;
}

/** Odd generations lie in one file, even ones in the other; the newest sound one must not be overwritten. */
function generationAfter(newest: ReadableRecord | undefined, note: BegunNote | undefined): number {
  const highest = Math.max(newest?.generation ?? 0, note?.generation ?? 0);
  const isSameFile = newest !== undefined && ((highest + 1) & 1) === (newest.generation & 1);
  return highest + (isSameFile ? 2 : 1);
}

/**
 * A crash takes at most what was being appended. More than that behind the journal, a record shorter than the note saw it, or an
 * older record than the note saw are the work of something else. Without a note, a tail that is no entry might be either.
 */
function isDamaged(newest: ReadableRecord, note: BegunNote | undefined): boolean {
  if (newest.hasHole) return true;
  if (note === undefined) return newest.tailBytes > 0;
  if (note.generation > newest.generation) return true;
  return note.generation === newest.generation && note.recordBytes > newest.end;
}
