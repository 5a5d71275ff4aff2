/** Checkpoints 01-007, 06, 07, 11, 20, 21, 25, 26: what the catalog and its dictionaries say. */
import { PDFArray, PDFBool, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { arrayOf, dictOf, nameOf, numberOf, streamBytes, textOf, type PdfModel } from './pdf-model.ts';
import { absent, verdict, type Verdict } from './verdict.ts';

export const checkDocument = (pdf: PdfModel): readonly Verdict[] => [
  ...checkMarks(pdf),
  ...checkMetadata(pdf),
  ...checkLanguage(pdf),
  ...checkOptionalContent(pdf),
  ...checkForms(pdf),
  ...checkEncryption(pdf),
];

function checkMarks({ catalog }: PdfModel): readonly Verdict[] {
  const marks = dictOf(catalog, 'MarkInfo');
  const viewer = dictOf(catalog, 'ViewerPreferences');
  const shown = viewer?.lookup(PDFName.of('DisplayDocTitle'));
  return [
    verdict('01-007', true, isTrue(marks, 'Suspects') ? ['Suspects is true'] : []),
    verdict('07-001', true, shown === undefined ? ['there is no DisplayDocTitle'] : []),
    verdict('07-002', true, shown === PDFBool.False ? ['DisplayDocTitle is false'] : []),
  ];
}

const isTrue = (dict: PDFDict | undefined, key: string): boolean => dict?.lookup(PDFName.of(key)) === PDFBool.True;

function checkMetadata({ catalog }: PdfModel): readonly Verdict[] {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) {
    return [verdict('06-001', true, ['no Metadata']), ...absent(['06-002', '06-003'])];
  }
  const xmp = new TextDecoder().decode(streamBytes(stream));
  const part = /<pdfuaid:part>\s*1\s*<\/pdfuaid:part>|pdfuaid:part="1"/.test(xmp);
  const title = /<dc:title>[\s\S]*?<rdf:li[^>]*>\s*\S[\s\S]*?<\/rdf:li>[\s\S]*?<\/dc:title>/.test(xmp);
  return [
    verdict('06-001', true, []),
    verdict('06-002', true, part ? [] : ['pdfuaid:part is not 1']),
    verdict('06-003', true, title ? [] : ['no dc:title']),
  ];
}

function checkLanguage({ catalog, elements, pages }: PdfModel): readonly Verdict[] {
  const language = textOf(catalog, 'Lang');
  const known = language !== undefined && isLanguageTag(language);
  const unknown = (what: string): readonly string[] => (known ? [] : [`${what}: Lang is ${language ?? 'missing'}`]);
  const wrong = elements.flatMap(({ dict, type }) => {
    const own = textOf(dict, 'Lang');
    return own === undefined || isLanguageTag(own) ? [] : [`${type}: Lang is ${own}`];
  });
  const alternates = elements.filter(({ dict }) => ['Alt', 'ActualText', 'E'].some((key) => dict.has(PDFName.of(key))));
  const described = pages.flatMap(({ annotations }) => annotations.filter((dict) => textOf(dict, 'Contents')));
  return [
    verdict('11-001', true, [...unknown('text'), ...wrong]),
    verdict('11-002', alternates.length, alternates.length > 0 ? unknown('alternate text') : []),
    verdict(
      '11-003',
      dictOf(catalog, 'Outlines') !== undefined,
      dictOf(catalog, 'Outlines') ? unknown('bookmarks') : [],
    ),
    verdict('11-004', described.length, described.length > 0 ? unknown('descriptions') : []),
    ...absent(['11-005']),
    verdict('11-006', true, unknown('metadata')),
  ];
}

/** BCP 47 in outline: letters and digits in parts of one to eight, the first of letters. */
const isLanguageTag = (tag: string): boolean => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag);

function checkOptionalContent({ catalog }: PdfModel): readonly Verdict[] {
  const properties = dictOf(catalog, 'OCProperties');
  if (properties === undefined) return absent(['20-001', '20-002', '20-003']);
  const first = dictOf(properties, 'D');
  const list = properties.lookup(PDFName.of('Configs'));
  const others = list instanceof PDFArray ? arrayOf(list).filter((item) => item instanceof PDFDict) : [];
  const unnamed = (dict: PDFDict | undefined): boolean => dict === undefined || !textOf(dict, 'Name');
  const all = first === undefined ? others : [first, ...others];
  return [
    verdict('20-001', true, unnamed(first) ? ['D has no Name'] : []),
    verdict(
      '20-002',
      others.length,
      others.filter(unnamed).map(() => 'a configuration has no Name'),
    ),
    verdict(
      '20-003',
      all.length,
      all.filter((dict) => dict.has(PDFName.of('AS'))).map(() => 'AS is there'),
    ),
  ];
}

function checkForms({ catalog, objects }: PdfModel): readonly Verdict[] {
  const specifications = objects.filter(
    (object): object is PDFDict => object instanceof PDFDict && object.has(PDFName.of('EF')),
  );
  const incomplete = specifications.filter((dict) => !dict.has(PDFName.of('F')) || !dict.has(PDFName.of('UF')));
  const xfa = dictOf(catalog, 'AcroForm')?.lookup(PDFName.of('XFA'));
  const parts = xfa instanceof PDFArray ? arrayOf(xfa) : [xfa];
  const isDynamic = parts.some(
    (part) =>
      part instanceof PDFRawStream && /dynamicRender[^>]*>\s*required/.test(String.fromCharCode(...streamBytes(part))),
  );
  return [
    verdict(
      '21-001',
      specifications.length,
      incomplete.map(() => 'F or UF is missing'),
    ),
    verdict('25-001', xfa !== undefined, isDynamic ? ['dynamicRender is required'] : []),
  ];
}

/** Bit 10 of the permissions allows extraction for accessibility (ISO 32000-1 Table 22). */
function checkEncryption({ trailerHasEncryption, objects }: PdfModel): readonly Verdict[] {
  if (!trailerHasEncryption) return absent(['26-001', '26-002']);
  const dict = objects.find(
    (object): object is PDFDict => object instanceof PDFDict && nameOf(object, 'Filter') === 'Standard',
  );
  const permissions = dict === undefined ? undefined : numberOf(dict, 'P');
  return [
    verdict('26-001', true, permissions === undefined ? ['P is missing'] : []),
    verdict('26-002', true, permissions !== undefined && (permissions & 0x200) === 0 ? ['bit 10 of P is not set'] : []),
  ];
}
