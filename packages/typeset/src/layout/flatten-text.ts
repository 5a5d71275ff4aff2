/** A paragraph or heading: one slab for each line, rules above and below included in the first and last. */
import { assert } from '@peersume/base';
import type { RuleStyle, TextBlock } from '../blocks/block.ts';
import { isVisible } from './block-text.ts';
import type { BrokenParagraph, Line, Paragraph } from '../text/paragraph.ts';
import type { Span, TextStyle } from '../text/style.ts';
import { costAtDepth, fewestLinesOnASide, insideParagraph, widowOrOrphan } from './break-cost.ts';
import type { Flow } from './flow.ts';
import { indent, type Place, type Setting, type Tail } from './setting.ts';
import type { LineItem, RuleItem, SetText, SlabItem } from './slab.ts';
import { headingLevels } from './structure-tree.ts';

export function flattenText(block: TextBlock, place: Place, flow: Flow, setting: Setting): Tail {
  if (isBlank(block)) return 0;
  return setTextLines(block, place, flow, setting, setting.structure.addText(block.role, place.parent));
}

/** Nothing of it would be seen. */
export const isBlank = (block: TextBlock): boolean => !block.spans.some((span) => isVisible(span.text));

/** The marker that stands on the first line, already set. */
export interface Marker {
  readonly item: (baseline: number) => LineItem;
}

/** The text's lines, its content belonging to a node that exists already (a list item's body). */
export function setTextLines(
  block: TextBlock,
  outer: Place,
  flow: Flow,
  setting: Setting,
  node: number,
  marker?: Marker,
): Tail {
  const place = indent(outer, block.indentStart ?? 0, block.indentEnd ?? 0, setting);
  const paragraph = paragraphOf(block, place, setting);
  const broken = setting.text.breakParagraph(paragraph, place.width);
  const text: SetText = {
    spans: block.spans,
    nodes: setting.structure.addSpans(block.spans, node),
    overflows: broken.overflows,
  };
  const metrics = setting.text.metrics(largestStyle(block.spans));
  // Capitals stand in the middle of the line, whatever the family's own ascent.
  const baseline = (block.leading + metrics.capHeight) / 2;
  const heading = block.role === 'p' ? 0 : headingLevels[block.role];
  const last = broken.lines.length - 1;

  broken.lines.forEach((line, index) => {
    const items: SlabItem[] = [];
    let top = 0;
    let bottom = block.leading;
    if (index === 0 && block.ruleAbove !== undefined) {
      const y = baseline - metrics.ascent - block.ruleAbove.distance - block.ruleAbove.thickness;
      top = Math.min(0, y);
      items.push(ruleItem(block.ruleAbove, y - top, place, setting));
    }
    if (index === last && block.ruleBelow !== undefined) {
      const y = baseline + block.ruleBelow.distance;
      bottom = Math.max(bottom, y + block.ruleBelow.thickness);
      items.push(ruleItem(block.ruleBelow, y - top, place, setting));
    }
    const lineBaseline = baseline - top;
    if (index === 0 && marker !== undefined) items.push(marker.item(lineBaseline));
    items.push({
      kind: 'line',
      order: setting.nextOrder(),
      x: place.left + alignmentShift(paragraph, line, broken, place.width, setting),
      baseline: lineBaseline,
      line,
      text,
      isFirst: index === 0,
      joinsNext: false,
    });
    if (index > 0) flow.boundary(costInside(index, broken.lines.length, place.depth));
    flow.push({
      height: bottom - top,
      items,
      baseline: lineBaseline,
      capTop: lineBaseline - metrics.capHeight,
      lines: 1,
      heading,
    });
  });
  return heading;
}

/** Exported for measuring. */
export const paragraphOf = (block: TextBlock, place: Pick<Place, 'alignToStart'>, setting: Setting): Paragraph => {
  const align = block.align ?? 'start';
  return {
    spans: block.spans,
    align: align === 'end' && place.alignToStart === true ? 'start' : align,
    leading: block.leading,
    language: setting.language,
    ...(block.direction !== undefined && { direction: block.direction }),
  };
};

/** Never fewer than two lines on either side of a break. */
const costInside = (index: number, lines: number, depth: number): number =>
  index < fewestLinesOnASide || lines - index < fewestLinesOnASide
    ? widowOrOrphan
    : costAtDepth(depth) + insideParagraph;

/**
 * The engine aligns by the paragraph's own direction; the page has one start edge. A paragraph of the other direction
 * (an English line in an Arabic résumé) is moved to the page's start, keeping its order inside.
 */
function alignmentShift(
  { align }: Paragraph,
  line: Line,
  broken: BrokenParagraph,
  width: number,
  setting: Setting,
): number {
  if (broken.direction === setting.direction || align === 'center') return 0;
  const slack = width - line.width;
  if (slack <= 0) return 0;
  const startsLeft = setting.direction === 'ltr';
  return (align === 'end') === startsLeft ? slack : -slack;
}

function largestStyle(spans: readonly Span[]): TextStyle {
  let largest: TextStyle | undefined;
  for (const { style } of spans) if (largest === undefined || style.size > largest.size) largest = style;
  assert(largest !== undefined, 'a text that is not blank has a span');
  return largest;
}

function ruleItem(style: RuleStyle, y: number, place: Place, setting: Setting): RuleItem {
  const width = Math.min(style.length ?? place.width, place.width);
  const x = setting.direction === 'rtl' ? place.left + place.width - width : place.left;
  return { kind: 'rule', x, y, width, height: style.thickness, color: style.color };
}
