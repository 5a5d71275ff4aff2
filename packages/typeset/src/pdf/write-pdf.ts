/**
 * Pages -> a tagged PDF file (PDF 1.7, ISO 32000-1:2008; PDF/UA-1, ISO 14289-1:2014).
 *
 * Invariants: the content stream's order is the reading order; everything drawn is content of a structure element or
 * an artifact; `/ToUnicode` alone gives the exact text; the same layout gives the same bytes on every platform.
 * SPEC.md, "PDF", numbers the rules.
 */
import { PDFContext, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import type { Layout } from '../layout/page.ts';
import { writeBookmarks } from './bookmarks.ts';
import { deflate } from './deflate.ts';
import { createFontSet } from './font-set.ts';
import { createImageSet } from './image-set.ts';
import { linkAnnotations } from './link-annotations.ts';
import { pageContent } from './page-content.ts';
import { roundTo } from './pdf-number.ts';
import { pdfText } from './pdf-text.ts';
import { ascii, serializePdf } from './serialize-pdf.ts';
import { createStructureTree } from './structure-tree.ts';
import type { Subsetter } from './subsetter.ts';
import { xmpPacket, type Metadata } from './xmp.ts';

export interface PdfOptions {
  readonly subset: Subsetter;
  /** ISO 8601, UTC, seconds: `2026-11-22T15:16:00Z`. Without it the file says no date and depends on the layout alone. */
  readonly created?: string;
}

export const producer = 'Peersume';

export function writePdf(layout: Layout, options: PdfOptions): Uint8Array {
  const context = PDFContext.create();
  const catalog = context.nextRef();
  const pageTree = context.nextRef();
  const resources = context.nextRef();
  const pages = layout.pages.map(() => context.nextRef());
  const fonts = createFontSet(context, layout.pages);
  const images = createImageSet(context);
  const tree = createStructureTree(context, layout.structure, layout.pages.length);

  for (const [index, page] of layout.pages.entries()) {
    const content = pageContent(page, layout.structure, {
      fonts,
      images,
      begin: (node) => tree.begin(node, index),
      place: (node, box) => tree.setBox(node, box),
    });
    const annotations = linkAnnotations(context, page, index, layout.structure, tree);
    context.assign(
      // One was reserved for every page.
      pages[index] as PDFRef,
      context.obj({
        Type: 'Page',
        Parent: pageTree,
        MediaBox: [0, 0, roundTo(page.width, 3), roundTo(page.height, 3)],
        Resources: resources,
        Contents: flateStream(context, ascii(content)),
        StructParents: index,
        ...(annotations.length === 0 ? {} : { Annots: annotations, Tabs: 'S' }),
      }),
    );
  }
  fonts.embed(options.subset);
  context.assign(resources, context.obj({ Font: fonts.resources(), XObject: images.resources() }));
  context.assign(pageTree, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }));
  const structureRoot = tree.write(pages);
  const outlines = writeBookmarks(context, layout, pages);

  const metadata = metadataOf(layout, options);
  context.assign(
    catalog,
    context.obj({
      Type: 'Catalog',
      Pages: pageTree,
      Lang: PDFHexString.fromText(layout.language),
      MarkInfo: { Marked: true },
      StructTreeRoot: structureRoot,
      ViewerPreferences: { DisplayDocTitle: true },
      Metadata: metadataStream(context, metadata),
      ...(outlines === undefined ? {} : { Outlines: outlines }),
    }),
  );
  return serializePdf(context, catalog, context.register(context.obj(infoEntries(metadata))));
}

function metadataOf({ title, author, language }: Layout, { created }: PdfOptions): Metadata {
  return { title, author, language, producer, ...(created === undefined ? {} : { created }) };
}

function infoEntries({ title, author, created }: Metadata) {
  const date = created === undefined ? undefined : PDFHexString.fromText(`D:${created.replace(/\D/g, '')}Z`);
  return {
    Title: pdfText(title),
    Author: pdfText(author),
    Creator: pdfText(producer),
    Producer: pdfText(producer),
    ...(date === undefined ? {} : { CreationDate: date, ModDate: date }),
  };
}

/** Uncompressed, so that programs that know no PDF find it (ISO 32000-1 §14.3.2). */
function metadataStream(context: PDFContext, metadata: Metadata): PDFRef {
  const packet = new TextEncoder().encode(xmpPacket(metadata));
  return context.register(PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }), packet));
}

function flateStream(context: PDFContext, bytes: Uint8Array): PDFRef {
  const stream = PDFRawStream.of(context.obj({}), deflate(bytes));
  stream.dict.set(PDFName.of('Filter'), PDFName.FlateDecode);
  return context.register(stream);
}
