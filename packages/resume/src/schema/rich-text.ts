/**
 * Rich text as data: a list of blocks, each a paragraph or a bullet, each a list of inlines.
 * A block is an entity of its own (it has an id), so that later two people can move and edit it at once.
 */
import { z } from 'zod';
import { Id } from './id.ts';

export const Inline = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  code: z.literal(true).optional(),
  /** Target as written; only `safeLink` decides whether an output may make it clickable. */
  link: z.string().optional(),
});
export type Inline = z.infer<typeof Inline>;

export const TextBlock = z.object({
  id: Id,
  type: z.enum(['paragraph', 'bullet']),
  inlines: z.array(Inline),
});
export type TextBlock = z.infer<typeof TextBlock>;

export const RichText = z.array(TextBlock);
export type RichText = z.infer<typeof RichText>;
