/** Our own file passes; each violation planted into it turns its condition red. */
import { readFileSync } from 'node:fs';
import { loadResume } from '@peersume/resume';
import { createTypesetter } from '@peersume/typeset';
import { createNodeFontSource, loadSubsetter } from '@peersume/typeset/node';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkMatterhorn, matterhornFailures } from './check-matterhorn.ts';
import { conditions } from './conditions.ts';
import { streamText } from './pdf-model.ts';

let file: Uint8Array;

beforeAll(async () => {
  const loaded = loadResume(readFileSync(new URL('../../fixtures/photo.json', import.meta.url)));
  if (!loaded.ok) throw new Error('the fixture loads');
  const { resume } = loaded.value;
  const typesetter = await createTypesetter({ fonts: createNodeFontSource(), subsetter: loadSubsetter });
  const layout = await typesetter.typeset(resume, { design: { template: 'folio' } });
  if (!layout.ok) throw new Error('the fixture can be typeset');
  file = await typesetter.pdf(layout.value);
});

test('there are the 87 machine-checkable conditions, each once and in order', () => {
  const ids = conditions.map(({ id }) => id);
  expect(ids).toHaveLength(87);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test('a résumé with links, a list, headings and a photo passes or is not concerned by every condition', async () => {
  const verdicts = await checkMatterhorn(file);
  expect(verdicts.filter(({ result }) => result === 'fail')).toEqual([]);
  const passed = verdicts.filter(({ result }) => result === 'pass').map(({ id }) => id);
  expect(passed).toEqual(
    expect.arrayContaining(['01-005', '09-005', '10-001', '13-004', '14-003', '28-011', '31-016']),
  );
});

type Plant = (pdf: Planting) => void;

/** Fails at the condition it is listed under; what else it breaks does not matter. */
const violations: readonly (readonly [id: string, how: string, plant: Plant])[] = [
  [
    '01-003',
    'an artifact inside a paragraph',
    (pdf) => pdf.editContent((text) => text.replace('BT\n', '/Artifact BMC EMC\nBT\n')),
  ],
  ['01-004', 'a paragraph inside an artifact', (pdf) => pdf.editContent((text) => `/Artifact BMC\n${text}\nEMC`)],
  ['01-005', 'a rectangle without a mark', (pdf) => pdf.editContent((text) => `0 0 9 9 re f\n${text}`)],
  [
    '01-005',
    'content that no element claims',
    (pdf) => pdf.editContent((text) => text.replace('<</MCID 0>>', '<</MCID 999>>')),
  ],
  ['01-007', 'suspect tags', (pdf) => pdf.dict(pdf.catalog, 'MarkInfo').set(key('Suspects'), pdf.obj(true))],
  ['02-001', 'an unknown type', (pdf) => pdf.element('P').set(key('S'), key('Paragraph'))],
  ['02-003', 'a circle', (pdf) => pdf.tree.set(key('RoleMap'), pdf.obj({ One: 'Two', Two: 'One' }))],
  ['02-004', 'P made a heading', (pdf) => pdf.tree.set(key('RoleMap'), pdf.obj({ P: 'H1' }))],
  ['06-001', 'no metadata', (pdf) => pdf.catalog.delete(key('Metadata'))],
  ['06-002', 'another part', (pdf) => pdf.editMetadata((xmp) => xmp.replace('part>1<', 'part>2<'))],
  ['06-003', 'no title', (pdf) => pdf.editMetadata((xmp) => xmp.replaceAll('dc:title', 'dc:other'))],
  ['07-001', 'no preference', (pdf) => pdf.catalog.delete(key('ViewerPreferences'))],
  [
    '07-002',
    'no title shown',
    (pdf) => pdf.dict(pdf.catalog, 'ViewerPreferences').set(key('DisplayDocTitle'), pdf.obj(false)),
  ],
  ['09-004', 'a cell outside a table', (pdf) => pdf.element('P').set(key('S'), key('TD'))],
  ['09-005', 'a list item outside a list', (pdf) => pdf.element('L').set(key('S'), key('Div'))],
  ['09-006', 'an entry without a table of contents', (pdf) => pdf.element('P').set(key('S'), key('TOCI'))],
  ['09-007', 'ruby text alone', (pdf) => pdf.element('P').set(key('S'), key('RT'))],
  ['09-008', 'warichu text alone', (pdf) => pdf.element('P').set(key('S'), key('WT'))],
  ['10-001', 'a character without text', (pdf) => pdf.editToUnicode((map) => map.replace(/<0002> <\w+>\n/, ''))],
  [
    '10-001',
    'a character with empty text',
    (pdf) => pdf.editToUnicode((map) => map.replace(/<0002> <\w+>/, '<0002> <>')),
  ],
  ['11-001', 'no language', (pdf) => pdf.catalog.delete(key('Lang'))],
  [
    '11-001',
    'a paragraph in no language',
    (pdf) => pdf.element('P').set(key('Lang'), PDFHexString.fromText('not a tag')),
  ],
  ['11-002', 'no language for the photo’s description', (pdf) => pdf.catalog.delete(key('Lang'))],
  ['11-003', 'no language for bookmarks', (pdf) => pdf.catalog.delete(key('Lang'))],
  ['11-004', 'no language for links', (pdf) => pdf.catalog.delete(key('Lang'))],
  ['11-006', 'no language for metadata', (pdf) => pdf.catalog.delete(key('Lang'))],
  ['13-004', 'a silent photo', (pdf) => pdf.element('Figure').delete(key('Alt'))],
  ['14-002', 'H2 first', (pdf) => pdf.element('H1').set(key('S'), key('H2'))],
  ['14-003', 'H2 skipped', (pdf) => pdf.element('H2').set(key('S'), key('H3'))],
  ['14-006', 'two H in one section', (pdf) => pdf.addKids('Sect', ['H', 'H'])],
  ['14-007', 'H beside H1', (pdf) => pdf.element('P').set(key('S'), key('H'))],
  ['15-003', 'a header cell without scope', (pdf) => pdf.addKids('Sect', ['Table', ['TR', ['TH']]])],
  ['17-002', 'a silent formula', (pdf) => pdf.element('P').set(key('S'), key('Formula'))],
  ['19-003', 'a note without ID', (pdf) => pdf.element('P').set(key('S'), key('Note'))],
  [
    '19-004',
    'two notes with one ID',
    (pdf) => pdf.addKids('Sect', ['Note', 'Note'], { ID: PDFHexString.fromText('1') }),
  ],
  ['20-001', 'layers without a name', (pdf) => pdf.catalog.set(key('OCProperties'), pdf.obj({ D: {} }))],
  [
    '20-002',
    'a choice of layers without a name',
    (pdf) => pdf.catalog.set(key('OCProperties'), pdf.obj({ D: {}, Configs: [{}] })),
  ],
  [
    '20-003',
    'layers that switch by themselves',
    (pdf) => pdf.catalog.set(key('OCProperties'), pdf.obj({ D: { AS: [] } })),
  ],
  ['21-001', 'a file without a name', (pdf) => pdf.add({ Type: 'Filespec', EF: {} })],
  ['25-001', 'a dynamic form', (pdf) => pdf.addXfa('<dynamicRender>required</dynamicRender>')],
  ['28-002', 'a stamp outside the structure', (pdf) => pdf.link.set(key('Subtype'), key('Stamp'))],
  ['28-004', 'an annotation without words', (pdf) => pdf.link.delete(key('Contents'))],
  ['28-005', 'a field without a name', (pdf) => pdf.link.set(key('Subtype'), key('Widget'))],
  ['28-006', 'an annotation of an unknown kind', (pdf) => pdf.link.set(key('Subtype'), key('Sticker'))],
  ['28-007', 'a trap', (pdf) => pdf.link.set(key('Subtype'), key('TrapNet'))],
  ['28-008', 'no tab order', (pdf) => pdf.page.delete(key('Tabs'))],
  ['28-009', 'tab order by rows', (pdf) => pdf.page.set(key('Tabs'), key('R'))],
  ['28-010', 'a widget in a link', (pdf) => pdf.link.set(key('Subtype'), key('Widget'))],
  ['28-011', 'a link in a span', (pdf) => pdf.element('Link').set(key('S'), key('Span'))],
  [
    '28-011',
    'a link that the parent tree does not know',
    (pdf) => pdf.link.set(key('StructParent'), PDFNumber.of(999)),
  ],
  ['28-012', 'a link without words', (pdf) => pdf.link.delete(key('Contents'))],
  ['28-014', 'a clip without a type', (pdf) => pdf.makeClip()],
  ['28-015', 'a clip without words', (pdf) => pdf.makeClip()],
  ['28-016', 'an attachment without a name', (pdf) => pdf.link.set(key('Subtype'), key('FileAttachment'))],
  ['28-017', 'a printer’s mark in the structure', (pdf) => pdf.link.set(key('Subtype'), key('PrinterMark'))],
  ['28-018', 'a printer’s mark that is no artifact', (pdf) => pdf.link.set(key('Subtype'), key('PrinterMark'))],
  ['30-001', 'a reference', (pdf) => pdf.addForm('', { Ref: {} })],
  ['30-002', 'a form used twice', (pdf) => pdf.addForm('/P <</MCID 0>> BDC EMC', {}, 2)],
  ['31-004', 'another glyph map', (pdf) => pdf.cidFont.set(key('CIDToGIDMap'), key('Other'))],
  ['31-005', 'no glyph map', (pdf) => pdf.cidFont.delete(key('CIDToGIDMap'))],
  ['31-006', 'an unknown encoding', (pdf) => pdf.font.set(key('Encoding'), key('Other-H'))],
  ['31-009', 'a font that is not there', (pdf) => pdf.dict(pdf.cidFont, 'FontDescriptor').delete(key('FontFile2'))],
  ['31-011', 'glyphs that are not there', (pdf) => pdf.editGlyphMap((bytes) => bytes.fill(0xff, 2))],
  ['31-016', 'other widths', (pdf) => pdf.cidFont.set(key('W'), pdf.obj([1, 500, 333]))],
  ['31-027', 'no way to text', (pdf) => pdf.font.delete(key('ToUnicode'))],
  ['31-028', 'text zero', (pdf) => pdf.editToUnicode((map) => map.replace(/<0002> <\w+>/, '<0002> <0000>'))],
  ['31-029', 'a byte order mark', (pdf) => pdf.editToUnicode((map) => map.replace(/<0002> <\w+>/, '<0002> <FEFF>'))],
  ['31-030', '.notdef', (pdf) => pdf.editGlyphMap((bytes) => bytes.fill(0))],
];

describe('a planted violation turns its condition red:', () => {
  for (const [id, how, plant] of violations) {
    test(`${id} ${how}`, async () => {
      const pdf = await openForPlanting(file);
      plant(pdf);
      const verdicts = await checkMatterhorn(await pdf.save());
      expect(verdicts.find((verdict) => verdict.id === id)).toMatchObject({ result: 'fail' });
    });
  }

  test('31-009 a simple font, whose own conditions nobody reads here', async () => {
    const pdf = await openForPlanting(file);
    pdf.font.set(key('Subtype'), key('TrueType'));
    expect((await matterhornFailures(await pdf.save())).join()).toMatch(/31-009.*simple font/);
  });

  test('every condition about something that our files can have was seen red', () => {
    const seen = new Set(violations.map(([id]) => id));
    const unread = conditions.map(({ id }) => id).filter((id) => !seen.has(id));
    expect(unread).toEqual([
      ...['11-005', '17-003', '26-001', '26-002', '31-001', '31-002', '31-003', '31-007', '31-008', '31-012', '31-013'],
      ...['31-014', '31-015', '31-017', '31-018', '31-019', '31-020', '31-021', '31-022', '31-023', '31-024', '31-025'],
      '31-026',
    ]);
  });
});

const key = (name: string): PDFName => PDFName.of(name);

type Kids = readonly (string | Kids)[];

interface Planting {
  readonly catalog: PDFDict;
  readonly tree: PDFDict;
  readonly page: PDFDict;
  readonly link: PDFDict;
  /** The first font of the page, and its descendant. */
  readonly font: PDFDict;
  readonly cidFont: PDFDict;
  dict(parent: PDFDict, name: string): PDFDict;
  /** The first structure element of a type. */
  element(type: string): PDFDict;
  obj(value: unknown): PDFDict;
  add(entries: Record<string, unknown>): void;
  addKids(type: string, kids: Kids, entries?: Record<string, unknown>): void;
  addForm(content: string, entries: Record<string, unknown>, uses?: number): void;
  addXfa(xml: string): void;
  makeClip(): void;
  editContent(edit: (text: string) => string): void;
  editMetadata(edit: (text: string) => string): void;
  editToUnicode(edit: (text: string) => string): void;
  editGlyphMap(edit: (bytes: Uint8Array) => Uint8Array): void;
  save(): Promise<Uint8Array>;
}

async function openForPlanting(bytes: Uint8Array): Promise<Planting> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const page = document.getPage(0).node;
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  const dict = (parent: PDFDict, name: string): PDFDict => parent.lookup(key(name), PDFDict);
  const fonts = dict(dict(page, 'Resources'), 'Font');
  const font = fonts.lookup(fonts.keys()[0] ?? key('F1'), PDFDict);
  const cidFont = font.lookup(key('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const obj = (value: unknown): PDFDict => context.obj(value as Record<string, never>);

  const element = (type: string): PDFDict => {
    const found = objects.find((its) => its instanceof PDFDict && its.lookup(key('S')) === key(type));
    if (!(found instanceof PDFDict)) throw new Error(`the file has no ${type}`);
    return found;
  };
  const editStream = (parent: PDFDict, name: string, edit: (text: string) => string): void => {
    const text = edit(streamText(parent.lookup(key(name)) as PDFRawStream));
    parent.set(key(name), context.register(PDFRawStream.of(obj({}), new Uint8Array(Buffer.from(text, 'latin1')))));
  };
  const make = (kids: Kids, entries: Record<string, unknown>): PDFDict[] => {
    const [type, ...rest] = kids;
    if (typeof type === 'string' && rest.length > 0 && Array.isArray(rest[0])) {
      return [obj({ S: type, K: rest.flatMap((inner) => make(inner as Kids, entries)), ...entries })];
    }
    return kids.map((kid) => obj({ S: kid as string, ...entries }));
  };

  return {
    catalog,
    tree: dict(catalog, 'StructTreeRoot'),
    page,
    link: page.lookup(key('Annots'), PDFArray).lookup(0, PDFDict),
    font,
    cidFont,
    dict,
    element,
    obj,
    add: (entries) => void context.register(obj(entries)),
    addKids: (type, kids, entries = {}) => element(type).set(key('K'), context.obj(make(kids, entries))),
    addForm: (content, entries, uses = 1) => {
      const form = PDFRawStream.of(obj({ Subtype: 'Form', ...entries }), new TextEncoder().encode(content));
      dict(dict(page, 'Resources'), 'XObject').set(key('Form'), context.register(form));
      editStream(page, 'Contents', (text) => `${text}\n/Artifact BMC${' /Form Do'.repeat(uses)} EMC`);
    },
    addXfa: (xml) => {
      const stream = context.register(PDFRawStream.of(obj({}), new TextEncoder().encode(xml)));
      catalog.set(key('AcroForm'), obj({ XFA: stream }));
    },
    makeClip: () => {
      const link = page.lookup(key('Annots'), PDFArray).lookup(0, PDFDict);
      link.set(key('Subtype'), key('Screen'));
      link.set(key('A'), obj({ S: 'Rendition', R: { C: { S: 'MCD' } } }));
    },
    editContent: (edit) => editStream(page, 'Contents', edit),
    editMetadata: (edit) => editStream(catalog, 'Metadata', edit),
    editToUnicode: (edit) => editStream(font, 'ToUnicode', edit),
    editGlyphMap: (edit) =>
      editStream(cidFont, 'CIDToGIDMap', (text) =>
        Buffer.from(edit(new Uint8Array(Buffer.from(text, 'latin1')))).toString('latin1'),
      ),
    save: () => document.save({ updateFieldAppearances: false }),
  };
}
