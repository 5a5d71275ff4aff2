/**
 * The beginning of a record: what it is a record of, and the set of pieces that were held when it was begun.
 *
 *     0   8  "PSPIECES"
 *     8   4  version
 *    12   4  zero
 *    16   8  checksum of the 16 bytes before: the same in every version, so that a newer record is known as one
 *    24   4  generation: of two records the higher one counts
 *    28   4  layout of the data: 0 one file, 1 file by file
 *    32   8  bytes of the content
 *    40   4  pieces of the content
 *    44   4  bytes of the set that follows the head
 *    48  32  SHA-256 of the root
 *    80   S  the held pieces, compressed as spec/wire.md says
 *  80+S   8  checksum of all bytes before
 *
 * The journal begins at the next multiple of 8. Numbers have their lowest byte first.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { assert } from '@peersume/base';
import { type Manifest } from '../../../manifest/manifest.ts';
import { type PieceSet } from '../../../pieces/piece-set.ts';
import { decodePieceSet } from '../../../wire/decode-piece-set.ts';
import { encodePieceSet } from '../../../wire/encode-piece-set.ts';
import { pieceSetBlock } from '../../../wire/limits.ts';
import { type LayoutKind } from '../data-layout.ts';
import { checksum, checksumBytes, hasChecksum } from './checksum.ts';

export const recordVersion = 1;

export interface RecordHeader {
  readonly generation: number;
  readonly layout: LayoutKind;
  readonly held: PieceSet;
  /** Goes into each entry's checksum: an entry of another file, version or generation is none. */
  readonly salt: Uint8Array;
  /** Where the journal begins. */
  readonly byteLength: number;
}

export type HeaderReading =
  | { readonly type: 'header'; readonly header: RecordHeader }
  | { readonly type: 'newer'; readonly version: number }
  /** A sound record of other content. */
  | { readonly type: 'foreign' }
  | { readonly type: 'damaged' };

const magic = new TextEncoder().encode('PSPIECES');
const preambleBytes = 16;
const headBytes = 80;
const layouts: readonly LayoutKind[] = ['oneFile', 'fileByFile'];

export const maxRecordHeaderBytes = (pieceCount: number): number =>
  alignToEight(headBytes + maxSetBytes(pieceCount) + checksumBytes);

/** Each block of the set as a bitmap, with its head. */
const maxSetBytes = (pieceCount: number): number => Math.ceil(pieceCount / pieceSetBlock) * (pieceSetBlock / 8 + 4);

export const alignToEight = (bytes: number): number => (bytes + 7) & ~7;

export function encodeRecordHeader(
  manifest: Manifest,
  generation: number,
  layout: LayoutKind,
  held: PieceSet,
): Uint8Array {
  assert(generation >= 0 && generation < 2 ** 32, 'a generation is a 32-bit number');
  const set = encodePieceSet(held);
  const bytes = new Uint8Array(alignToEight(headBytes + set.length + checksumBytes));
  const view = new DataView(bytes.buffer);
  bytes.set(magic, 0);
  view.setUint32(8, recordVersion, true);
  bytes.set(checksum(bytes.subarray(0, preambleBytes)), preambleBytes);
  view.setUint32(24, generation, true);
  view.setUint32(28, layouts.indexOf(layout), true);
  view.setBigUint64(32, BigInt(manifest.byteLength), true);
  view.setUint32(40, manifest.pieceCount, true);
  view.setUint32(44, set.length, true);
  bytes.set(sha256(manifest.root), 48);
  bytes.set(set, headBytes);
  const end = headBytes + set.length;
  bytes.set(checksum(bytes.subarray(0, end)), end);
  return bytes;
}

export const saltOf = (header: Uint8Array): Uint8Array => sha256(header.subarray(0, headBytes));

export function decodeRecordHeader(bytes: Uint8Array, manifest: Manifest): HeaderReading {
  const damaged: HeaderReading = { type: 'damaged' };
  if (bytes.length < preambleBytes + checksumBytes) return damaged;
  if (!magic.every((byte, index) => bytes[index] === byte)) return damaged;
  if (!hasChecksum(bytes, preambleBytes, bytes.subarray(0, preambleBytes))) return damaged;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version > recordVersion) return { type: 'newer', version };
  if (bytes.length < headBytes + checksumBytes) return damaged;
  const setBytes = view.getUint32(44, true);
  const end = headBytes + setBytes;
  if (end + checksumBytes > bytes.length) return damaged;
  if (!hasChecksum(bytes, end, bytes.subarray(0, end))) return damaged;
  if (!isOf(manifest, bytes, view)) return { type: 'foreign' };
  const layout = layouts[view.getUint32(28, true)];
  const held = decodePieceSet(bytes.subarray(headBytes, end), manifest.pieceCount);
  if (layout === undefined || !held.ok) return damaged;
  const generation = view.getUint32(24, true);
  const byteLength = alignToEight(end + checksumBytes);
  return { type: 'header', header: { generation, layout, held: held.value, salt: saltOf(bytes), byteLength } };
}

function isOf(manifest: Manifest, bytes: Uint8Array, view: DataView): boolean {
  const root = sha256(manifest.root);
  return (
    root.every((byte, index) => bytes[48 + index] === byte) &&
    view.getBigUint64(32, true) === BigInt(manifest.byteLength) &&
    view.getUint32(40, true) === manifest.pieceCount
  );
}
