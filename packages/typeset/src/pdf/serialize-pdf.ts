/**
 * Objects -> the bytes of a file: streams one by one, everything else in object streams, a cross-reference stream at
 * the end (ISO 32000-1 §7.5.7, §7.5.8). `/ID` is a fingerprint of the objects, so that the same content gives the same
 * file and different content a different identity (§14.4).
 */
import { PDFHexString, PDFName, PDFNumber, PDFObjectStream, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { deflate } from './deflate.ts';
import { fingerprint } from './fingerprint.ts';

/** Readers unpack a whole object stream to reach one object of it; a résumé has 100 to 400. */
export const maxObjectsPerStream = 200;

export function serializePdf(context: PDFContext, root: PDFRef, info: PDFRef): Uint8Array {
  const objects = context.enumerateIndirectObjects();
  const streams = objects.filter(([, object]) => object instanceof PDFStream);
  const others = objects.filter(([, object]) => !(object instanceof PDFStream));
  const entries: Entry[] = [{ type: 0, first: 0, second: 65_535 }];
  let next = context.largestObjectNumber + 1;

  for (let start = 0; start < others.length; start += maxObjectsPerStream) {
    const chunk = others.slice(start, start + maxObjectsPerStream);
    for (const [index, [ref]] of chunk.entries()) entries[ref.objectNumber] = { type: 2, first: next, second: index };
    streams.push([PDFRef.of(next), packObjects(context, chunk)]);
    next += 1;
  }

  const chunks: Uint8Array[] = [header];
  let offset = header.length;
  const write = (ref: PDFRef, object: PDFObject): void => {
    entries[ref.objectNumber] = { type: 1, first: offset, second: 0 };
    const bytes = indirectObject(ref, object);
    chunks.push(bytes);
    offset += bytes.length;
  };
  for (const [ref, object] of streams) write(ref, object);

  const start = offset;
  const ref = PDFRef.of(next);
  entries[next] = { type: 1, first: start, second: 0 };
  const id = PDFHexString.fromBytes(fingerprint(chunks));
  write(ref, crossReferences(context, entries, { Root: root, Info: info, ID: [id, id] }));
  chunks.push(ascii(`startxref\n${start}\n%%EOF\n`));
  return concatenate(chunks);
}

interface Entry {
  readonly type: 0 | 1 | 2;
  readonly first: number;
  readonly second: number;
}

function packObjects(context: PDFContext, objects: [PDFRef, PDFObject][]): PDFRawStream {
  const packed = PDFObjectStream.withContextAndObjects(context, objects, false);
  const stream = PDFRawStream.of(packed.dict, deflate(packed.getUnencodedContents()));
  stream.dict.set(PDFName.of('Filter'), PDFName.FlateDecode);
  return stream;
}

/** Rows of one byte type, four bytes offset or stream number, two bytes generation or index. */
function crossReferences(
  context: PDFContext,
  entries: readonly Entry[],
  trailer: { readonly Root: PDFRef; readonly Info: PDFRef; readonly ID: PDFHexString[] },
): PDFRawStream {
  const rows = new Uint8Array(entries.length * rowBytes);
  const view = new DataView(rows.buffer);
  for (const [index, entry] of entries.entries()) {
    view.setUint8(index * rowBytes, entry.type);
    view.setUint32(index * rowBytes + 1, entry.first);
    view.setUint16(index * rowBytes + 5, entry.second);
  }
  const dict = context.obj({
    Type: 'XRef',
    Size: PDFNumber.of(entries.length),
    W: [1, 4, 2],
    Filter: 'FlateDecode',
    ...trailer,
  });
  return PDFRawStream.of(dict, deflate(rows));
}

const rowBytes = 7;

function indirectObject(ref: PDFRef, object: PDFObject): Uint8Array {
  const opening = ascii(`${ref.objectNumber} 0 obj\n`);
  const closing = ascii('\nendobj\n');
  const bytes = new Uint8Array(opening.length + object.sizeInBytes() + closing.length);
  bytes.set(opening, 0);
  const written = object.copyBytesInto(bytes, opening.length);
  bytes.set(closing, opening.length + written);
  return bytes.subarray(0, opening.length + written + closing.length);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** All characters below 256. */
export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** PDF 1.7; four bytes above 127 tell transfer programs that the file is binary (§7.5.2). */
const header = ascii('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
