/** A line across the column. It belongs to what follows it. */
import type { RuleBlock } from '../blocks/block.ts';
import type { Flow } from './flow.ts';
import { keeps, type Place, type Setting, type Tail } from './setting.ts';

export function flattenRule(block: RuleBlock, place: Place, flow: Flow, setting: Setting): Tail {
  const width = Math.min(block.length ?? place.width, place.width);
  const x = setting.direction === 'rtl' ? place.left + place.width - width : place.left;
  const { thickness: height, color } = block;
  flow.push({ height, items: [{ kind: 'rule', x, y: 0, width, height, color }], lines: 0 });
  return keeps;
}
