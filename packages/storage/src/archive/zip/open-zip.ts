/**
 * Reads a zip (PKWARE's APPNOTE 6.3, without ZIP64, encryption and parts) by its central directory. fflate unpacks; what
 * a directory claims is checked here, because its readers believe it.
 */
import { err, ok, type Result } from '@peersume/base';
import type { ArchiveError } from '../archive.ts';
import { maxArchiveBytes, maxFiles, maxNameBytes, maxUnpackedBytes } from '../limits.ts';
import { crc32 } from './crc32.ts';
import { inflateExactly } from './inflate-exactly.ts';

export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** `limit` in bytes. All that is read of one zip counts together. */
  read(name: string, limit?: number): Result<Uint8Array, ArchiveError>;
}

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Of the header before the data. */
  readonly at: number;
}

const endSignature = 0x06054b50;
const endLength = 22;
const entrySignature = 0x02014b50;
const entryLength = 46;
const localSignature = 0x04034b50;
const localLength = 30;

export function openZip(bytes: Uint8Array): Result<Zip, ArchiveError> {
  if (bytes.length > maxArchiveBytes) return tooLarge('the file', bytes.length, maxArchiveBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return startsAsZip(view) ? damaged('it is cut off') : err({ type: 'NotAnArchive' });
  const directory = readDirectory(bytes, view, end);
  if (!directory.ok) return directory;
  const entries = directory.value;
  let unpackedSoFar = 0;

  function read(name: string, limit = maxUnpackedBytes): Result<Uint8Array, ArchiveError> {
    const entry = entries.get(name);
    if (entry === undefined) return damaged(`${name} is missing`);
    if (entry.unpacked > limit) return tooLarge(name, entry.unpacked, limit);
    unpackedSoFar += entry.unpacked;
    if (unpackedSoFar > maxUnpackedBytes) return tooLarge('the content', unpackedSoFar, maxUnpackedBytes);
    const packed = dataOf(bytes, view, entry);
    const data = packed && unpack(entry, packed);
    return data !== undefined && crc32(data) === entry.crc ? ok(data) : damaged(`${name} is damaged`);
  }

  return ok({ names: [...entries.keys()], has: (name) => entries.has(name), read });
}

/** The last record that ends the file, with its comment. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

const startsAsZip = (view: DataView): boolean => view.byteLength >= 4 && view.getUint32(0, true) === localSignature;

function readDirectory(bytes: Uint8Array, view: DataView, end: number): Result<Map<string, Entry>, ArchiveError> {
  const count = view.getUint16(end + 10, true);
  if (count > maxFiles) return tooLarge('the number of files', count, maxFiles);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let turn = 0; turn < count; turn++) {
    if (at + entryLength > end || view.getUint32(at, true) !== entrySignature)
      return damaged('its directory is damaged');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return damaged('its directory is damaged');
    if (nameLength > maxNameBytes) return tooLarge('a name', nameLength, maxNameBytes);
    // Names in old encodings are of files that nobody asks for.
    const name = new TextDecoder().decode(bytes.subarray(at + entryLength, at + entryLength + nameLength));
    // Two of one name: programs would disagree which of them counts.
    if (entries.has(name)) return damaged(`${name} is in it twice`);
    entries.set(name, {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return ok(entries);
}

/** The header before the data has a name and extras of its own; its lengths may stand behind the data. */
function dataOf(bytes: Uint8Array, view: DataView, { at, packed }: Entry): Uint8Array | undefined {
  if (at + localLength > bytes.length || view.getUint32(at, true) !== localSignature) return undefined;
  const start = at + localLength + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed);
}

function unpack({ method, isEncrypted, unpacked }: Entry, data: Uint8Array): Uint8Array | undefined {
  if (isEncrypted) return undefined;
  if (method === 0) return data.length === unpacked ? data.slice() : undefined;
  return method === 8 ? inflateExactly(data, unpacked) : undefined;
}

const damaged = (detail: string): Result<never, ArchiveError> => err({ type: 'Damaged', detail });

const tooLarge = (what: string, found: number, limit: number): Result<never, ArchiveError> =>
  err({ type: 'TooLarge', what, found, limit });
