/**
 * A note beside the record: which pieces are being written just now, and how long the record was. It is never synced, so
 * it costs one small write, and it tells an opener two things:
 *
 * - After a killed program (what it wrote is there), the pieces whose bytes may be complete though no commit came.
 * - Whether the record is shorter than it was, which no crash can do: it was damaged.
 *
 * It is written in turns to two slots, so that a torn note leaves the one before. One slot:
 *
 *    0  4  "PSNT"
 *    4  4  sequence: of two notes the higher one counts
 *    8  4  generation of the record
 *   12  4  bytes of the record that were safe
 *   16  2  bytes of the list that follows
 *   18  L  the pieces, as `piece-list.ts` says
 * 18+L  8  checksum of the root's SHA-256 and all bytes before
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Manifest } from '../../../manifest/manifest.ts';
import { type Cursor } from '../../../wire/varint.ts';
import { checksum, checksumBytes, hasChecksum } from './checksum.ts';
import { maxPieceListBytes, readPieceList, writePieceList } from './piece-list.ts';

export interface BegunNote {
  readonly sequence: number;
  readonly generation: number;
  readonly recordBytes: number;
  /** Ascending. */
  readonly pieces: readonly number[];
}

/** The size of a page on most disks: what is written at once. A slot's list fits it. */
export const noteSlotBytes = 4096;
export const noteFileBytes = 2 * noteSlotBytes;

const magic = new TextEncoder().encode('PSNT');
const headBytes = 18;

export const slotOf = (note: Pick<BegunNote, 'sequence'>): number => (note.sequence & 1) * noteSlotBytes;

export function encodeNote(note: BegunNote, manifest: Pick<Manifest, 'root'>): Uint8Array {
  const cursor: Cursor = { bytes: new Uint8Array(headBytes + maxPieceListBytes + checksumBytes), at: headBytes };
  writePieceList(cursor, note.pieces);
  const end = cursor.at;
  const bytes = cursor.bytes.subarray(0, end + checksumBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic, 0);
  view.setUint32(4, note.sequence, true);
  view.setUint32(8, note.generation, true);
  view.setUint32(12, note.recordBytes, true);
  view.setUint16(16, end - headBytes, true);
  bytes.set(checksum(sha256(manifest.root), bytes.subarray(0, end)), end);
  return bytes;
}

/** The newest sound note of the file's two slots. */
export function decodeNotes(bytes: Uint8Array, manifest: Pick<Manifest, 'root' | 'pieceCount'>): BegunNote | undefined {
  const first = decodeNote(bytes.subarray(0, noteSlotBytes), manifest);
  const second = decodeNote(bytes.subarray(noteSlotBytes, noteFileBytes), manifest);
  if (first === undefined || second === undefined) return first ?? second;
  return first.sequence > second.sequence ? first : second;
}

function decodeNote(slot: Uint8Array, manifest: Pick<Manifest, 'root' | 'pieceCount'>): BegunNote | undefined {
  if (slot.length < headBytes || !magic.every((byte, index) => slot[index] === byte)) return undefined;
  const view = new DataView(slot.buffer, slot.byteOffset, slot.byteLength);
  const end = headBytes + view.getUint16(16, true);
  if (end + checksumBytes > slot.length) return undefined;
  if (!hasChecksum(slot, end, sha256(manifest.root), slot.subarray(0, end))) return undefined;
  const cursor: Cursor = { bytes: slot.subarray(0, end), at: headBytes };
  const pieces = readPieceList(cursor, manifest.pieceCount);
  if (pieces === undefined || cursor.at !== end) return undefined;
  return {
    sequence: view.getUint32(4, true),
    generation: view.getUint32(8, true),
    recordBytes: view.getUint32(12, true),
    pieces,
  };
}
