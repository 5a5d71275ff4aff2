/** Checkpoint 28: annotations and the elements that enclose them. */
import { PDFName, PDFRawStream, type PDFDict } from '@cantoo/pdf-lib';
import { dictOf, nameOf, numberOf, streamText, textOf, type PdfModel, type StructElement } from './pdf-model.ts';
import { verdict, type Verdict } from './verdict.ts';

const knownKinds: ReadonlySet<string> = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact'
  ).split(' '),
);

/** ISO 32000-1 Table 165: the second bit. Hidden annotations are no concern of readers. */
const flagHidden = 2;

export function checkAnnotations(pdf: PdfModel): readonly Verdict[] {
  const all = pdf.pages.flatMap(({ annotations }) => annotations).filter(isShown);
  const kindOf = (dict: PDFDict): string => nameOf(dict, 'Subtype') ?? '';
  const ofKind = (...kinds: readonly string[]): readonly PDFDict[] =>
    all.filter((dict) => kinds.includes(kindOf(dict)));
  const enclosing = (dict: PDFDict): StructElement | undefined =>
    pdf.elements.find(({ annotations }) => annotations.includes(dict));
  const outside = (dicts: readonly PDFDict[], type: string): readonly string[] =>
    dicts.filter((dict) => !isInside(enclosing(dict), type)).map((dict) => `${kindOf(dict)} is not in ${type}`);

  const others = all.filter((dict) => !['Widget', 'Link', 'PrinterMark', 'Popup'].includes(kindOf(dict)));
  const [links, widgets, marks] = [ofKind('Link'), ofKind('Widget'), ofKind('PrinterMark')];
  const silent = all.filter(
    (dict) =>
      kindOf(dict) !== 'Widget' && kindOf(dict) !== 'Popup' && !textOf(dict, 'Contents') && !alternate(enclosing(dict)),
  );
  const attached = ofKind('FileAttachment');
  const clips = ofKind('Screen', 'Movie').flatMap((dict) => clipOf(dict) ?? []);
  const pages = pdf.pages.filter(({ annotations }) => annotations.some(isShown));
  return [
    verdict('28-002', others.length, outside(others, 'Annot')),
    verdict(
      '28-004',
      all.length,
      silent.map((dict) => `${kindOf(dict)} has no Contents`),
    ),
    verdict(
      '28-005',
      widgets.length,
      widgets.filter((dict) => !textOf(dict, 'TU') && !alternate(enclosing(dict))).map(() => 'no TU'),
    ),
    verdict(
      '28-006',
      all.length,
      all.map(kindOf).filter((kind) => !knownKinds.has(kind)),
    ),
    verdict(
      '28-007',
      all.length,
      ofKind('TrapNet').map(() => 'TrapNet'),
    ),
    verdict(
      '28-008',
      pages.length,
      pages.filter(({ dict }) => !dict.has(PDFName.of('Tabs'))).map(() => 'no Tabs'),
    ),
    verdict(
      '28-009',
      pages.length,
      pages.flatMap(({ dict }) => {
        const tabs = nameOf(dict, 'Tabs');
        return tabs === undefined || tabs === 'S' ? [] : [`Tabs is ${tabs}`];
      }),
    ),
    verdict('28-010', widgets.length, outside(widgets, 'Form')),
    verdict('28-011', links.length, [...outside(links, 'Link'), ...lostParents(pdf, links)]),
    verdict(
      '28-012',
      links.length,
      links.filter((dict) => !textOf(dict, 'Contents')).map(() => 'no Contents'),
    ),
    verdict(
      '28-014',
      clips.length,
      clips.filter((dict) => !dict.has(PDFName.of('CT'))).map(() => 'no CT'),
    ),
    verdict(
      '28-015',
      clips.length,
      clips.filter((dict) => !dict.has(PDFName.of('Alt'))).map(() => 'no Alt'),
    ),
    verdict(
      '28-016',
      attached.length,
      attached.filter(isIncompleteFile).map(() => 'F or UF is missing'),
    ),
    verdict(
      '28-017',
      marks.length,
      marks.filter((dict) => enclosing(dict) !== undefined).map(() => 'in the structure'),
    ),
    verdict(
      '28-018',
      marks.length,
      marks.filter((dict) => !isDrawnAsArtifact(dict)).map(() => 'no artifact'),
    ),
  ];
}

const isShown = (dict: PDFDict): boolean => ((numberOf(dict, 'F') ?? 0) & flagHidden) === 0;

function isInside(element: StructElement | undefined, type: string): boolean {
  for (let at = element; at !== undefined; at = at.parent) if (at.type === type) return true;
  return false;
}

const alternate = (element: StructElement | undefined): boolean =>
  element !== undefined && Boolean(textOf(element.dict, 'Alt'));

/** StructParent leads through the parent tree to the element that encloses the annotation. */
function lostParents(pdf: PdfModel, links: readonly PDFDict[]): readonly string[] {
  const tree = dictOf(pdf.catalog, 'StructTreeRoot');
  const numbers = tree === undefined ? undefined : dictOf(tree, 'ParentTree')?.lookup(PDFName.of('Nums'));
  const list = numbers !== undefined && 'asArray' in numbers ? numbers : undefined;
  return links.flatMap((dict) => {
    const key = numberOf(dict, 'StructParent');
    if (list === undefined || key === undefined) return ['no StructParent'];
    const array = list as unknown as { size(): number; lookup(index: number): unknown };
    for (let index = 0; index + 1 < array.size(); index += 2) {
      const found = array.lookup(index);
      const isKey = found !== undefined && found !== null && typeof found === 'object' && String(found) === String(key);
      if (!isKey) continue;
      const element = array.lookup(index + 1);
      return pdf.elements.some((its) => its.dict === element && its.annotations.includes(dict))
        ? []
        : ['StructParent leads elsewhere'];
    }
    return ['the parent tree does not know StructParent'];
  });
}

function clipOf(dict: PDFDict): PDFDict | undefined {
  const action = dictOf(dict, 'A');
  const rendition = action === undefined ? undefined : dictOf(action, 'R');
  return rendition === undefined ? undefined : dictOf(rendition, 'C');
}

function isIncompleteFile(dict: PDFDict): boolean {
  const specification = dictOf(dict, 'FS');
  return specification === undefined || !specification.has(PDFName.of('F')) || !specification.has(PDFName.of('UF'));
}

function isDrawnAsArtifact(dict: PDFDict): boolean {
  const appearance = dictOf(dict, 'AP')?.lookup(PDFName.of('N'));
  return appearance instanceof PDFRawStream && /^\s*\/Artifact\b/.test(streamText(appearance));
}
