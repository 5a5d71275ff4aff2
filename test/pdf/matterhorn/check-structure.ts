/** Checkpoints 02, 09, 13, 14, 15, 17, 19: types of elements and where they may stand (ISO 32000-1 §14.8.4). */
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { nameOf, textOf, type PdfModel, type StructElement } from './pdf-model.ts';
import { absent, verdict, type Verdict } from './verdict.ts';

const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT ' +
    'WP Figure Formula Form'
  ).split(' '),
);

export const checkStructure = (pdf: PdfModel): readonly Verdict[] => [
  ...checkRoles(pdf),
  ...checkNesting(pdf),
  ...checkAlternates(pdf),
  ...checkHeadings(pdf),
  ...checkTables(pdf),
  ...checkNotes(pdf),
];

function checkRoles({ elements, roleMap }: PdfModel): readonly Verdict[] {
  const lost = elements.flatMap(({ type }) => {
    const end = mapped(type, roleMap);
    return end === undefined || standardTypes.has(end) ? [] : [`${type} ends in ${end}`];
  });
  const circles = [...roleMap.keys()].filter((type) => mapped(type, roleMap) === undefined);
  return [
    verdict('02-001', elements.length, elements.length === 0 ? ['there is no structure'] : lost),
    verdict('02-003', roleMap.size, circles),
    verdict(
      '02-004',
      roleMap.size,
      [...roleMap.keys()].filter((type) => standardTypes.has(type)),
    ),
  ];
}

/** Where the role map leads, or undefined where it runs in a circle. */
function mapped(type: string, roleMap: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set<string>();
  let end = type;
  while (!standardTypes.has(end) || roleMap.has(end)) {
    const next = roleMap.get(end);
    if (next === undefined) return end;
    if (seen.has(end)) return undefined;
    seen.add(end);
    end = next;
  }
  return end;
}

interface Nesting {
  readonly id: string;
  /** For each type, the parents that it may have. */
  readonly parents: Readonly<Record<string, readonly string[]>>;
  /** For each type, the children that it may have. */
  readonly children: Readonly<Record<string, readonly string[]>>;
}

const nestings: readonly Nesting[] = [
  {
    id: '09-004',
    parents: {
      TR: ['Table', 'THead', 'TBody', 'TFoot'],
      TH: ['TR'],
      TD: ['TR'],
      THead: ['Table'],
      TBody: ['Table'],
      TFoot: ['Table'],
    },
    children: { Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], TR: ['TH', 'TD'] },
  },
  {
    id: '09-005',
    parents: { LI: ['L'], Lbl: ['LI', 'TOCI', 'Note', 'BibEntry'], LBody: ['LI'] },
    children: { L: ['L', 'LI', 'Caption'], LI: ['Lbl', 'LBody'] },
  },
  { id: '09-006', parents: { TOCI: ['TOC'] }, children: { TOC: ['TOC', 'TOCI', 'Caption'] } },
  { id: '09-007', parents: { RB: ['Ruby'], RT: ['Ruby'], RP: ['Ruby'] }, children: { Ruby: ['RB', 'RT', 'RP'] } },
  { id: '09-008', parents: { WT: ['Warichu'], WP: ['Warichu'] }, children: { Warichu: ['WT', 'WP'] } },
];

function checkNesting({ elements }: PdfModel): readonly Verdict[] {
  return nestings.map(({ id, parents, children }) => {
    const concerned = elements.filter(({ type }) => Object.hasOwn(parents, type) || Object.hasOwn(children, type));
    const facts = concerned.flatMap((element) => {
      const parent = element.parent?.type ?? 'StructTreeRoot';
      const isLost = Object.hasOwn(parents, element.type) && !parents[element.type]?.includes(parent);
      const strange = Object.hasOwn(children, element.type)
        ? element.children.filter(({ type }) => !children[element.type]?.includes(type))
        : [];
      return [
        ...(isLost ? [`${element.type} in ${parent}`] : []),
        ...strange.map(({ type }) => `${type} in ${element.type}`),
      ];
    });
    return verdict(id, concerned.length, facts);
  });
}

function checkAlternates({ elements }: PdfModel): readonly Verdict[] {
  const figures = elements.filter(({ type }) => type === 'Figure');
  const formulas = elements.filter(({ type }) => type === 'Formula');
  const silent = ({ dict }: StructElement): boolean => !textOf(dict, 'Alt') && textOf(dict, 'ActualText') === undefined;
  return [
    verdict(
      '13-004',
      figures.length,
      figures.filter(silent).map(() => 'a Figure has no Alt'),
    ),
    verdict(
      '17-002',
      formulas.length,
      formulas.filter(({ dict }) => !textOf(dict, 'Alt')).map(() => 'no Alt'),
    ),
    // 10-001 looks at every character.
    ...absent(['17-003']),
  ];
}

function checkHeadings({ elements }: PdfModel): readonly Verdict[] {
  const levels = elements.flatMap(({ type }) => (/^H[1-6]$/.test(type) ? [Number(type[1])] : []));
  const skips = levels.flatMap((level, index) => {
    const before = levels[index - 1];
    return before !== undefined && level > before + 1 ? [`H${before} is followed by H${level}`] : [];
  });
  const plain = elements.filter(({ type }) => type === 'H');
  const crowded = elements.filter(({ children }) => children.filter(({ type }) => type === 'H').length > 1);
  const first = levels[0];
  return [
    verdict('14-002', levels.length, first !== undefined && first !== 1 ? [`the first is H${first}`] : []),
    verdict('14-003', levels.length, skips),
    verdict(
      '14-006',
      plain.length,
      crowded.map(({ type }) => `${type} has several H`),
    ),
    verdict('14-007', levels.length + plain.length, plain.length > 0 && levels.length > 0 ? ['H beside H1'] : []),
  ];
}

function checkTables({ elements }: PdfModel): readonly Verdict[] {
  const tables = elements.filter(({ type }) => type === 'Table');
  const attribute = ({ dict }: StructElement, key: string): boolean => {
    const attributes = dict.lookup(PDFName.of('A'));
    return attributes instanceof PDFDict && nameOf(attributes, 'O') === 'Table' && attributes.has(PDFName.of(key));
  };
  const cells = (element: StructElement): readonly StructElement[] =>
    element.children.flatMap((child) => [child, ...cells(child)]);
  const facts = tables.flatMap((table) => {
    const all = cells(table);
    if (all.some((cell) => cell.type === 'TD' && attribute(cell, 'Headers'))) return [];
    return all.filter((cell) => cell.type === 'TH' && !attribute(cell, 'Scope')).map(() => 'TH without Scope');
  });
  return [verdict('15-003', tables.length, facts)];
}

function checkNotes({ elements }: PdfModel): readonly Verdict[] {
  const notes = elements.filter(({ type }) => type === 'Note');
  const ids = notes.flatMap(({ dict }) => textOf(dict, 'ID') ?? []);
  return [
    verdict(
      '19-003',
      notes.length,
      notes.filter(({ dict }) => !textOf(dict, 'ID')).map(() => 'a Note has no ID'),
    ),
    verdict('19-004', notes.length, new Set(ids).size < ids.length ? ['an ID is used twice'] : []),
  ];
}
