/** The width that blocks take when no line of theirs is broken: what an `auto` cell of a row gets. Points. */
import type { Block } from '../blocks/block.ts';
import { isBlank, paragraphOf } from './flatten-text.ts';
import type { Setting } from './setting.ts';
import { naturalWidth } from './text-setter.ts';

export function measureBlocks(blocks: readonly Block[], setting: Setting): number {
  let widest = 0;
  for (const block of blocks) widest = Math.max(widest, measureBlock(block, setting));
  return widest;
}

function measureBlock(block: Block, setting: Setting): number {
  switch (block.type) {
    case 'text': {
      if (isBlank(block)) return 0;
      const width = naturalWidth(setting.text, { ...paragraphOf(block, {}, setting), align: 'start' });
      return width + (block.indentStart ?? 0) + (block.indentEnd ?? 0);
    }
    case 'list':
      return block.indent + Math.max(0, ...block.items.map((item) => measureBlocks(item.blocks, setting)));
    case 'group': {
      const padding = block.background?.padding ?? 0;
      return measureBlocks(block.blocks, setting) + (block.indentStart ?? 0) + (block.indentEnd ?? 0) + 2 * padding;
    }
    case 'row': {
      const widths = block.cells.map(({ width, blocks }) =>
        typeof width === 'number' ? width : measureBlocks(blocks, setting),
      );
      return widths.reduce((sum, width) => sum + width, 0) + block.gap * Math.max(0, widths.length - 1);
    }
    case 'rule':
      return block.length ?? 0;
    case 'image':
      return block.width;
  }
}
