/** Blocks to pages: flatten into slabs, choose page ends, place. Pure and synchronous; texts are already prepared. */
import type { Margins } from '@peersume/resume';
import type { Block } from '../blocks/block.ts';
import type { TextDirection } from '../text/style.ts';
import { flattenBlocks, type Flattened } from './flatten-blocks.ts';
import { maxPages } from './limits.ts';
import type { LayoutFinding, Page, PageBody, StructureNode } from './page.ts';
import { paginate } from './paginate.ts';
import { placePages } from './place-pages.ts';
import type { TextSetter } from './text-setter.ts';

export interface PageSetup {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly margins: Margins;
  readonly language: string;
  readonly direction: TextDirection;
}

export interface LaidOut {
  readonly pages: readonly Page[];
  readonly structure: readonly StructureNode[];
  readonly findings: readonly LayoutFinding[];
}

export function layOut(blocks: readonly Block[], setup: PageSetup, text: TextSetter): LaidOut {
  return place(breakPages(blocks, setup, text), setup);
}

/** Everything but the placement: enough to know how many pages there are. */
export interface BrokenPages extends Flattened {
  /** First slab of each page. */
  readonly starts: readonly number[];
}

export function breakPages(blocks: readonly Block[], setup: PageSetup, text: TextSetter): BrokenPages {
  const body = bodyOf(setup);
  const flattened = flattenBlocks(blocks, {
    text,
    language: setup.language,
    direction: setup.direction,
    pageWidth: setup.pageWidth,
    left: body.left,
    width: body.right - body.left,
    height: body.bottom - body.top,
    maxColumns: maxPages,
  });
  return { ...flattened, starts: paginate(flattened.slabs, body.bottom - body.top) };
}

export function place(broken: BrokenPages, setup: PageSetup): LaidOut {
  const shape = { width: setup.pageWidth, height: setup.pageHeight, body: bodyOf(setup) };
  const { pages, findings } = placePages(broken.slabs, broken.starts, shape);
  return { pages, structure: broken.structure, findings };
}

const bodyOf = ({ pageWidth, pageHeight, margins }: PageSetup): PageBody => ({
  left: margins.left,
  top: margins.top,
  right: pageWidth - margins.right,
  bottom: pageHeight - margins.bottom,
});
