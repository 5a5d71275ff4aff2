/** The container of TrueType tables (OpenType 1.9, "Organization of an OpenType font"). */

export function readSfnt(bytes: Uint8Array): Map<string, Uint8Array> {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Uint8Array>();
  const count = data.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const entry = headerBytes + index * entryBytes;
    let tag = '';
    for (let letter = 0; letter < 4; letter += 1) tag += String.fromCharCode(data.getUint8(entry + letter));
    const offset = data.getUint32(entry + 8);
    tables.set(tag, bytes.subarray(offset, offset + data.getUint32(entry + 12)));
  }
  return tables;
}

/** Tables in tag order, with checksums. */
export function writeSfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  let offset = headerBytes + sorted.length * entryBytes;
  const bytes = new Uint8Array(sorted.reduce((sum, [, table]) => sum + padded(table.length), offset));
  const data = new DataView(bytes.buffer);
  const power = Math.floor(Math.log2(sorted.length));
  data.setUint32(0, trueTypeVersion);
  data.setUint16(4, sorted.length);
  data.setUint16(6, 2 ** power * 16);
  data.setUint16(8, power);
  data.setUint16(10, sorted.length * 16 - 2 ** power * 16);
  let head = 0;
  for (const [index, [tag, table]] of sorted.entries()) {
    bytes.set(table, offset);
    if (tag === 'head') {
      head = offset;
      data.setUint32(offset + 8, 0);
    }
    const entry = headerBytes + index * entryBytes;
    for (let letter = 0; letter < 4; letter += 1) bytes[entry + letter] = tag.charCodeAt(letter);
    data.setUint32(entry + 4, checksum(data, offset, offset + padded(table.length)));
    data.setUint32(entry + 8, offset);
    data.setUint32(entry + 12, table.length);
    offset += padded(table.length);
  }
  if (head > 0) data.setUint32(head + 8, (fileChecksum - checksum(data, 0, bytes.length)) >>> 0);
  return bytes;
}

function checksum(data: DataView, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 4) sum = (sum + data.getUint32(at)) >>> 0;
  return sum;
}

const headerBytes = 12;
const entryBytes = 16;
const trueTypeVersion = 0x00010000;
/** What the words of a whole file add up to (`head.checksumAdjustment`). */
const fileChecksum = 0xb1b0afba;

const padded = (length: number): number => (length + 3) & ~3;
