/**
 * Pages drawn by hand for tests of the PDF writer: real fonts and real shaping, positions as the test says. A line is
 * one paragraph of one word after the other; nothing is broken or justified.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assert } from '@peersume/base';
import { openFace, type ShapingFace } from '../../fonts/open-face.ts';
import type { FontWeight } from '../../fonts/face.ts';
import type { Layout, Page, PageItem, StructureNode, StructureRole, TextItem } from '../../layout/page.ts';
import { shapeRun } from '../../text/shape-run.ts';
import type { Link, TextDirection } from '../../text/style.ts';
import { loadSubsetter, type Subsetter } from '../subsetter.ts';

const require = createRequire(import.meta.url);
const faces = new Map<string, ShapingFace>();

/** `source-serif-4/latin/400/normal` */
export function face(id: string): ShapingFace {
  const known = faces.get(id);
  if (known !== undefined) return known;
  const [family = '', slice = '', weight = '400', slope = 'normal'] = id.split('/');
  const path = `@fontsource/${family}/files/${family}-${slice}-${weight}-${slope}.woff`;
  const opened = openFace(
    { id, family, weight: Number(weight) as FontWeight, italic: slope === 'italic', path },
    new Uint8Array(readFileSync(require.resolve(path))),
  );
  assert(opened.ok, `${path} is a font`);
  faces.set(id, opened.value);
  return opened.value;
}

export const serif = 'source-serif-4/latin/400/normal';
export const bold = 'source-serif-4/latin/700/normal';

export async function testSubsetter(): Promise<Subsetter> {
  return loadSubsetter(new Uint8Array(readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'))));
}

export interface SketchLine {
  readonly text: string;
  readonly x?: number;
  /** Right edge. */
  readonly right?: number;
  readonly center?: number;
  readonly y: number;
  readonly size?: number;
  readonly font?: string;
  /** A font for each word that differs: `{ 2: bold }`. */
  readonly fonts?: Readonly<Record<number, string>>;
  readonly tracking?: number;
  readonly role?: StructureRole;
  /** Index of an earlier line whose node this line continues. */
  readonly continues?: number;
  readonly direction?: TextDirection;
  readonly language?: string;
  readonly link?: Link;
  readonly underline?: boolean;
  /** A space at the end, as lines of a paragraph but the last have. */
  readonly hangs?: boolean;
  /** Points added to every space, as justified lines do. */
  readonly stretch?: number;
  readonly color?: TextItem['color'];
  readonly features?: readonly string[];
}

export interface SketchOptions {
  readonly language?: string;
  readonly title?: string;
  readonly extra?: readonly PageItem[];
}

/** One array of lines for each page. */
export function sketch(pages: readonly (readonly SketchLine[])[], options: SketchOptions = {}): Layout {
  const structure: StructureNode[] = [{ role: 'Document', parent: -1 }];
  const nodes: number[] = [];
  let line = 0;
  const drawn = pages.map((lines, index): Page => {
    const items: PageItem[] = index === 0 ? [...(options.extra ?? [])] : [];
    for (const spec of lines) {
      const known = spec.continues === undefined ? undefined : nodes[spec.continues];
      const node = known ?? addNode(structure, spec);
      nodes.push(node);
      items.push(...drawLine(spec, node, line));
      line += 1;
    }
    return { width: 595.28, height: 841.89, items };
  });
  return {
    pages: drawn,
    structure,
    language: options.language ?? 'en',
    title: options.title ?? 'Anna Example – Résumé',
    author: 'Anna Example',
    findings: [],
  };
}

function addNode(structure: StructureNode[], { role = 'P', link, language }: SketchLine): number {
  const parent = structure.push({ role, parent: 0, ...(language === undefined ? {} : { language }) }) - 1;
  return link === undefined ? parent : structure.push({ role: 'Link', parent, link }) - 1;
}

function drawLine(spec: SketchLine, node: number, line: number): TextItem[] {
  const { size = 10, tracking = 0, direction = 'ltr', underline = false, color = '#1a1a1a', stretch = 0 } = spec;
  const text = spec.hangs ? `${spec.text} ` : spec.text;
  const words = text.split(/( )/).filter((word) => word !== '');
  const runs = words.map((word, index) =>
    shapeRun({
      text: word,
      face: face(spec.fonts?.[index] ?? spec.font ?? serif),
      direction,
      language: spec.language ?? 'en',
      features: spec.features ?? [],
      isSpace: word === ' ',
    }),
  );
  const widths = runs.map((run) => run.advance * size + run.clusters * tracking + (run.isSpace ? stretch : 0));
  const total = widths.reduce((sum, width, index) => sum + (spec.hangs && index === widths.length - 1 ? 0 : width), 0);
  const left =
    spec.right === undefined
      ? spec.center === undefined
        ? (spec.x ?? 45)
        : spec.center - total / 2
      : spec.right - total;
  let pen = direction === 'ltr' ? left : left + total;
  return runs.map((run, index) => {
    const width = widths[index] ?? 0;
    const x = direction === 'ltr' ? pen : pen - width;
    pen += direction === 'ltr' ? width : -width;
    return { kind: 'text', run, x, y: spec.y, width, size, color, tracking, underline, node, line };
  });
}
