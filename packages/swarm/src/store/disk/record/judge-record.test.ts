import { assert, describe, expect, test } from 'vitest';
import { PieceSet } from '../../../pieces/piece-set.ts';
import { sampleContent } from '../../testing/sample-content.ts';
import { type BegunNote } from './begun-note.ts';
import { type ReadableRecord, type RecordReading } from './decode-record.ts';
import { type JudgedRecord, judgeRecord } from './judge-record.ts';

const { manifest } = sampleContent([[1, 1, 1, 1, 1, 1]]);
const absent: RecordReading = { type: 'absent' };
const damaged: RecordReading = { type: 'damaged' };
const readable = (generation: number, held: readonly number[], rest: Partial<ReadableRecord> = {}): RecordReading => {
  const set = new PieceSet(manifest.pieceCount);
  for (const piece of held) set.add(piece);
  const salt = new Uint8Array(32);
  const record = {
    generation,
    layout: 'oneFile',
    salt,
    held: set,
    journalStart: 96,
    end: 200,
    tailBytes: 0,
    hasHole: false,
  } as const;
  return { type: 'readable', record: { ...record, ...rest } };
};
const note = (generation: number, recordBytes: number, pieces: readonly number[] = []): BegunNote => ({
  sequence: 5,
  generation,
  recordBytes,
  pieces,
});
function judge(one: RecordReading, other: RecordReading, seen?: BegunNote): JudgedRecord {
  const judgement = judgeRecord(manifest, [one, other], seen, 1);
  assert(judgement.type === 'judged', 'it is not foreign');
  return judgement.judged;
}

describe('an opener believes', () => {
  test('[ST13] a sound record, and looks only for pieces that the note names and the record does not', () => {
    expect(judge(absent, readable(1, [2, 3]), note(1, 200, [3]))).toMatchObject({
      search: 'nothing',
      trouble: undefined,
    });
    expect(judge(absent, readable(1, [2, 3]), note(1, 200, [1, 3, 4]))).toMatchObject({
      search: [1, 4],
      trouble: undefined,
    });
    expect(judge(absent, readable(1, [2, 3]))).toMatchObject({ search: 'nothing', trouble: undefined });
  });

  test('[ST52] the higher of two generations, and begins the next in the other file', () => {
    const judged = judge(readable(4, [1]), readable(3, [2]));
    expect([...judged.held]).toEqual([1]);
    expect(judged.nextGeneration).toBe(5);
    expect(judge(damaged, readable(3, [2]), note(3, 200)).nextGeneration).toBe(4);
    // The note saw generation 4, which is gone; 5 would overwrite the only sound record.
    expect(judge(damaged, readable(3, [2]), note(4, 200)).nextGeneration).toBe(6);
  });

  test('[ST16] the old record where the new one was not finished', () => {
    expect(judge(damaged, readable(3, [2]), note(3, 150))).toMatchObject({ search: 'nothing', trouble: undefined });
  });

  test('[ST33] a record with a torn tail, when the note saw no more of it', () => {
    const torn = readable(1, [2], { tailBytes: 30 });
    expect(judge(absent, torn, note(1, 200))).toMatchObject({ search: 'nothing', trouble: undefined });
    expect(judge(absent, torn, note(1, 150))).toMatchObject({ search: 'nothing', trouble: undefined });
  });
});

describe('[ST31] an opener looks for everything', () => {
  const everything = { search: 'all', trouble: { type: 'RecordDamaged' }, record: undefined };

  test('behind a hole', () => {
    expect(judge(absent, readable(1, [2], { hasHole: true }), note(1, 200))).toMatchObject(everything);
  });

  test('when the note saw a longer record, or a newer one', () => {
    expect(judge(absent, readable(1, [2]), note(1, 216))).toMatchObject(everything);
    expect(judge(absent, readable(1, [2]), note(2, 96))).toMatchObject(everything);
  });

  test('when a tail is no entry and there is no note', () => {
    expect(judge(absent, readable(1, [2], { tailBytes: 8 }))).toMatchObject(everything);
  });

  test('when no record can be read, or only the note is there', () => {
    expect(judge(damaged, absent)).toMatchObject(everything);
    expect(judge(absent, absent, note(1, 96))).toMatchObject(everything);
  });
});

test('[ST37] without record and note the store is new', () => {
  expect(judge(absent, absent)).toMatchObject({
    trouble: { type: 'RecordMissing' },
    nextGeneration: 1,
    nextNoteSequence: 0,
  });
});

test('[ST35] [ST36] a foreign or newer record is not overruled by the other file', () => {
  expect(judgeRecord(manifest, [readable(9, [1]), { type: 'foreign' }], undefined, 1)).toEqual({ type: 'foreign' });
  const judged = judge(readable(9, [1]), { type: 'newer', version: 3 });
  expect(judged).toMatchObject({
    record: undefined,
    search: 'all',
    trouble: { type: 'RecordNewer', version: 3, supported: 1 },
  });
});
