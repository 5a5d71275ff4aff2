/**
 * Link annotations (ISO 32000-1 §12.5.6.5): one for each line that a link's text stands on, described in words,
 * enclosed by the link's structure element (PDF/UA-1 §7.18.5).
 */
import { PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { assert } from '@peersume/base';
import type { Page, StructureNode, TextItem } from '../layout/page.ts';
import { pdfText } from './pdf-text.ts';
import { roundTo } from './pdf-number.ts';
import type { StructureTree } from './structure-tree.ts';

export function linkAnnotations(
  context: PDFContext,
  page: Page,
  pageIndex: number,
  structure: readonly StructureNode[],
  tree: StructureTree,
): PDFRef[] {
  return linkAreas(page, structure).map((area) => {
    const link = structure[area.node]?.link;
    assert(link !== undefined, 'a link node says where it leads');
    const ref = context.nextRef();
    const annotation = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [area.left, page.height - area.bottom, area.right, page.height - area.top].map((side) => roundTo(side, 2)),
      Border: [0, 0, 0],
      F: flagPrint,
      Contents: pdfText(link.description),
      A: { S: 'URI', URI: PDFString.of(asciiAddress(link.href)) },
      StructParent: tree.attach(area.node, pageIndex, ref),
    });
    context.assign(ref, annotation);
    return ref;
  });
}

/** Annotation flag 3, which PDF/A wants as well; it prints nothing here. */
const flagPrint = 4;

interface Area {
  readonly node: number;
  readonly line: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function linkAreas(page: Page, structure: readonly StructureNode[]): readonly Area[] {
  const areas: Area[] = [];
  for (const item of page.items) {
    if (item.kind !== 'text') continue;
    const node = linkOf(item, structure);
    if (node === undefined) continue;
    const last = areas.at(-1);
    const same = last?.node === node && last.line === item.line ? last : undefined;
    // A hanging space at a line's end is no part of what can be clicked.
    if (item.run.isSpace && (same === undefined || !continues(page, item, node, structure))) continue;
    const { ascent, descent, unitsPerEm } = item.run.face;
    const top = item.y - (ascent * item.size) / unitsPerEm;
    const bottom = item.y - (descent * item.size) / unitsPerEm;
    if (same === undefined) {
      areas.push({ node, line: item.line, left: item.x, right: item.x + item.width, top, bottom });
    } else {
      same.left = Math.min(same.left, item.x);
      same.right = Math.max(same.right, item.x + item.width);
      same.top = Math.min(same.top, top);
      same.bottom = Math.max(same.bottom, bottom);
    }
  }
  return areas;
}

function continues(page: Page, item: TextItem, node: number, structure: readonly StructureNode[]): boolean {
  const next = page.items[page.items.indexOf(item) + 1];
  return next?.kind === 'text' && next.line === item.line && linkOf(next, structure) === node;
}

function linkOf(item: TextItem, structure: readonly StructureNode[]): number | undefined {
  for (let node = item.node; node > 0;) {
    const found = structure[node];
    if (found === undefined) return undefined;
    if (found.role === 'Link') return node;
    node = found.parent;
  }
  return undefined;
}

/** A URI action holds 7-bit ASCII (§12.6.4.7), and a PDF string gives three characters a meaning of their own. */
function asciiAddress(href: string): string {
  const encoded = href
    .toWellFormed()
    .replace(/[^\u0021-\u007E]/gu, (character) => encodeURIComponent(character).replace(/^[^%].*/u, ''));
  return encoded.replace(/[\\()]/g, (character) => `\\${character}`);
}
