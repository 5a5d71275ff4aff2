/** How much is laid out at most. Beyond these a résumé is refused with the facts, quickly, before much work is done. */
import { err, ok, type Result } from '@peersume/base';
import type { Resume } from '@peersume/resume';

/** Pages. The longest academic lives fill some 60; a book is not a résumé. */
export const maxPages = 120;
/** Characters of text: 120 pages of 5,000. */
export const maxCharacters = 600_000;
/** Entries, roles, paragraphs, bullets and the like: 120 pages of 100 lines. */
export const maxParts = 12_000;

export type TooLarge =
  | { readonly type: 'TooManyCharacters'; readonly limit: number }
  | { readonly type: 'TooManyParts'; readonly limit: number }
  | { readonly type: 'TooManyPages'; readonly limit: number };

/** Counts what is shown, and stops counting at the limit. */
export function checkSize({ basics, sections }: Resume): Result<void, TooLarge> {
  let characters = 0;
  let parts = 0;
  const isTooLarge = (): boolean => characters > maxCharacters || parts > maxParts;

  function count(value: unknown): void {
    if (isTooLarge()) return;
    if (typeof value === 'string') {
      characters += value.length;
    } else if (Array.isArray(value)) {
      for (const item of value) {
        parts += typeof item === 'object' ? 1 : 0;
        count(item);
        if (isTooLarge()) return;
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) if (!isNotShown(key)) count(inner);
    }
  }

  const { photo: _, ...words } = basics;
  count(words);
  for (const section of sections) if (section.visible) count(section);
  if (characters > maxCharacters) return err({ type: 'TooManyCharacters', limit: maxCharacters });
  if (parts > maxParts) return err({ type: 'TooManyParts', limit: maxParts });
  return ok(undefined);
}

/** What a file held and the model does not know is kept, not printed. */
const isNotShown = (key: string): boolean => key === 'extra' || key === 'id' || key === 'type';
