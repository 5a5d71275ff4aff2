/** Every span of the blocks, markers included: what the text engine must have fonts for. */
import type { Block } from '../blocks/block.ts';
import type { Span } from '../text/style.ts';

export function spansOfBlocks(blocks: readonly Block[], spans: Span[] = []): Span[] {
  for (const block of blocks) {
    switch (block.type) {
      case 'text':
        spans.push(...block.spans);
        break;
      case 'list':
        for (const item of block.items) {
          if (item.marker !== undefined) spans.push(item.marker);
          for (const text of item.blocks) spans.push(...text.spans);
        }
        break;
      case 'row':
        for (const cell of block.cells) spansOfBlocks(cell.blocks, spans);
        break;
      case 'group':
        spansOfBlocks(block.blocks, spans);
        break;
      case 'rule':
      case 'image':
        break;
    }
  }
  return spans;
}
