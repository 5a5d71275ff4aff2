/**
 * Rich text as data: a list of blocks, each a paragraph or a bullet, each a list of inlines.
 * A block is an entity of its own (it has an id), so that later two people can move and edit it at once.
 */
import { z } from './zod.ts';
import { Id } from './id.ts';

export const Inline = z.object({
  text: z.string(),
  bold: z.optional(z.literal(true)),
  italic: z.optional(z.literal(true)),
  code: z.optional(z.literal(true)),
  /** Target as written; only `safeLink` decides whether an output may make it clickable. */
  link: z.optional(z.string()),
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
