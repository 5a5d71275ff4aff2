/** Checkpoint 01: everything drawn is either tagged or an artifact, never both. Checkpoint 07.20: XObjects. */
import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { dictOf, streamText, type PdfModel } from './pdf-model.ts';
import { verdict, type Verdict } from './verdict.ts';

/** Operators that put something on the page. Clipping and state do not. */
const painting: ReadonlySet<string> = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'Do',
  'sh',
  'BI',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
]);

export function checkContent(pdf: PdfModel): readonly Verdict[] {
  const artifactInside: string[] = [];
  const taggedInside: string[] = [];
  const unmarked: string[] = [];
  for (const [index, { operators }] of pdf.pages.entries()) {
    const where = `page ${index + 1}`;
    const open: ('artifact' | 'tagged' | 'other')[] = [];
    for (const { name, operands } of operators) {
      if (name === 'BMC' || name === 'BDC') {
        const [tag, properties] = operands;
        const isArtifact = tag?.type === 'name' && tag.value === 'Artifact';
        const isTagged = properties?.type === 'dict' && properties.entries.has('MCID');
        if (isArtifact && open.includes('tagged')) artifactInside.push(where);
        if (isTagged && open.includes('artifact')) taggedInside.push(where);
        open.push(isArtifact ? 'artifact' : isTagged ? 'tagged' : 'other');
      } else if (name === 'EMC') {
        if (open.pop() === undefined) unmarked.push(`${where}: EMC without a beginning`);
      } else if (painting.has(name) && open.every((kind) => kind === 'other')) {
        unmarked.push(`${where}: ${name}`);
      }
    }
    if (open.length > 0) unmarked.push(`${where}: marked content is not ended`);
  }
  return [
    verdict('01-003', true, artifactInside),
    verdict('01-004', true, taggedInside),
    verdict('01-005', true, [...unmarked, ...untaggedMcids(pdf)]),
    ...checkXObjects(pdf),
  ];
}

/** A marked-content id that no element claims is not tagged; one that the parent tree does not know leads nowhere. */
function untaggedMcids(pdf: PdfModel): readonly string[] {
  const claimed = claimedMcids(pdf);
  return pdf.pages.flatMap(({ dict, operators }, index) => {
    const own = claimed.get(dict) ?? new Set<number>();
    return operators.flatMap(({ name, operands: [, properties] }) => {
      if (name !== 'BDC' || properties?.type !== 'dict') return [];
      const mcid = properties.entries.get('MCID');
      if (mcid?.type !== 'number' || own.has(mcid.value)) return [];
      return [`page ${index + 1}: no element has the content ${mcid.value}`];
    });
  });
}

function claimedMcids({ elements }: PdfModel): ReadonlyMap<PDFDict, ReadonlySet<number>> {
  const claimed = new Map<PDFDict, Set<number>>();
  const claim = (page: PDFDict | undefined, mcid: number): void => {
    if (page === undefined) return;
    const onPage = claimed.get(page) ?? new Set();
    claimed.set(page, onPage.add(mcid));
  };
  for (const { dict } of elements) {
    const kids = dict.lookup(PDFName.of('K'));
    const list = kids !== undefined && 'asArray' in kids ? (kids as { asArray(): unknown[] }).asArray() : [kids];
    for (const kid of list) {
      if (kid !== null && typeof kid === 'object' && 'asNumber' in kid) {
        claim(dictOf(dict, 'Pg'), (kid as { asNumber(): number }).asNumber());
      } else if (kid instanceof PDFDict && kid.lookup(PDFName.of('Type')) === PDFName.of('MCR')) {
        const mcid = kid.lookup(PDFName.of('MCID'));
        if (mcid !== undefined && 'asNumber' in mcid) {
          claim(dictOf(kid, 'Pg') ?? dictOf(dict, 'Pg'), (mcid as { asNumber(): number }).asNumber());
        }
      }
    }
  }
  return claimed;
}

function checkXObjects(pdf: PdfModel): readonly Verdict[] {
  const forms = pdf.objects.filter(
    (object): object is PDFRawStream =>
      object instanceof PDFRawStream && object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form'),
  );
  const references = forms.filter(({ dict }) => dict.has(PDFName.of('Ref'))).map(() => 'a form XObject has Ref');
  const names = pdf.pages.flatMap(({ operators }) =>
    operators.flatMap(({ name, operands: [operand] }) =>
      name === 'Do' && operand?.type === 'name' ? [operand.value] : [],
    ),
  );
  const isUsedAgain = new Set(names).size < names.length;
  const withContent = forms.filter((form) => /\bMCID\b/.test(streamText(form)));
  return [
    verdict('30-001', forms.length, references),
    verdict(
      '30-002',
      forms.length,
      isUsedAgain ? withContent.map(() => 'a form XObject with MCIDs is used again') : [],
    ),
  ];
}
