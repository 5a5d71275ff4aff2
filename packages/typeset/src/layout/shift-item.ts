import type { SlabItem } from './slab.ts';

/** The item so much further down. */
export function shiftItem(item: SlabItem, down: number): SlabItem {
  if (down === 0) return item;
  switch (item.kind) {
    case 'line':
      return { ...item, baseline: item.baseline + down };
    case 'rule':
    case 'picture':
      return { ...item, y: item.y + down };
    case 'frame':
      return { ...item, top: item.top + down, bottom: item.bottom + down };
  }
}
