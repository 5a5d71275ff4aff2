/**
 * One face as a composite font: Type0 with Identity-H, a CIDFontType2 descendant with its subset program, widths, the
 * map from character ids to glyphs, and `/ToUnicode` (ISO 32000-1 §9.7; PDF/UA-1 §7.21).
 */
import { PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import type { Face } from '../fonts/face.ts';
import type { CharacterId } from './character-ids.ts';
import { deflate } from './deflate.ts';
import { fingerprint } from './fingerprint.ts';
import { readFontTables, type FontTables } from './font-tables.ts';
import { roundTo } from './pdf-number.ts';
import { ascii } from './serialize-pdf.ts';
import type { Subsetter } from './subsetter.ts';
import { toUnicodeMap } from './to-unicode.ts';

export function embedFont(
  context: PDFContext,
  font: PDFRef,
  face: Face,
  characters: readonly CharacterId[],
  subset: Subsetter,
): void {
  const tables = readFontTables(face);
  const program = subset.subset(
    face,
    characters.map(({ drawing }) => drawing),
  );
  const name = subsetName(face, program.bytes);
  const file = packedStream(context, program.packed, { Length1: program.bytes.length });
  const descriptor = context.register(context.obj(fontDescriptor(face, tables, name, file)));
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 0,
    W: [1, characters.map(({ drawing }) => tables.width(drawing))],
    CIDToGIDMap: packedStream(context, deflate(glyphMap(program.glyphs))),
  });
  context.assign(
    font,
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

function fontDescriptor(face: Face, tables: FontTables, name: string, file: PDFRef) {
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
    FontBBox: [...tables.box],
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
