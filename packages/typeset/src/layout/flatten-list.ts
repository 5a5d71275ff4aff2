/** A list: `L` > `LI` > `Lbl` and `LBody`. The marker stands in the first line's slab, so nothing can part them. */
import { assert } from '@peersume/base';
import type { ListBlock, ListItem } from '../blocks/block.ts';
import type { Paragraph } from '../text/paragraph.ts';
import type { Span } from '../text/style.ts';
import { betweenBullets, costAtDepth, insideParagraph } from './break-cost.ts';
import { isBlank, setTextLines, type Marker } from './flatten-text.ts';
import type { Flow } from './flow.ts';
import { indent, type Place, type Setting, type Tail } from './setting.ts';
import { naturalWidth } from './text-setter.ts';

/** Least space between a marker and its text, in multiples of the marker's size, where a wide marker pushes the text. */
const markerGap = 0.3;

export function flattenList(block: ListBlock, place: Place, flow: Flow, setting: Setting): Tail {
  const items = block.items.filter((item) => !item.blocks.every(isBlank));
  if (items.length === 0) return 0;
  const list = setting.structure.add('L', place.parent);
  const textPlace = indent(place, textIndent(block, items, setting), 0, setting);
  items.forEach((item, index) => {
    if (index > 0) {
      flow.space(block.itemGap);
      flow.boundary(costAtDepth(place.depth) + betweenBullets);
    }
    flattenItem(item, block, list, place, textPlace, flow, setting);
  });
  return 0;
}

/** Room for the widest marker, where the template left too little. */
function textIndent(block: ListBlock, items: readonly ListItem[], setting: Setting): number {
  let widest = block.indent;
  let measured: Span | undefined;
  for (const { marker } of items) {
    if (marker === undefined || (measured?.text === marker.text && measured.style === marker.style)) continue;
    const width = naturalWidth(setting.text, markerParagraph(marker, setting));
    widest = Math.max(widest, block.markerIndent + width + markerGap * marker.style.size);
    measured = marker;
  }
  return widest;
}

function flattenItem(
  item: ListItem,
  list: ListBlock,
  parent: number,
  place: Place,
  textPlace: Place,
  flow: Flow,
  setting: Setting,
): void {
  const { structure } = setting;
  const node = structure.add('LI', parent);
  let marker = item.marker === undefined ? undefined : setMarker(item.marker, list, node, place, setting);
  const body = structure.add('LBody', node);
  const texts = item.blocks.filter((text) => !isBlank(text));
  texts.forEach((text, index) => {
    if (index > 0) flow.boundary(costAtDepth(place.depth) + insideParagraph);
    flow.space(text.spaceBefore ?? 0);
    const textNode = texts.length === 1 ? body : structure.add('P', body);
    setTextLines(text, textPlace, flow, setting, textNode, marker);
    flow.space(text.spaceAfter ?? 0);
    marker = undefined;
  });
}

function setMarker(span: Span, list: ListBlock, item: number, place: Place, setting: Setting): Marker {
  const label = setting.structure.add('Lbl', item);
  const paragraph = markerParagraph(span, setting);
  const broken = setting.text.breakParagraph(paragraph, Number.POSITIVE_INFINITY);
  const { width } = broken;
  const [line] = broken.lines;
  assert(line !== undefined, 'a marker has a line');
  const x =
    setting.direction === 'rtl' ? place.left + place.width - list.markerIndent - width : place.left + list.markerIndent;
  const text = { spans: paragraph.spans, nodes: [label], overflows: false };
  const order = setting.nextOrder();
  return { item: (baseline) => ({ kind: 'line', order, x, baseline, line, text, isFirst: true, joinsNext: true }) };
}

const markerParagraph = (span: Span, setting: Setting): Paragraph => ({
  spans: [span],
  align: 'start',
  direction: setting.direction,
  leading: span.style.size,
  language: setting.language,
});
