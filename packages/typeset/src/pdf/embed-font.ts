/**
 * A composite font: Type0 with Identity-H, a CIDFontType2 descendant with its subset program, widths, the
 * map from character ids to glyphs, and `/ToUnicode` (ISO 32000-1 §9.7; PDF/UA-1 §7.21).
 */
import { PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { assert } from '@peersume/base';
import type { Face } from '../fonts/face.ts';
import { deflate } from './deflate.ts';
import { widthIn, type EmbeddedFont } from './embedded-font.ts';
import { fingerprint } from './fingerprint.ts';
import { readFontTables } from './font-tables.ts';
import { roundTo } from './pdf-number.ts';
import { ascii } from './serialize-pdf.ts';
import type { Subsetter } from './subsetter.ts';
import { toUnicodeMap } from './to-unicode.ts';

export function embedFont(context: PDFContext, font: EmbeddedFont, subset: Subsetter): void {
  const characters = font.characters.all();
  const [face] = font.faces;
  assert(face !== undefined, 'a font is made of faces');
  const program = subset.subset(characters, font.unitsPerEm);
  const name = subsetName(face, program.bytes);
  const file = packedStream(context, program.packed, { Length1: program.bytes.length });
  const descriptor = context.register(context.obj(fontDescriptor(face, boxOf(font), name, file)));
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 0,
    W: [1, characters.map(({ face: its, drawing }) => widthIn(font, its, drawing))],
    CIDToGIDMap: packedStream(context, deflate(glyphMap(program.glyphs))),
  });
  context.assign(
    font.ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: packedStream(context, deflate(ascii(toUnicodeMap(characters)))),
    }),
  );
}

/** Around the glyphs of all faces, thousandths of an em. */
function boxOf({ faces }: EmbeddedFont): number[] {
  const boxes = faces.map((face) => readFontTables(face).box);
  return [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, bottom]) => bottom)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , top]) => top)),
  ];
}

function fontDescriptor(face: Face, box: number[], name: string, file: PDFRef) {
  const tables = readFontTables(face);
  return {
    Type: 'FontDescriptor',
    FontName: name,
    FontFamily: text(face.file.family),
    FontWeight: face.file.weight,
    Flags:
      flagSymbolic |
      (tables.fixedPitch ? flagFixedPitch : 0) |
      (tables.serif ? flagSerif : 0) |
      (face.file.italic ? flagItalic : 0),
    FontBBox: box,
    ItalicAngle: roundTo(tables.italicAngle, 2),
    Ascent: tables.ascent,
    Descent: tables.descent,
    CapHeight: tables.capHeight,
    XHeight: tables.xHeight,
    StemV: stemWidth(face.file.weight),
    FontFile2: file,
  };
}

// ISO 32000-1 Table 123. A character collection of its own is symbolic by definition.
const flagFixedPitch = 1;
const flagSerif = 2;
const flagSymbolic = 4;
const flagItalic = 64;

/** No table of a font says it; viewers use it only to choose a substitute. About 80 for regular, 140 for bold. */
const stemWidth = (weight: number): number => Math.round(weight / 5);

/** `ABCDEF+SourceSerif4-Bold`: six letters that depend on what the subset holds (§9.6.4), then a PostScript name. */
function subsetName(face: Face, program: Uint8Array): string {
  const letters = [...fingerprint([program])].slice(0, 6).map((byte) => String.fromCharCode(65 + (byte % 26)));
  const words = face.file.family.split(/[^A-Za-z0-9]+/);
  const family = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return `${letters.join('')}+${family}-${weightName(face.file.weight)}${face.file.italic ? 'Italic' : ''}`;
}

const weightName = (weight: number): string => (weight >= 700 ? 'Bold' : weight >= 600 ? 'SemiBold' : 'Regular');

/** Two bytes for each character id; ids begin with 1. */
function glyphMap(glyphs: readonly number[]): Uint8Array {
  const map = new Uint8Array((glyphs.length + 1) * 2);
  for (const [index, glyph] of glyphs.entries()) {
    map[(index + 1) * 2] = glyph >> 8;
    map[(index + 1) * 2 + 1] = glyph & 0xff;
  }
  return map;
}

function packedStream(context: PDFContext, packed: Uint8Array, entries: Record<string, number> = {}): PDFRef {
  const dict = context.obj({ ...entries });
  dict.set(PDFName.of('Filter'), PDFName.FlateDecode);
  return context.register(PDFRawStream.of(dict, packed));
}

const text = (value: string): PDFHexString => PDFHexString.fromBytes(ascii(value));
