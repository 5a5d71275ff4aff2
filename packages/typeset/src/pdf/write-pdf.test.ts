import { PDFHexString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImageItem, Layout } from '../layout/page.ts';
import type { Subsetter } from './subsetter.ts';
import { openPdf } from './testing/open-pdf.ts';
import { bold, serif, sketch, testSubsetter, type SketchLine } from './testing/sketch.ts';
import { writePdf } from './write-pdf.ts';

let subset: Subsetter;
beforeAll(async () => {
  subset = await testSubsetter();
});

const write = (layout: Layout): Uint8Array => writePdf(layout, { subset });
const open = (pages: readonly (readonly SketchLine[])[]) => openPdf(write(sketch(pages)));
const decoded = (object: unknown): string => (object instanceof PDFHexString ? object.decodeText() : String(object));

const name: SketchLine = { text: 'Anna Example', y: 80, size: 28, font: bold, role: 'H1' };
const mail = { href: 'mailto:anna@example.org', description: 'E-mail to Anna Example' };

describe('the file', () => {
  test('[PD1] the same layout gives the same bytes, another subsetter and an earlier document notwithstanding', async () => {
    const first = write(sketch([[name]]));
    write(sketch([[{ ...name, text: 'Somebody Else' }]]));
    expect(write(sketch([[name]]))).toEqual(first);
    expect(writePdf(sketch([[name]]), { subset: await testSubsetter() })).toEqual(first);
  });

  test('[PD1] its identity depends on what it says', async () => {
    const idOf = (file: Uint8Array): string => /\/ID \[ <(\w+)>/.exec(Buffer.from(file).toString('latin1'))?.[1] ?? '';
    const ids = ['Anna', 'Anne'].map((text) => idOf(write(sketch([[{ ...name, text }]]))));
    expect(ids[0]).toMatch(/^\w{32}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('[PD2] it is PDF 1.7 with compressed object and cross-reference streams', () => {
    const text = Buffer.from(write(sketch([[name]]))).toString('latin1');
    expect(text.startsWith('%PDF-1.7\n')).toBe(true);
    expect(text).toContain('/Type /ObjStm');
    expect(text).toContain('/Type /XRef');
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  test('[PD3] it says its language, its title and that it is PDF/UA-1', async () => {
    const pdf = await openPdf(write(sketch([[name]], { language: 'de-CH', title: 'Anna <Example> & Söhne' })));
    expect(decoded(pdf.at(pdf.catalog, 'Lang'))).toBe('de-CH');
    expect(pdf.text(pdf.catalog, 'MarkInfo', 'Marked')).toBe('true');
    expect(pdf.text(pdf.catalog, 'ViewerPreferences', 'DisplayDocTitle')).toBe('true');
    const xmp = new TextDecoder().decode(pdf.bytes(pdf.catalog, 'Metadata'));
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toContain('Anna &#60;Example&#62; &#38; Söhne</rdf:li>');
  });

  test('[PD4] it says no date, unless it is given one', async () => {
    const created = '2026-11-22T15:16:00Z';
    expect(Buffer.from(write(sketch([[name]]))).toString('latin1')).not.toMatch(/CreateDate|2026/);
    const pdf = await openPdf(writePdf(sketch([[name]]), { subset, created }));
    expect(new TextDecoder().decode(pdf.bytes(pdf.catalog, 'Metadata'))).toContain(`CreateDate>${created}<`);
  });

  test('[PD5] control characters and lone surrogates of a title do not reach it', async () => {
    const pdf = await openPdf(write(sketch([[name]], { title: 'An\u0000na \uD800 Ex\u0085ample' })));
    expect(new TextDecoder().decode(pdf.bytes(pdf.catalog, 'Metadata'))).toContain('>Anna \uFFFD Example<');
    const link = { ...mail, description: 'to \uD800\u0007 Anna' };
    const linked = await open([[{ text: 'here', y: 80, link }]]);
    expect(linked.text(linked.pages[0]!, 'Annots', 0, 'Contents')).toMatch(/^<FEFF0074006F0020FFFD00200041/);
  });
});

describe('content and structure', () => {
  test('[PD6] a run of content from one element is marked once, and lines of a paragraph share its mark', async () => {
    const pdf = await open([
      [name, { text: 'First line', y: 100, hangs: true }, { text: 'second line', y: 113, continues: 1 }],
    ]);
    const content = pdf.stream(pdf.pages[0]!, 'Contents');
    expect(content.match(/BDC|BMC|EMC/g)).toEqual(['BDC', 'EMC', 'BDC', 'EMC']);
    expect(content).toMatch(/\/H1 <<\/MCID 0>> BDC[\s\S]*\/P <<\/MCID 1>> BDC/);
  });

  test('[PD7] an element that goes on after a page break has content on both pages', async () => {
    const pdf = await open([[{ text: 'First page', y: 80 }], [{ text: 'second page', y: 80, continues: 0 }]]);
    const [paragraph] = pdf.elements('P');
    expect(pdf.text(paragraph!, 'K', 0)).toBe('0');
    expect(pdf.text(paragraph!, 'K', 1, 'Type')).toBe('/MCR');
    expect(pdf.at(paragraph!, 'K', 1, 'Pg')).toBe(pdf.pages[1]);
    expect(pdf.at(pdf.catalog, 'StructTreeRoot', 'ParentTree', 'Nums', 3, 0)).toBe(paragraph);
  });

  test('[PD7] an element without content is left out', async () => {
    const layout = sketch([[name]]);
    const structure = [...layout.structure, { role: 'Sect', parent: 0 } as const];
    const pdf = await openPdf(write({ ...layout, structure }));
    expect(pdf.elements('Sect')).toEqual([]);
  });

  test('[PD8] rules and underlines are artifacts', async () => {
    const rule = { kind: 'rectangle', x: 45, y: 90, width: 500, height: 0.5, color: '#888888' } as const;
    const layout = sketch([[{ ...name, underline: true }]], { extra: [rule] });
    const pdf = await openPdf(write(layout));
    const content = pdf.stream(pdf.pages[0]!, 'Contents');
    expect(content.match(/re f|BDC|BMC|EMC/g)).toEqual(['BMC', 're f', 'EMC', 'BDC', 'EMC', 'BMC', 're f', 'EMC']);
  });

  test('[PD9] a link has an annotation for each line, described and enclosed by its element', async () => {
    const pdf = await open([
      [
        { text: 'anna@', y: 100, link: mail, hangs: true },
        { text: 'example.org', y: 113, continues: 0 },
      ],
    ]);
    const page = pdf.pages[0]!;
    const [link] = pdf.elements('Link');
    for (const index of [0, 1]) {
      const annotation = pdf.dict(page, 'Annots', index);
      expect(decoded(pdf.at(annotation, 'Contents'))).toBe(mail.description);
      expect(pdf.text(annotation, 'A', 'URI')).toBe(`(${mail.href})`);
      expect(pdf.at(link!, 'K', 1 + index, 'Obj')).toBe(annotation);
      expect(pdf.text(annotation, 'StructParent')).toBe(String(1 + index));
    }
    expect(pdf.text(page, 'Tabs')).toBe('/S');
    expect(pdf.at(pdf.catalog, 'StructTreeRoot', 'ParentTree', 'Nums', 3)).toBe(link);
  });

  test('[PD9] an address with brackets and other letters than ASCII is escaped', async () => {
    const href = 'https://example.org/a(b)/ü?q=\\';
    const pdf = await open([[{ text: 'here', y: 100, link: { ...mail, href } }]]);
    expect(pdf.text(pdf.pages[0]!, 'Annots', 0, 'A', 'URI')).toBe('(https://example.org/a\\(b\\)/%C3%BC?q=\\\\)');
  });

  test('section titles are bookmarks, with what is under them', async () => {
    const section: SketchLine = { text: 'Experience', y: 120, role: 'H2' };
    const post: SketchLine = { text: 'Engineer', y: 140, role: 'H3' };
    const pdf = await open([[name, section, post], [{ ...section, text: 'Education' }]]);
    const first = pdf.dict(pdf.catalog, 'Outlines', 'First');
    expect(decoded(pdf.at(first, 'Title'))).toBe('Experience');
    expect(decoded(pdf.at(first, 'First', 'Title'))).toBe('Engineer');
    expect(pdf.at(first, 'Next', 'Dest', 0)).toBe(pdf.pages[1]);
  });

  test('a picture that cannot be read is left out, and its figure with it', async () => {
    const layout = sketch([[name]], { extra: [photo(new Uint8Array([1, 2, 3]))] });
    const structure = [...layout.structure, { role: 'Figure', parent: 0, alt: 'Anna' } as const];
    const pdf = await openPdf(write({ ...layout, structure }));
    expect(pdf.elements('Figure')).toEqual([]);
  });
});

describe('fonts', () => {
  test('[PD12] files of one family are one font, and no id is .notdef', async () => {
    const latinExt = 'source-serif-4/latin-ext/400/normal';
    const pdf = await open([
      [{ text: 'Łódź Ania', y: 80, fonts: { 0: latinExt } }].map((line) => ({ ...line, text: 'Ł Ania' })),
    ]);
    const fonts = pdf.dict(pdf.pages[0]!, 'Resources', 'Font');
    expect(fonts.keys()).toHaveLength(1);
    const map = pdf.bytes(fonts, 'F1', 'DescendantFonts', 0, 'CIDToGIDMap');
    const glyphs = Array.from({ length: map.length / 2 }, (_, id) => map[id * 2]! * 256 + map[id * 2 + 1]!);
    expect(glyphs.slice(1)).not.toContain(0);
  });

  test('[PD13] a subset’s prefix is six letters that depend on what it holds', async () => {
    const nameOf = async (text: string): Promise<string> => {
      const pdf = await open([[{ text, y: 80, font: serif }]]);
      return pdf.text(pdf.pages[0]!, 'Resources', 'Font', 'F1', 'BaseFont') ?? '';
    };
    expect(await nameOf('abc')).toMatch(/^\/[A-Z]{6}\+SourceSerif4-Regular$/);
    expect(await nameOf('abc')).toBe(await nameOf('cab abc'.slice(4)));
    expect(await nameOf('abc')).not.toBe(await nameOf('abd'));
  });

  test('a font says what a viewer needs to substitute it', async () => {
    const pdf = await open([[{ text: 'abc', y: 80, font: bold }]]);
    const descriptor = pdf.dict(pdf.pages[0]!, 'Resources', 'Font', 'F1', 'DescendantFonts', 0, 'FontDescriptor');
    const keys = [
      'Flags',
      'FontBBox',
      'ItalicAngle',
      'Ascent',
      'Descent',
      'CapHeight',
      'StemV',
      'FontFile2',
      'FontWeight',
    ];
    for (const key of keys) expect(pdf.at(descriptor, key)).toBeDefined();
    expect(pdf.text(descriptor, 'FontWeight')).toBe('700');
  });
});

function photo(bytes: Uint8Array): ImageItem {
  const crop = { x: 0, y: 0, width: 1, height: 1 };
  const image = { id: 'photo', format: 'png', bytes, pixelWidth: 1, pixelHeight: 1, crop } as const;
  return { kind: 'image', image, x: 45, y: 45, width: 70, height: 70, shape: 'circle', node: 2 };
}
