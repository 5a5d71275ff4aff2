/**
 * Looks at finished pages and says what no page may show: something beyond the margins, lines over one another, a
 * heading parted from what it heads, one line of a paragraph alone, words lost or out of order, a skipped heading level.
 * It knows nothing of how the layout was made: fixtures and generated résumés are judged by it.
 */
import type { Block } from '../blocks/block.ts';
import { readable, textOfBlocks } from './block-text.ts';
import { linesOf, type PageLine } from './page-lines.ts';
import type { Layout, PageBody, StructureNode } from './page.ts';

export type LayoutViolation =
  | {
      readonly type: 'BeyondMargin';
      readonly page: number;
      readonly edge: keyof PageBody;
      readonly points: number;
      readonly text: string;
    }
  | { readonly type: 'OverlappingLines'; readonly page: number; readonly first: string; readonly second: string }
  | { readonly type: 'LonelyHeading'; readonly page: number; readonly text: string }
  /** One line of a paragraph alone at the foot of a page (`orphan`) or at the head of one (`widow`). */
  | {
      readonly type: 'LonelyLine';
      readonly kind: 'orphan' | 'widow';
      readonly page: number;
      readonly text: string;
    }
  | { readonly type: 'OutOfOrder'; readonly page: number; readonly text: string }
  | { readonly type: 'SkippedHeadingLevel'; readonly role: string; readonly after: string }
  /** The first text of the blocks that the pages do not show as it is. */
  | { readonly type: 'LostWords'; readonly expected: string; readonly actual: string };

/** Pages count from 1. With `blocks`, the words on the pages are compared with theirs. */
export function checkLayout(layout: Pick<Layout, 'pages' | 'structure'>, blocks?: readonly Block[]): LayoutViolation[] {
  const lines = linesOf(layout);
  return [
    ...beyondMargins(layout, lines),
    ...overlappingLines(lines),
    ...lonelyHeadings(layout, lines),
    ...lonelyLines(lines),
    ...outOfOrder(lines),
    ...skippedLevels(layout.structure),
    ...(blocks === undefined ? [] : lostWords(lines, blocks)),
  ];
}

/** Rounding, and the side bearings that make ink differ from advance. Points. */
const tolerance = 0.05;

function beyondMargins({ pages }: Pick<Layout, 'pages'>, lines: readonly PageLine[]): LayoutViolation[] {
  const found: LayoutViolation[] = [];
  const check = (page: number, box: PageBody, text: string): void => {
    const body = pages[page - 1]?.body;
    if (body === undefined) return;
    const beyond = {
      left: body.left - box.left,
      top: body.top - box.top,
      right: box.right - body.right,
      bottom: box.bottom - body.bottom,
    };
    for (const edge of ['left', 'top', 'right', 'bottom'] as const) {
      if (beyond[edge] > tolerance) found.push({ type: 'BeyondMargin', page, edge, points: beyond[edge], text });
    }
  };
  for (const line of lines) check(line.page, line, line.text);
  pages.forEach(({ items }, index) => {
    for (const item of items) {
      if (item.kind !== 'image') continue;
      const { x, y, width, height } = item;
      check(index + 1, { left: x, top: y, right: x + width, bottom: y + height }, '[picture]');
    }
  });
  return found;
}

function overlappingLines(lines: readonly PageLine[]): LayoutViolation[] {
  const found: LayoutViolation[] = [];
  const sorted = lines.toSorted((a, b) => a.page - b.page || a.top - b.top);
  let near: PageLine[] = [];
  for (const line of sorted) {
    near = near.filter((other) => other.page === line.page && other.bottom > line.top + tolerance);
    for (const other of near) {
      if (other.left < line.right - tolerance && line.left < other.right - tolerance) {
        found.push({ type: 'OverlappingLines', page: line.page, first: other.text, second: line.text });
      }
    }
    near.push(line);
  }
  return found;
}

/** A heading in the lowest lines of a page whose content begins on the next. */
function lonelyHeadings(layout: Pick<Layout, 'pages' | 'structure'>, lines: readonly PageLine[]): LayoutViolation[] {
  const found: LayoutViolation[] = [];
  for (let page = 1; page < layout.pages.length; page++) {
    const here = lines.filter((line) => line.page === page);
    const after = lines.filter((line) => line.page === page + 1);
    const lowest = Math.max(...here.map((line) => line.baseline));
    const highest = Math.min(...after.map((line) => line.baseline));
    // A row's cells stand on one baseline: dates beside a heading do not keep it company, and a date may come first.
    const last = here.filter((line) => line.level > 0 && line.baseline > lowest - sameBaseline);
    const next = after.filter((line) => line.baseline < highest + sameBaseline);
    for (const line of last) {
      const parent = layout.structure[line.block]?.parent ?? -1;
      const isFollowedByItsLike = next.some((other) => other.level > 0 && other.level <= line.level);
      const headsNext = next.some((other) => isWithin(layout.structure, other.block, parent));
      // A section's title beside the head of its first entry is as lonely as that head, which is judged by itself.
      const headsBeside = last.some(
        (other) => other.level > line.level && isWithin(layout.structure, other.block, parent),
      );
      if (headsNext && !isFollowedByItsLike && !headsBeside)
        found.push({ type: 'LonelyHeading', page, text: line.text });
    }
  }
  return found;
}

const sameBaseline = 1; // points

function isWithin(structure: readonly StructureNode[], node: number, ancestor: number): boolean {
  for (let at = node; at >= 0; at = structure[at]?.parent ?? -1) if (at === ancestor) return true;
  return false;
}

function lonelyLines(lines: readonly PageLine[]): LayoutViolation[] {
  const found: LayoutViolation[] = [];
  const blocks = new Map<number, PageLine[]>();
  for (const line of lines) {
    const own = blocks.get(line.block);
    if (own === undefined) blocks.set(line.block, [line]);
    else own.push(line);
  }
  for (const own of blocks.values()) {
    const first = own[0];
    const last = own.at(-1);
    if (first === undefined || last === undefined || first.page === last.page) continue;
    const alone = (line: PageLine): boolean => own.filter((other) => other.page === line.page).length < 2;
    if (alone(first)) found.push({ type: 'LonelyLine', kind: 'orphan', page: first.page, text: first.text });
    if (alone(last)) found.push({ type: 'LonelyLine', kind: 'widow', page: last.page, text: last.text });
  }
  return found;
}

/** The structure tree is in reading order: so are the items of each page. */
function outOfOrder(lines: readonly PageLine[]): LayoutViolation[] {
  const found: LayoutViolation[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before !== undefined && before.page === line.page && before.block > line.block) {
      found.push({ type: 'OutOfOrder', page: line.page, text: line.text });
    }
  });
  return found;
}

function skippedLevels(structure: readonly StructureNode[]): LayoutViolation[] {
  const found: LayoutViolation[] = [];
  let level = 0;
  let after = 'Document';
  for (const { role } of structure) {
    const own = headingLevel(role);
    if (own === 0) continue;
    if (own > level + 1) found.push({ type: 'SkippedHeadingLevel', role, after });
    level = own;
    after = role;
  }
  return found;
}

const headingLevel = (role: string): number => (/^H[1-6]$/u.test(role) ? Number(role.slice(1)) : 0);

function lostWords(lines: readonly PageLine[], blocks: readonly Block[]): LayoutViolation[] {
  const shown = new Map<number, string>();
  for (const line of lines) shown.set(line.block, (shown.get(line.block) ?? '') + line.text);
  const actual = [...shown].toSorted(([a], [b]) => a - b).map(([, text]) => readable(text));
  const expected = [...textOfBlocks(blocks)];
  const count = Math.max(actual.length, expected.length);
  for (let index = 0; index < count; index++) {
    if (actual[index] !== expected[index]) {
      return [{ type: 'LostWords', expected: expected[index] ?? '', actual: actual[index] ?? '' }];
    }
  }
  return [];
}
