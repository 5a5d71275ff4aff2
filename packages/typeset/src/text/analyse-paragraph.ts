/**
 * A paragraph without its width: cleaned text, embedding levels, breaks, and shaped words. Independent of size and
 * tracking too, so that solving for a size shapes nothing anew.
 *
 * Invariant: the runs' texts, in order, join to the cleaned text without what never prints (zero-width spaces, direction
 * marks, joiners with nothing to join) and with a space for a line feed after a word.
 */
import { hanFamilyOf } from '../fonts/fallback-families.ts';
import { BreakKind, breaksOf, type ThaiWords } from './break-opportunities.ts';
import { cleanText } from './clean-text.ts';
import { embeddingLevelsOf, type TextRange } from './embedding-levels.ts';
import type { Paragraph } from './paragraph.ts';
import type { ShapedRun } from './shaped.ts';
import { languageTag, type ShapingContext, type WordShaper } from './shape-words.ts';
import type { Span, TextDirection } from './style.ts';

export interface AnalysedParagraph {
  readonly text: string;
  readonly base: TextDirection;
  readonly segments: readonly Segment[];
  /** Shapes a part of the text anew, for words that must be divided. */
  runsOf(start: number, end: number): readonly PlacedRun[];
  /** Some font was not open yet: the result must not be kept. */
  readonly isProvisional: boolean;
}

/** What lies between two places where a line may end: a word, or more that belong together, and the spaces after it. */
export interface Segment {
  readonly start: number;
  /** Before the trailing spaces. */
  readonly end: number;
  readonly runs: readonly PlacedRun[];
  readonly spaces: readonly PlacedRun[];
  readonly isForced: boolean;
}

export interface PlacedRun {
  readonly shaped: ShapedRun;
  readonly span: number;
  /** Embedding level (UAX #9). */
  readonly level: number;
}

export function analyseParagraph(
  paragraph: Pick<Paragraph, 'spans' | 'direction' | 'language'>,
  shaper: WordShaper,
  thaiWords: ThaiWords | undefined,
): AnalysedParagraph {
  const stretches = stretchesOf(paragraph.spans, paragraph.language, shaper);
  const text = stretches.map((stretch) => stretch.text).join('');
  const { base, levels } = embeddingLevelsOf(text, paragraph.direction, paragraph.language, linksOf(stretches));
  const breaks = breaksOf(text, thaiWords);
  let isProvisional = false;

  const levelAt = (at: number): number => levels?.[at] ?? 0;
  function runsOf(start: number, end: number): readonly PlacedRun[] {
    const runs: PlacedRun[] = [];
    for (let index = stretchAt(stretches, start); index < stretches.length; index += 1) {
      const stretch = stretches[index];
      if (!stretch || stretch.start >= end) break;
      const to = Math.min(end, stretch.start + stretch.text.length);
      for (let at = Math.max(start, stretch.start); at < to;) {
        const level = levelAt(at);
        let next = levels ? at + 1 : to;
        while (next < to && levelAt(next) === level) next += 1;
        const context = level % 2 === 1 ? stretch.rtl() : stretch.ltr();
        const shaped = shaper.shape(context, text, at, next);
        isProvisional ||= shaped.isProvisional;
        for (const run of shaped.runs) runs.push({ shaped: run, span: index, level });
        at = next;
      }
    }
    return runs;
  }

  const segments: Segment[] = [];
  for (let start = 0, at = 0; at < text.length; at += 1) {
    const kind = breaks[at];
    if (kind === BreakKind.none) continue;
    const end = endOfWord(text, start, at + 1);
    const runs = runsOf(start, end);
    const spaces = runsOf(end, at + 1);
    segments.push({ start, end, runs, spaces, isForced: kind === BreakKind.forced });
    start = at + 1;
  }
  return { text, base, segments, runsOf, isProvisional };
}

interface Stretch {
  readonly text: string;
  readonly href: string | undefined;
  readonly start: number;
  readonly ltr: () => ShapingContext;
  readonly rtl: () => ShapingContext;
}

function stretchesOf(spans: readonly Span[], language: string, shaper: WordShaper): readonly Stretch[] {
  let start = 0;
  let before = '';
  return spans.map((span): Stretch => {
    const text = withSpaceAtLineFeeds(cleanText(span.text).text, before);
    if (text !== '') before = text;
    const tag = languageTag(span.language ?? language);
    const han = hanFamilyOf(tag, text);
    const contextIn = (direction: TextDirection) => {
      let context: ShapingContext | undefined;
      return () => (context ??= shaper.contextOf(span.style, tag, han, direction));
    };
    const stretch = { text, href: span.link?.href, start, ltr: contextIn('ltr'), rtl: contextIn('rtl') };
    start += text.length;
    return stretch;
  });
}

/** A line feed parts words for the eye; the space before it, which hangs over the end of the line, parts them for readers of the text. */
function withSpaceAtLineFeeds(text: string, before: string): string {
  if (!text.includes('\n')) return text;
  const spaced = text.replaceAll(/(?<=\S)\n/gu, ' \n');
  return spaced.startsWith('\n') && /\S$/u.test(before) ? ` ${spaced}` : spaced;
}

/** A link may have several spans, one of them bold. */
function linksOf(stretches: readonly Stretch[]): readonly TextRange[] {
  const links: (TextRange & { readonly href: string })[] = [];
  for (const { href, start, text } of stretches) {
    if (href === undefined || text === '') continue;
    const last = links.at(-1);
    const end = start + text.length;
    if (last?.end === start && last.href === href) links[links.length - 1] = { ...last, end };
    else links.push({ start, end, href });
  }
  return links;
}

/** Index of the stretch that holds a place in the text. */
function stretchAt(stretches: readonly Stretch[], at: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

function endOfWord(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && trailing.has(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** What may hang over the end of a line: spaces at which a line can end, and a line feed. */
const trailing: ReadonlySet<string> = new Set(
  ' \n\u200b\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000',
);
