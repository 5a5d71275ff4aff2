/** A written file, read back with the library's parser. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { assert } from '@peersume/base';

export interface OpenPdf {
  readonly catalog: PDFDict;
  readonly pages: readonly PDFDict[];
  /** Follows names and indices from a dictionary. */
  at(start: PDFObject, ...path: readonly (string | number)[]): PDFObject | undefined;
  dict(start: PDFObject, ...path: readonly (string | number)[]): PDFDict;
  /** The value as PDF writes it. */
  text(start: PDFObject, ...path: readonly (string | number)[]): string | undefined;
  stream(start: PDFObject, ...path: readonly (string | number)[]): string;
  bytes(start: PDFObject, ...path: readonly (string | number)[]): Uint8Array;
  /** Structure elements of a type, in document order. */
  elements(type: string): readonly PDFDict[];
}

export async function openPdf(file: Uint8Array): Promise<OpenPdf> {
  const document = await PDFDocument.load(file, { updateMetadata: false });
  const { catalog } = document;

  const at: OpenPdf['at'] = (start, ...path) => {
    let object: PDFObject | undefined = start;
    for (const step of path) {
      if (object instanceof PDFRawStream) object = object.dict;
      if (typeof step === 'number') object = object instanceof PDFArray ? object.lookup(step) : undefined;
      else object = object instanceof PDFDict ? object.lookup(PDFName.of(step)) : undefined;
    }
    return object;
  };
  const dict: OpenPdf['dict'] = (start, ...path) => {
    const found = at(start, ...path);
    assert(found instanceof PDFDict || found instanceof PDFRawStream, `a dictionary at ${path.join('/')}`);
    return found instanceof PDFDict ? found : found.dict;
  };
  const bytes: OpenPdf['bytes'] = (start, ...path) => {
    const found = at(start, ...path);
    assert(found instanceof PDFRawStream, `a stream at ${path.join('/')}`);
    return decodePDFRawStream(found).decode();
  };
  return {
    catalog,
    pages: document.getPages().map(({ node }) => node),
    at,
    dict,
    bytes,
    text: (start, ...path) => at(start, ...path)?.toString(),
    stream: (start, ...path) => Buffer.from(bytes(start, ...path)).toString('latin1'),
    elements: (type) => elementsIn(dict(catalog, 'StructTreeRoot'), type),
  };
}

function elementsIn(parent: PDFDict, type: string): readonly PDFDict[] {
  const kids = parent.lookup(PDFName.of('K'));
  const list =
    kids instanceof PDFArray ? Array.from({ length: kids.size() }, (_, index) => kids.lookup(index)) : [kids];
  return list.flatMap((kid) => {
    if (!(kid instanceof PDFDict)) return [];
    const own = kid.lookup(PDFName.of('S')) === PDFName.of(type) ? [kid] : [];
    return [...own, ...elementsIn(kid, type)];
  });
}
