/** The document outline (ISO 32000-1 §12.3.3): section titles, each with the headings under it, closed. */
import { PDFName, PDFNull } from '@cantoo/pdf-lib';
import type { PDFContext, PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { assert } from '@peersume/base';
import type { Layout, Page, StructureNode } from '../layout/page.ts';
import { pdfText } from './pdf-text.ts';
import { roundTo } from './pdf-number.ts';

export interface Bookmark {
  title: string;
  readonly level: 2 | 3;
  readonly page: number;
  /** Upper edge of the heading's first line, from the page's top. */
  readonly top: number;
  readonly children: Bookmark[];
}

/** The outline dictionary, or nothing where the document has no sections. */
export function writeBookmarks(context: PDFContext, layout: Layout, pages: readonly PDFRef[]): PDFRef | undefined {
  const bookmarks = bookmarksOf(layout);
  if (bookmarks.length === 0) return undefined;
  const root = context.nextRef();
  const dict = context.obj({ Type: 'Outlines', Count: bookmarks.length });
  writeSiblings(context, layout.pages, bookmarks, root, dict, pages);
  context.assign(root, dict);
  return root;
}

export function bookmarksOf(layout: Layout): readonly Bookmark[] {
  const top: Bookmark[] = [];
  const byNode = new Map<number, Bookmark>();
  for (const [page, { items }] of layout.pages.entries()) {
    for (const item of items) {
      if (item.kind !== 'text') continue;
      const heading = headingOf(item.node, layout.structure);
      if (heading === undefined) continue;
      const known = byNode.get(heading.node);
      if (known !== undefined) {
        known.title += item.run.text;
        continue;
      }
      const above = top.at(-1);
      const list = heading.level === 3 && above !== undefined ? above.children : top;
      const upper = item.y - (item.run.face.ascent * item.size) / item.run.face.unitsPerEm;
      const bookmark: Bookmark = { title: item.run.text, level: heading.level, page, top: upper, children: [] };
      byNode.set(heading.node, bookmark);
      list.push(bookmark);
    }
  }
  return top;
}

function headingOf(
  start: number,
  structure: readonly StructureNode[],
): { readonly node: number; readonly level: 2 | 3 } | undefined {
  for (let node = start; node > 0;) {
    const found = structure[node];
    if (found === undefined) return undefined;
    if (found.role === 'H2') return { node, level: 2 };
    if (found.role === 'H3') return { node, level: 3 };
    node = found.parent;
  }
  return undefined;
}

function writeSiblings(
  context: PDFContext,
  layoutPages: readonly Page[],
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  parentDict: PDFDict,
  pages: readonly PDFRef[],
): void {
  const refs = bookmarks.map(() => context.nextRef());
  const [first, last] = [refs[0], refs.at(-1)];
  assert(first !== undefined && last !== undefined, 'an outline level has an item');
  parentDict.set(PDFName.of('First'), first);
  parentDict.set(PDFName.of('Last'), last);
  for (const [index, bookmark] of bookmarks.entries()) {
    const [ref, page, height] = [refs[index], pages[bookmark.page], layoutPages[bookmark.page]?.height];
    assert(ref !== undefined && page !== undefined && height !== undefined, 'a bookmark leads to a page');
    const [previous, next] = [refs[index - 1], refs[index + 1]];
    const dict = context.obj({
      Title: pdfText(bookmark.title.trim()),
      Parent: parent,
      ...(previous === undefined ? {} : { Prev: previous }),
      ...(next === undefined ? {} : { Next: next }),
      Dest: [page, 'XYZ', PDFNull, roundTo(height - bookmark.top, 2), PDFNull],
      ...(bookmark.children.length === 0 ? {} : { Count: -bookmark.children.length }),
    });
    context.assign(ref, dict);
    if (bookmark.children.length > 0) writeSiblings(context, layoutPages, bookmark.children, ref, dict, pages);
  }
}
