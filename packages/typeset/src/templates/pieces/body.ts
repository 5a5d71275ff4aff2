/** What is told of an entry: paragraphs, and runs of bullets as lists with hanging markers. */
import type { BulletStyle } from '@peersume/resume';
import type { Block, ListBlock, TextBlock } from '../../blocks/block.ts';
import type { Span } from '../../text/style.ts';
import type { BodyBlock } from '../view/rich-text-view.ts';
import type { Kit } from './kit.ts';
import { textLine } from './rows.ts';
import { setLinkedWords } from './spans.ts';

/** The body under a head: its blocks, set off from the head and from each other. */
export function bodyBlocks(body: readonly BodyBlock[], kit: Kit): Block[] {
  const blocks: (TextBlock | ListBlock)[] = [];
  let bullets: TextBlock[] = [];
  const closeList = (): void => {
    if (bullets.length > 0) blocks.push(bulletList(bullets, kit));
    bullets = [];
  };
  for (const block of body) {
    const text = paragraph(setLinkedWords(block.words, kit.text, kit.theme), kit);
    if (block.kind === 'bullet') bullets.push(text);
    else {
      closeList();
      blocks.push(text);
    }
  }
  closeList();
  return setApart(blocks, kit.rhythm.bulletGap, kit.rhythm.headGap);
}

/** The same space before every block, perhaps another before the first. No group is needed for it: each would be a level that pages break less gladly. */
export const setApart = (blocks: readonly Block[], gap: number, beforeFirst = 0): Block[] =>
  blocks.map((block, index) => ({ ...block, spaceBefore: index === 0 ? beforeFirst : gap }));

export const paragraph = (spans: readonly Span[], kit: Kit): TextBlock =>
  textLine('p', spans, kit, { align: kit.align });

function bulletList(paragraphs: readonly TextBlock[], { theme, text, bullets, rhythm }: Kit): ListBlock {
  const marker = markers[theme.bullet];
  const em = marker === undefined ? 0 : text.size;
  return {
    type: 'list',
    items: paragraphs.map((block) => ({
      blocks: [block],
      ...(marker !== undefined && {
        marker: { text: marker.character, style: { ...text, size: text.size * marker.scale, color: bullets.color } },
      }),
    })),
    indent: bullets.indent * em,
    markerIndent: bullets.marker * em,
    itemGap: rhythm.bulletGap,
  };
}

interface MarkerLook {
  readonly character: string;
  /** Of the text's size. */
  readonly scale: number;
}

/** Characters that readers of files know as bullets and that a bundled font has; evened out to about the same weight. */
const markers: Record<BulletStyle, MarkerLook | undefined> = {
  disc: { character: '•', scale: 1 },
  dash: { character: '–', scale: 1 },
  square: { character: '⬝', scale: 1.3 },
  triangle: { character: '▸', scale: 1.15 },
  none: undefined,
};
