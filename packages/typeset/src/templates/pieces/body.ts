/** What is told of an entry: paragraphs, and runs of bullets as lists with hanging markers. */
import type { BulletStyle } from '@peersume/resume';
import type { Block, GroupBlock, ListBlock, TextBlock } from '../../blocks/block.ts';
import type { Span } from '../../text/style.ts';
import type { BodyBlock } from '../view/rich-text-view.ts';
import type { Kit } from './kit.ts';
import { textLine } from './rows.ts';
import { setLinkedWords } from './spans.ts';

/** The body under a head; nothing where there is none. */
export function bodyGroup(body: readonly BodyBlock[], kit: Kit): GroupBlock[] {
  if (body.length === 0) return [];
  const { bulletGap: gap, headGap: spaceBefore } = kit.rhythm;
  return [{ type: 'group', role: 'none', blocks: bodyBlocks(body, kit), gap, spaceBefore }];
}

export function bodyBlocks(body: readonly BodyBlock[], kit: Kit): Block[] {
  const blocks: Block[] = [];
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
  return blocks;
}

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
