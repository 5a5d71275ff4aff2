/** A PDF file as the checks read it: catalog, pages with their operators, structure elements, fonts, annotations. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';
import { readOperators, type Operator } from './content-operators.ts';

export interface PdfModel {
  readonly catalog: PDFDict;
  readonly trailerHasEncryption: boolean;
  readonly pages: readonly ModelPage[];
  /** Document order, parents first; empty where the file is not tagged. */
  readonly elements: readonly StructElement[];
  readonly roleMap: ReadonlyMap<string, string>;
  readonly objects: readonly PDFObject[];
}

export interface ModelPage {
  readonly dict: PDFDict;
  readonly operators: readonly Operator[];
  readonly annotations: readonly PDFDict[];
  /** By resource name. */
  readonly fonts: ReadonlyMap<string, PDFDict>;
}

export interface StructElement {
  readonly dict: PDFDict;
  readonly type: string;
  readonly parent: StructElement | undefined;
  readonly children: StructElement[];
  /** Annotations that it encloses. */
  readonly annotations: PDFDict[];
}

export async function readPdf(bytes: Uint8Array): Promise<PdfModel> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
  const { catalog, context } = document;
  const root = dictOf(catalog, 'StructTreeRoot');
  const elements: StructElement[] = [];
  if (root !== undefined) for (const kid of kidsOf(root)) walk(kid, undefined, elements);
  return {
    catalog,
    trailerHasEncryption: context.trailerInfo.Encrypt !== undefined,
    pages: document.getPages().map(({ node }) => readPage(node)),
    elements,
    roleMap: new Map(
      entriesOf(root === undefined ? undefined : dictOf(root, 'RoleMap')).flatMap(([key, value]) =>
        value instanceof PDFName ? [[key, value.decodeText()]] : [],
      ),
    ),
    objects: context.enumerateIndirectObjects().map(([, object]) => object),
  };
}

function readPage(dict: PDFDict): ModelPage {
  const contents = dict.lookup(PDFName.of('Contents'));
  const streams = contents instanceof PDFArray ? arrayOf(contents) : [contents];
  const text = streams.map((stream) => (stream instanceof PDFRawStream ? streamText(stream) : '')).join('\n');
  const resources = dictOf(dict, 'Resources');
  const fonts = resources === undefined ? undefined : dictOf(resources, 'Font');
  return {
    dict,
    operators: readOperators(text),
    annotations: dictsIn(dict.lookup(PDFName.of('Annots'))),
    fonts: new Map(entriesOf(fonts).flatMap(([name, font]) => (font instanceof PDFDict ? [[name, font]] : []))),
  };
}

function walk(dict: PDFDict, parent: StructElement | undefined, into: StructElement[]): void {
  const element: StructElement = {
    dict,
    type: nameOf(dict, 'S') ?? '',
    parent,
    children: [],
    annotations: [],
  };
  into.push(element);
  parent?.children.push(element);
  for (const kid of kidsOf(dict)) {
    const type = nameOf(kid, 'Type');
    if (type === 'OBJR') {
      const object = kid.lookup(PDFName.of('Obj'));
      if (object instanceof PDFDict) element.annotations.push(object);
    } else if (type !== 'MCR') {
      walk(kid, element, into);
    }
  }
}

function kidsOf(dict: PDFDict): readonly PDFDict[] {
  const kids = dict.lookup(PDFName.of('K'));
  return kids instanceof PDFDict ? [kids] : dictsIn(kids);
}

function dictsIn(object: PDFObject | undefined): readonly PDFDict[] {
  return object instanceof PDFArray ? arrayOf(object).filter((item) => item instanceof PDFDict) : [];
}

export const arrayOf = (array: PDFArray): readonly (PDFObject | undefined)[] =>
  Array.from({ length: array.size() }, (_, index) => array.lookup(index));

export function entriesOf(dict: PDFDict | undefined): readonly (readonly [string, PDFObject | undefined])[] {
  return dict === undefined ? [] : dict.keys().map((key) => [key.decodeText(), dict.lookup(key)]);
}

export function dictOf(dict: PDFDict, key: string): PDFDict | undefined {
  const value = dict.lookup(PDFName.of(key));
  if (value instanceof PDFRawStream) return value.dict;
  return value instanceof PDFDict ? value : undefined;
}

export function nameOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function textOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

export function numberOf(dict: PDFDict, key: string): number | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export const streamBytes = (stream: PDFRawStream): Uint8Array => decodePDFRawStream(stream).decode();

/** One character for each byte. */
export const streamText = (stream: PDFRawStream): string => Buffer.from(streamBytes(stream)).toString('latin1');
