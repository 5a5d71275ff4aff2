/**
 * The structure tree (ISO 32000-1 §14.7): one element per node that has content, its kids in the order in which their
 * content was drawn, and the parent tree that leads from marked content and annotations back to the elements.
 */
import { PDFHexString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { assert } from '@peersume/base';
import type { StructureNode } from '../layout/page.ts';
import { pdfText } from './pdf-text.ts';

export interface StructureTree {
  /** Says that content of a node begins on a page; its marked-content id. */
  begin(node: number, page: number): number;
  /** Makes an annotation part of a node; its `/StructParent` key. */
  attach(node: number, page: number, annotation: PDFRef): number;
  /** Where a figure stands, in PDF coordinates; required of figures by PDF/UA. */
  setBox(node: number, box: readonly number[]): void;
  /** Writes the elements; the StructTreeRoot. Called once, after all pages. */
  write(pages: readonly PDFRef[]): PDFRef;
}

type Kid =
  | { readonly type: 'node'; readonly node: number }
  | { readonly type: 'content'; readonly page: number; readonly mcid: number }
  | { readonly type: 'annotation'; readonly page: number; readonly annotation: PDFRef };

export function createStructureTree(
  context: PDFContext,
  nodes: readonly StructureNode[],
  pageCount: number,
): StructureTree {
  const kids = new Map<number, Kid[]>();
  const elements = new Map<number, PDFRef>();
  const boxes = new Map<number, readonly number[]>();
  /** Per page, the node of each marked-content id. */
  const contents: number[][] = Array.from({ length: pageCount }, () => []);
  const annotations: number[] = [];

  function begin(node: number, page: number): number {
    const onPage = contents[page];
    assert(onPage !== undefined, 'content lies on a page of the document');
    const mcid = onPage.length;
    onPage.push(node);
    kidsOf(node).push({ type: 'content', page, mcid });
    return mcid;
  }

  function attach(node: number, page: number, annotation: PDFRef): number {
    kidsOf(node).push({ type: 'annotation', page, annotation });
    annotations.push(node);
    return pageCount + annotations.length - 1;
  }

  /** Enters the node and its ancestors into the tree where they are not yet in it. */
  function kidsOf(node: number): Kid[] {
    const known = kids.get(node);
    if (known !== undefined) return known;
    const list: Kid[] = [];
    kids.set(node, list);
    elements.set(node, context.nextRef());
    if (node !== 0) kidsOf(nodeAt(node).parent).push({ type: 'node', node });
    return list;
  }

  function write(pages: readonly PDFRef[]): PDFRef {
    const root = context.nextRef();
    kidsOf(0);
    for (const [node, list] of kids) {
      const parent = node === 0 ? root : elementOf(nodeAt(node).parent);
      context.assign(elementOf(node), element(node, parent, list, pages));
    }
    const parentTree = context.obj({ Nums: parentTreeNumbers() });
    context.assign(
      root,
      context.obj({
        Type: 'StructTreeRoot',
        K: elementOf(0),
        ParentTree: context.register(parentTree),
        ParentTreeNextKey: pageCount + annotations.length,
      }),
    );
    return root;
  }

  function element(node: number, parent: PDFRef, list: readonly Kid[], pages: readonly PDFRef[]): PDFDict {
    const { role, alt, language } = nodeAt(node);
    const page = list.find((kid) => kid.type !== 'node')?.page;
    const refs: (PDFObject | number)[] = list.map((kid) => {
      if (kid.type === 'node') return elementOf(kid.node);
      const at = pageRef(pages, kid.page);
      if (kid.type === 'annotation') return context.obj({ Type: 'OBJR', Obj: kid.annotation, Pg: at });
      return kid.page === page ? kid.mcid : context.obj({ Type: 'MCR', Pg: at, MCID: kid.mcid });
    });
    const box = boxes.get(node);
    return context.obj({
      Type: 'StructElem',
      S: role,
      P: parent,
      ...(page === undefined ? {} : { Pg: pageRef(pages, page) }),
      ...(alt === undefined ? {} : { Alt: pdfText(alt) }),
      ...(language === undefined ? {} : { Lang: PDFHexString.fromText(language) }),
      ...(box === undefined ? {} : { A: { O: 'Layout', BBox: [...box], Placement: 'Block' } }),
      ...(refs.length === 0 ? {} : { K: refs.length === 1 && refs[0] !== undefined ? refs[0] : refs }),
    });
  }

  function parentTreeNumbers(): (number | PDFRef | PDFRef[])[] {
    const numbers: (number | PDFRef | PDFRef[])[] = [];
    for (const [page, onPage] of contents.entries()) numbers.push(page, onPage.map(elementOf));
    for (const [index, node] of annotations.entries()) numbers.push(pageCount + index, elementOf(node));
    return numbers;
  }

  function nodeAt(node: number): StructureNode {
    const found = nodes[node];
    assert(found !== undefined, 'content belongs to a node of the structure');
    return found;
  }

  function elementOf(node: number): PDFRef {
    const ref = elements.get(node);
    assert(ref !== undefined, 'a node with content has an element');
    return ref;
  }

  return { begin, attach, setBox: (node, box) => boxes.set(node, box), write };
}

function pageRef(pages: readonly PDFRef[], page: number): PDFRef {
  const ref = pages[page];
  assert(ref !== undefined, 'every page has an object');
  return ref;
}
