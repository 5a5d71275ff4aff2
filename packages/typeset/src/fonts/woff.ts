/**
 * WOFF 1.0 (W3C Recommendation, 13 December 2012) -> the TrueType file inside, which HarfBuzz and the PDF writer read.
 *
 * Invariants: a hostile file costs at most `maxUnpackedFontBytes` of memory and time in proportion to it; what is
 * returned has a directory in tag order, 4-byte aligned tables that lie inside the file, and checksums that held.
 */
import { err, ok, type Result } from '@peersume/base';
import { Unzlib, unzlibSync } from 'fflate';

/** The largest bundled file has about 260 KB; a slice of ten times that is no slice of ours. */
export const maxFontFileBytes = 4 * 1024 * 1024;
/** Fonts shrink to about half; a file that claims much more is an attack on memory. */
export const maxUnpackedFontBytes = 16 * 1024 * 1024;
/** OpenType registers about 60 tables. */
export const maxFontTables = 64;
/** Inflate expands at most 1032 times: one step makes at most 66 MB of work before its size is checked. */
const inflateStepBytes = 65_536;

export type WoffError =
  | { readonly type: 'FontFileTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'UnpackedFontTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'NotWoff'; readonly signature: number }
  | { readonly type: 'NotTrueType'; readonly flavor: number }
  | { readonly type: 'FontTruncated'; readonly bytes: number; readonly needed: number }
  | { readonly type: 'BadTableCount'; readonly count: number; readonly limit: number }
  | { readonly type: 'BadTableOrder'; readonly tag: string }
  | { readonly type: 'BadTableExtent'; readonly tag: string; readonly offset: number; readonly length: number }
  | { readonly type: 'BadTableData'; readonly tag: string; readonly expected: number; readonly actual: number }
  | { readonly type: 'BadTableChecksum'; readonly tag: string }
  | { readonly type: 'BadUnpackedSize'; readonly declared: number; readonly actual: number }
  | { readonly type: 'MissingTable'; readonly tag: string };

interface TableEntry {
  readonly tag: string;
  readonly offset: number;
  readonly packedLength: number;
  readonly length: number;
  readonly checksum: number;
}

const woffSignature = 0x774f4646;
const trueTypeFlavor = 0x00010000;
const headerBytes = 44;
const entryBytes = 20;
const requiredTables = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

export function unpackWoff(bytes: Uint8Array): Result<Uint8Array, WoffError> {
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = directory.value;

  const size = entries.reduce((sum, entry) => sum + aligned(entry.length), 12 + entries.length * 16);
  const declared = view(bytes).getUint32(16);
  if (declared !== size) return err({ type: 'BadUnpackedSize', declared, actual: size });

  const font = new Uint8Array(size);
  writeSfntHeader(font, entries.length);
  let offset = 12 + entries.length * 16;
  for (const [index, entry] of entries.entries()) {
    const table = unpackTable(bytes, entry);
    if (!table.ok) return table;
    font.set(table.value, offset);
    if (checksumOf(font, offset, entry) !== entry.checksum) return err({ type: 'BadTableChecksum', tag: entry.tag });
    writeSfntEntry(font, index, entry, offset);
    offset += aligned(entry.length);
  }
  return ok(font);
}

function readDirectory(bytes: Uint8Array): Result<readonly TableEntry[], WoffError> {
  if (bytes.length > maxFontFileBytes) {
    return err({ type: 'FontFileTooLarge', bytes: bytes.length, limit: maxFontFileBytes });
  }
  if (bytes.length < headerBytes) return err({ type: 'FontTruncated', bytes: bytes.length, needed: headerBytes });
  const data = view(bytes);
  if (data.getUint32(0) !== woffSignature) return err({ type: 'NotWoff', signature: data.getUint32(0) });
  if (data.getUint32(4) !== trueTypeFlavor) return err({ type: 'NotTrueType', flavor: data.getUint32(4) });
  if (data.getUint32(8) !== bytes.length) {
    return err({ type: 'FontTruncated', bytes: bytes.length, needed: data.getUint32(8) });
  }
  const count = data.getUint16(12);
  if (count === 0 || count > maxFontTables) return err({ type: 'BadTableCount', count, limit: maxFontTables });
  const unpacked = data.getUint32(16);
  if (unpacked > maxUnpackedFontBytes) {
    return err({ type: 'UnpackedFontTooLarge', bytes: unpacked, limit: maxUnpackedFontBytes });
  }
  const dataStart = headerBytes + count * entryBytes;
  if (bytes.length < dataStart) return err({ type: 'FontTruncated', bytes: bytes.length, needed: dataStart });

  const entries: TableEntry[] = [];
  for (let index = 0; index < count; index += 1) entries.push(readEntry(data, headerBytes + index * entryBytes));
  return checkEntries(entries, dataStart, bytes.length);
}

function readEntry(data: DataView, at: number): TableEntry {
  const tag = String.fromCharCode(
    data.getUint8(at),
    data.getUint8(at + 1),
    data.getUint8(at + 2),
    data.getUint8(at + 3),
  );
  return {
    tag,
    offset: data.getUint32(at + 4),
    packedLength: data.getUint32(at + 8),
    length: data.getUint32(at + 12),
    checksum: data.getUint32(at + 16),
  };
}

function checkEntries(
  entries: readonly TableEntry[],
  dataStart: number,
  fileLength: number,
): Result<readonly TableEntry[], WoffError> {
  let previousTag = '';
  let total = 0;
  for (const { tag, offset, packedLength, length } of entries) {
    if (tag <= previousTag) return err({ type: 'BadTableOrder', tag });
    previousTag = tag;
    const inside = offset >= dataStart && offset % 4 === 0 && offset + packedLength <= fileLength;
    if (!inside || packedLength > length) return err({ type: 'BadTableExtent', tag, offset, length: packedLength });
    total += aligned(length);
    if (total > maxUnpackedFontBytes) {
      return err({ type: 'UnpackedFontTooLarge', bytes: total, limit: maxUnpackedFontBytes });
    }
  }
  let end = dataStart;
  for (const { tag, offset, packedLength } of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) return err({ type: 'BadTableExtent', tag, offset, length: packedLength });
    end = offset + packedLength;
  }
  const missing = requiredTables.find((tag) => !entries.some((entry) => entry.tag === tag));
  return missing === undefined ? ok(entries) : err({ type: 'MissingTable', tag: missing });
}

function unpackTable(bytes: Uint8Array, entry: TableEntry): Result<Uint8Array, WoffError> {
  const packed = bytes.subarray(entry.offset, entry.offset + entry.packedLength);
  if (entry.packedLength === entry.length) return ok(packed);
  let table: Uint8Array;
  try {
    table =
      packed.length <= inflateStepBytes ? inflateAtOnce(packed, entry.length) : inflateInSteps(packed, entry.length);
  } catch {
    // fflate reports damage by throwing; here it is an expected failure.
    return err({ type: 'BadTableData', tag: entry.tag, expected: entry.length, actual: 0 });
  }
  if (table.length === entry.length) return ok(table);
  return err({ type: 'BadTableData', tag: entry.tag, expected: entry.length, actual: table.length });
}

/** Room for one byte more than expected tells a stream that is too long; what goes beyond is not kept. */
const inflateAtOnce = (packed: Uint8Array, length: number): Uint8Array =>
  unzlibSync(packed, { out: new Uint8Array(length + 1) });

/** Stops soon after there is more than expected. */
function inflateInSteps(packed: Uint8Array, length: number): Uint8Array {
  const table = new Uint8Array(length + 1);
  let written = 0;
  const inflate = new Unzlib((chunk) => {
    table.set(chunk.subarray(0, table.length - written), written);
    written = Math.min(written + chunk.length, table.length);
  });
  for (let at = 0; at < packed.length && written < table.length; at += inflateStepBytes) {
    inflate.push(packed.subarray(at, at + inflateStepBytes), at + inflateStepBytes >= packed.length);
  }
  return table.subarray(0, written);
}

/** Sum of big-endian words; `head` counts with its own adjustment field as zero (OpenType, "Calculating checksums"). */
function checksumOf(font: Uint8Array, offset: number, entry: TableEntry): number {
  const data = view(font);
  let sum = 0;
  for (let at = offset; at < offset + aligned(entry.length); at += 4) sum = (sum + data.getUint32(at)) >>> 0;
  const isHead = entry.tag === 'head' && entry.length >= 12;
  return isHead ? (sum - data.getUint32(offset + 8)) >>> 0 : sum;
}

function writeSfntHeader(font: Uint8Array, count: number): void {
  const data = view(font);
  const power = Math.floor(Math.log2(count));
  data.setUint32(0, trueTypeFlavor);
  data.setUint16(4, count);
  data.setUint16(6, 2 ** power * 16);
  data.setUint16(8, power);
  data.setUint16(10, count * 16 - 2 ** power * 16);
}

function writeSfntEntry(font: Uint8Array, index: number, entry: TableEntry, offset: number): void {
  const data = view(font);
  const at = 12 + index * 16;
  for (let k = 0; k < 4; k += 1) data.setUint8(at + k, entry.tag.charCodeAt(k));
  data.setUint32(at + 4, entry.checksum);
  data.setUint32(at + 8, offset);
  data.setUint32(at + 12, entry.length);
}

// Not with bit operations: lengths go up to 4 GB.
const aligned = (length: number): number => Math.ceil(length / 4) * 4;
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
