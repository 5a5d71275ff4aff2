/** Checkpoints 10 and 31: every character that is shown has a glyph, a width and a text. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { readTrueType, type TrueType } from './true-type.ts';
import { arrayOf, dictOf, nameOf, numberOf, streamBytes, streamText, type PdfModel } from './pdf-model.ts';
import { readToUnicode } from './to-unicode.ts';
import { absent, verdict, type Verdict } from './verdict.ts';

/** A composite TrueType font and the character ids that pages show of it. Other kinds of fonts fail by being there. */
interface ShownFont {
  readonly dict: PDFDict;
  readonly descendant: PDFDict | undefined;
  readonly shown: ReadonlySet<number>;
}

export function checkFonts(pdf: PdfModel): readonly Verdict[] {
  const fonts = shownFonts(pdf);
  const simple = fonts.filter(({ dict }) => nameOf(dict, 'Subtype') !== 'Type0');
  const composite = fonts.filter(({ dict }) => nameOf(dict, 'Subtype') === 'Type0');
  const strange = simple.map(
    ({ dict }) => `${nameOf(dict, 'BaseFont')} is a simple font, which these checks do not read`,
  );
  const each = (check: (font: ShownFont) => readonly string[]): readonly string[] => [
    ...strange,
    ...composite.flatMap((font) => check(font).map((fact) => `${nameOf(font.dict, 'BaseFont')}: ${fact}`)),
  ];
  const count = fonts.length;
  const withCidSet = composite.filter(({ descendant }) => descriptorOf(descendant)?.has(PDFName.of('CIDSet')));
  return [
    verdict('10-001', count, each(unmapped)),
    ...checkEncodings(composite),
    verdict(
      '31-004',
      count,
      each(({ descendant }) => (isGlyphMap(descendant) ? [] : ['CIDToGIDMap is something else'])),
    ),
    verdict(
      '31-005',
      count,
      each(({ descendant }) => (descendant?.has(PDFName.of('CIDToGIDMap')) ? [] : ['no CIDToGIDMap'])),
    ),
    verdict(
      '31-009',
      count,
      each((font) => (programOf(font) === undefined ? ['no FontFile2'] : [])),
    ),
    verdict('31-011', count, each(missingGlyphs)),
    ...absent(['31-012', '31-013']),
    verdict(
      '31-014',
      withCidSet.length,
      withCidSet.map(() => 'a CIDSet, which these checks do not read'),
    ),
    verdict(
      '31-015',
      withCidSet.length,
      withCidSet.map(() => 'a CIDSet, which these checks do not read'),
    ),
    verdict('31-016', count, each(wrongWidths)),
    // Simple TrueType fonts: 10-001 and the rest fail where one is there.
    ...absent(['31-017', '31-018', '31-019', '31-020', '31-021', '31-022', '31-023', '31-024', '31-025', '31-026']),
    verdict(
      '31-027',
      count,
      each(({ dict }) => (dict.has(PDFName.of('ToUnicode')) ? [] : ['no ToUnicode'])),
    ),
    verdict(
      '31-028',
      count,
      each((font) => mappedTo(font, /\u0000/)),
    ),
    verdict(
      '31-029',
      count,
      each((font) => mappedTo(font, /[\uFEFF\uFFFE]/)),
    ),
    verdict('31-030', count, each(notdefs)),
  ];
}

function checkEncodings(fonts: readonly ShownFont[]): readonly Verdict[] {
  const identity = fonts.filter(({ dict }) => /^Identity-[HV]$/.test(nameOf(dict, 'Encoding') ?? ''));
  if (identity.length === fonts.length) {
    return [...absent(['31-001', '31-002', '31-003', '31-007', '31-008']), verdict('31-006', fonts.length, [])];
  }
  const others = ['an Encoding other than Identity, which these checks do not read'];
  return ['31-001', '31-002', '31-003', '31-006', '31-007', '31-008'].map((id) => verdict(id, true, others));
}

function shownFonts(pdf: PdfModel): readonly ShownFont[] {
  const shown = new Map<PDFDict, Set<number>>();
  for (const { operators, fonts } of pdf.pages) {
    let current: PDFDict | undefined;
    for (const { name, operands } of operators) {
      const [first] = operands;
      if (name === 'Tf' && first?.type === 'name') current = fonts.get(first.value);
      if (name !== 'Tj' && name !== 'TJ') continue;
      const strings = first?.type === 'array' ? first.items : first === undefined ? [] : [first];
      const codes = current === undefined ? new Set<number>() : (shown.get(current) ?? new Set<number>());
      for (const item of strings) {
        if (item.type !== 'string') continue;
        for (let at = 0; at + 1 < item.value.length; at += 2) {
          codes.add((item.value.charCodeAt(at) << 8) | item.value.charCodeAt(at + 1));
        }
      }
      if (current !== undefined) shown.set(current, codes);
    }
  }
  return [...shown].map(([dict, codes]) => {
    const list = dict.lookup(PDFName.of('DescendantFonts'));
    const descendant = list instanceof PDFArray ? list.lookup(0) : undefined;
    return { dict, descendant: descendant instanceof PDFDict ? descendant : undefined, shown: codes };
  });
}

function unmapped({ dict, shown }: ShownFont): readonly string[] {
  const stream = dict.lookup(PDFName.of('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) return ['no ToUnicode'];
  const map = readToUnicode(streamText(stream));
  return [...shown].filter((id) => !map.get(id)).map((id) => `character ${id} has no text`);
}

function mappedTo({ dict }: ShownFont, forbidden: RegExp): readonly string[] {
  const stream = dict.lookup(PDFName.of('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) return [];
  const texts = [...readToUnicode(streamText(stream))];
  return texts.filter(([, text]) => forbidden.test(text)).map(([id]) => `character ${id}`);
}

const descriptorOf = (descendant: PDFDict | undefined): PDFDict | undefined =>
  descendant === undefined ? undefined : dictOf(descendant, 'FontDescriptor');

function programOf({ descendant }: ShownFont): TrueType | undefined {
  const file = descriptorOf(descendant)?.lookup(PDFName.of('FontFile2'));
  return file instanceof PDFRawStream ? readTrueType(streamBytes(file)) : undefined;
}

function isGlyphMap(descendant: PDFDict | undefined): boolean {
  const map = descendant?.lookup(PDFName.of('CIDToGIDMap'));
  return map === undefined || map instanceof PDFRawStream || map === PDFName.of('Identity');
}

function glyphOf({ descendant }: ShownFont): (id: number) => number {
  const map = descendant?.lookup(PDFName.of('CIDToGIDMap'));
  if (!(map instanceof PDFRawStream)) return (id) => id;
  const bytes = streamBytes(map);
  return (id) => ((bytes[id * 2] ?? 0) << 8) | (bytes[id * 2 + 1] ?? 0);
}

function missingGlyphs(font: ShownFont): readonly string[] {
  const [program, glyph] = [programOf(font), glyphOf(font)];
  if (program === undefined) return [];
  return [...font.shown].filter((id) => glyph(id) >= program.glyphCount).map((id) => `character ${id}`);
}

function notdefs(font: ShownFont): readonly string[] {
  const glyph = glyphOf(font);
  return [...font.shown].filter((id) => id === 0 || glyph(id) === 0).map((id) => `character ${id}`);
}

function wrongWidths(font: ShownFont): readonly string[] {
  const [program, glyph, width] = [programOf(font), glyphOf(font), widthsOf(font)];
  if (program === undefined) return [];
  return [...font.shown].flatMap((id) => {
    const [own, its] = [width(id), (program.advance(glyph(id)) * 1000) / program.unitsPerEm];
    return Math.abs(own - its) <= 1 ? [] : [`character ${id}: ${own} is ${its} in the program`];
  });
}

/** `W` of ISO 32000-1 §9.7.4.3: `first [w w …]` or `first last w`. */
function widthsOf({ descendant }: ShownFont): (id: number) => number {
  const fallback = descendant === undefined ? 1000 : (numberOf(descendant, 'DW') ?? 1000);
  const widths = new Map<number, number>();
  const list = descendant?.lookup(PDFName.of('W'));
  const items = list instanceof PDFArray ? arrayOf(list) : [];
  const value = (item: unknown): number => (item instanceof PDFNumber ? item.asNumber() : 0);
  for (let at = 0; at < items.length;) {
    const [first, next] = [value(items[at]), items[at + 1]];
    if (next instanceof PDFArray) {
      for (const [index, width] of arrayOf(next).entries()) widths.set(first + index, value(width));
      at += 2;
    } else {
      for (let id = first; id <= value(next); id += 1) widths.set(id, value(items[at + 2]));
      at += 3;
    }
  }
  return (id) => widths.get(id) ?? fallback;
}
