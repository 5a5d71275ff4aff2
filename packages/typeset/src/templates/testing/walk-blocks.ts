/** Looks into composed blocks, for tests: in reading order. */
import type { Block, TextBlock } from '../../blocks/block.ts';
import type { Span } from '../../text/style.ts';

export function* textsOf(blocks: readonly Block[]): Generator<TextBlock> {
  for (const block of blocks) {
    if (block.type === 'text') yield block;
    if (block.type === 'list') for (const item of block.items) yield* item.blocks;
    if (block.type === 'row') for (const cell of block.cells) yield* textsOf(cell.blocks);
    if (block.type === 'group') yield* textsOf(block.blocks);
  }
}

export function* blocksOf(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'list') for (const item of block.items) yield* item.blocks;
    if (block.type === 'row') for (const cell of block.cells) yield* blocksOf(cell.blocks);
    if (block.type === 'group') yield* blocksOf(block.blocks);
  }
}

export const spansOf = (blocks: readonly Block[]): Span[] => [...textsOf(blocks)].flatMap((text) => text.spans);

/** The words of each field, in the order in which fields first appear; separators are no one's. */
export function fieldsOf(blocks: readonly Block[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const span of spansOf(blocks)) {
    if (span.field === undefined) continue;
    const before = fields.get(span.field);
    fields.set(span.field, before === undefined ? span.text : `${before}|${span.text}`);
  }
  return fields;
}
