/** Words become spans: a style that suits their script, the author's emphasis, the chosen look of links, separators only between what is there. */
import type { Span, TextStyle } from '../../text/style.ts';
import { toCapitals } from '../case-mapping.ts';
import { fitStyleToScript } from '../script-traits.ts';
import type { Theme } from '../template.ts';
import type { Words } from '../view/words.ts';

/** The theme's text with changes. */
export const textStyle = (theme: Theme, changes: Partial<TextStyle> = {}): TextStyle => ({
  family: theme.textFont,
  weight: 400,
  italic: false,
  size: theme.size,
  color: theme.ink,
  tracking: 0,
  ...changes,
});

export const headingStyle = (theme: Theme, changes: Partial<TextStyle> = {}): TextStyle =>
  textStyle(theme, { family: theme.headingFont, ...changes });

/** Parts of one field or of like fields. Links can be clicked and look like the words around them. */
export function setWords(words: readonly Words[], style: TextStyle, separator = ''): Span[] {
  return joinSpans(
    words.map((part) => [spanOf(part, style)]),
    separator,
    style,
  );
}

export type LinkLook = Pick<Theme, 'links' | 'accent'>;

/** The same with links in the chosen look: for addresses and running text. */
export function setLinkedWords(words: readonly Words[], style: TextStyle, theme: LinkLook, separator = ''): Span[] {
  return joinSpans(
    words.map((part) => [spanOf(part, part.link ? linkStyle(style, theme) : style)]),
    separator,
    style,
  );
}

/** A title as it is; nothing for a section without one. */
export const setTitle = (title: Words | undefined, style: TextStyle): Span[] =>
  title === undefined ? [] : setWords([title], style);

/** A title in its language's capitals. */
export const setCapitals = (title: Words | undefined, style: TextStyle, theme: Theme): Span[] =>
  title === undefined ? [] : setWords([{ ...title, text: toCapitals(title.text, theme.language) }], style);

/** Groups in a row with a separator between those that are not empty. */
export function joinSpans(groups: readonly (readonly Span[])[], separator: string, style: TextStyle): Span[] {
  const between = { text: separator, style: fitStyleToScript(style, separator) };
  const joined: Span[] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    if (joined.length > 0 && separator !== '') joined.push(between);
    // Not spread: a call takes only so many arguments, a field may hold more words.
    for (const span of group) joined.push(span);
  }
  return joined;
}

function spanOf(words: Words, style: TextStyle): Span {
  return {
    text: words.text,
    style: fitStyleToScript(emphasize(style, words), words.text),
    field: words.field,
    ...(words.link && { link: words.link }),
  };
}

/** Italic within italic stands upright again. Code is a little smaller: Plex Mono looks larger than text of its size. */
function emphasize(style: TextStyle, { bold, italic, code }: Words): TextStyle {
  return {
    ...style,
    ...(bold && { weight: 600 as const }),
    ...(italic && { italic: !style.italic }),
    ...(code && { family: 'mono' as const, size: style.size * 0.92, tracking: 0 }),
  };
}

function linkStyle(style: TextStyle, theme: LinkLook): TextStyle {
  if (theme.links === 'accent') return { ...style, color: theme.accent };
  return theme.links === 'underline' ? { ...style, underline: true } : style;
}
