/**
 * A record's bytes as what they say, and how far they can be believed. Never throws; costs time and memory in proportion
 * to the bytes.
 *
 * The journal is read from its beginning. Where an entry's checksum does not hold, the journal ends there (an append that
 * a crash has torn), unless more follows than one append: a sound entry, or more bytes than an entry has. Appends wait for
 * each other, so that is rot.
 */
import { type Manifest } from '../../../manifest/manifest.ts';
import { type PieceSet } from '../../../pieces/piece-set.ts';
import { type LayoutKind } from '../data-layout.ts';
import { decodeEntry, type JournalEntry, maxEntryBytes } from './journal-entry.ts';
import { decodeRecordHeader, type HeaderReading, maxRecordHeaderBytes } from './record-header.ts';

export type RecordReading =
  /** An empty file. */
  | { readonly type: 'absent' }
  /** Sound, and of no importance: the other file has a newer record. */
  | { readonly type: 'replaced' }
  | { readonly type: 'damaged' }
  | { readonly type: 'foreign' }
  | { readonly type: 'newer'; readonly version: number }
  | { readonly type: 'readable'; readonly record: ReadableRecord };

export interface ReadableRecord {
  readonly generation: number;
  readonly layout: LayoutKind;
  readonly salt: Uint8Array;
  readonly held: PieceSet;
  /** Where the journal begins, and where its unbroken part ends: the place of the next entry. */
  readonly journalStart: number;
  readonly end: number;
  /** Bytes from `end` on. */
  readonly tailBytes: number;
  /** The tail is more than a torn append. */
  readonly hasHole: boolean;
}

/**
 * Bytes of a journal. Compaction comes far earlier; only where it fails again and again do journals grow longer, and at
 * this size appending fails too.
 */
export const maxJournalBytes = 4 * 1024 * 1024;

/** What lies beyond is not read. */
export const maxRecordBytes = (pieceCount: number): number => maxRecordHeaderBytes(pieceCount) + maxJournalBytes;

/** The two files of a store. The journal of a record that a newer one replaced is not read. */
export function decodeRecords(
  even: Uint8Array,
  odd: Uint8Array,
  manifest: Manifest,
): readonly [RecordReading, RecordReading] {
  const [first, second] = [decodeHead(even, manifest), decodeHead(odd, manifest)];
  if (first.type !== 'header' || second.type !== 'header') return [readOn(even, first), readOn(odd, second)];
  const isFirstNewer = first.header.generation > second.header.generation;
  return isFirstNewer ? [readOn(even, first), { type: 'replaced' }] : [{ type: 'replaced' }, readOn(odd, second)];
}

export const decodeRecord = (bytes: Uint8Array, manifest: Manifest): RecordReading =>
  readOn(bytes, decodeHead(bytes, manifest));

const decodeHead = (bytes: Uint8Array, manifest: Manifest): HeaderReading | { readonly type: 'absent' } =>
  bytes.length === 0 ? { type: 'absent' } : decodeRecordHeader(bytes, manifest);

function readOn(bytes: Uint8Array, head: ReturnType<typeof decodeHead>): RecordReading {
  if (head.type !== 'header') return head;
  const { generation, layout, salt, held, byteLength: journalStart } = head.header;

  let end = journalStart;
  for (let next = decodeEntry(bytes, end, salt, held.pieceCount); next !== undefined;) {
    apply(next.entry, held);
    end = next.end;
    next = decodeEntry(bytes, end, salt, held.pieceCount);
  }

  const tailBytes = Math.max(0, bytes.length - end);
  const hasHole = tailBytes > maxEntryBytes || applyEntriesBehind(bytes, end, salt, held);
  return { type: 'readable', record: { generation, layout, salt, held, journalStart, end, tailBytes, hasHole } };
}

/** Whether there are any. The tail is as short as an entry, so that looking at each place of it is cheap. */
function applyEntriesBehind(bytes: Uint8Array, end: number, salt: Uint8Array, held: PieceSet): boolean {
  let isAny = false;
  for (let position = end + 8; position < bytes.length; position += 8) {
    const next = decodeEntry(bytes, position, salt, held.pieceCount);
    if (next === undefined) continue;
    apply(next.entry, held);
    isAny = true;
    position = next.end - 8;
  }
  return isAny;
}

function apply({ lost, held: gained }: JournalEntry, held: PieceSet): void {
  for (const piece of lost) held.delete(piece);
  for (const piece of gained) held.add(piece);
}
