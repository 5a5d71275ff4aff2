/**
 * One entry of the journal: what one commit changed. All of it is under one checksum, so that a commit is there or not.
 *
 *    0  2  bytes of the body
 *    2  B  the body: pieces lost, then pieces held, each a list as `piece-list.ts` says
 *       P  zeros up to a multiple of 8
 *       8  checksum of the record's salt, the entry's position (4 bytes), and all bytes before
 *
 * A piece that is in both lists was lost and written again: it is held.
 */
import { type Cursor } from '../../../wire/varint.ts';
import { checksum, checksumBytes, hasChecksum, uint32Bytes } from './checksum.ts';
import { maxPieceListBytes, readPieceList, writePieceList } from './piece-list.ts';
import { alignToEight } from './record-header.ts';

export interface JournalEntry {
  readonly lost: readonly number[];
  readonly held: readonly number[];
}

const lengthBytes = 2;
const smallestEntryBytes = 8 + checksumBytes;
export const maxEntryBytes = alignToEight(lengthBytes + 2 * maxPieceListBytes) + checksumBytes;

/** `position` is where the entry will stand in its record. */
export function encodeEntry(entry: JournalEntry, salt: Uint8Array, position: number): Uint8Array {
  const room: Cursor = { bytes: new Uint8Array(maxEntryBytes), at: lengthBytes };
  writePieceList(room, entry.lost);
  writePieceList(room, entry.held);
  const bodyBytes = room.at - lengthBytes;
  const end = alignToEight(room.at);
  const bytes = room.bytes.subarray(0, end + checksumBytes);
  bytes[0] = bodyBytes & 255;
  bytes[1] = bodyBytes >>> 8;
  bytes.set(checksum(salt, uint32Bytes(position), bytes.subarray(0, end)), end);
  return bytes;
}

/** The entry at `position` of the record and where it ends; undefined when there is none. */
export function decodeEntry(
  record: Uint8Array,
  position: number,
  salt: Uint8Array,
  pieceCount: number,
): { readonly entry: JournalEntry; readonly end: number } | undefined {
  if (position + smallestEntryBytes > record.length) return undefined;
  const bodyBytes = (record[position] ?? 0) | ((record[position + 1] ?? 0) << 8);
  const length = alignToEight(lengthBytes + bodyBytes);
  const end = position + length + checksumBytes;
  if (bodyBytes === 0 || end - position > maxEntryBytes || end > record.length) return undefined;
  const bytes = record.subarray(position, position + length);
  if (!hasChecksum(record, position + length, salt, uint32Bytes(position), bytes)) return undefined;
  const cursor: Cursor = { bytes, at: lengthBytes };
  const lost = readPieceList(cursor, pieceCount);
  const held = lost && readPieceList(cursor, pieceCount);
  return lost && held && cursor.at === lengthBytes + bodyBytes ? { entry: { lost, held }, end } : undefined;
}
