/** Small lines that all templates need: a label with what belongs to it, and the keywords of an entry. */
import type { Block } from '../../blocks/block.ts';
import type { Span, TextStyle } from '../../text/style.ts';
import type { EntryView } from '../view/entry-view.ts';
import type { LineView } from '../view/line-view.ts';
import { paragraph } from './body.ts';
import type { Kit } from './kit.ts';
import { joinSpans, setWords } from './spans.ts';

export interface LineLook {
  readonly label: TextStyle;
  readonly note: TextStyle;
  readonly value: TextStyle;
}

/** "Languages (working knowledge): Kotlin, Go", "Spanish, native". */
export function labelledLine(line: LineView, look: LineLook, { marks }: Kit): Span[] {
  const label = setWords(line.label, look.label);
  const note = setWords(line.note, look.note);
  const values = setWords(line.values, look.value, marks.comma);
  return joinSpans([joinSpans([label, note], marks.comma, look.value), values], marks.colon, look.value);
}

/** The keywords of an entry as a paragraph of their own; nothing where there are none. */
export function keywordLine(entry: EntryView, style: TextStyle, kit: Kit): Block[] {
  const words = setWords(entry.keywords, style, kit.marks.comma);
  if (words.length === 0) return [];
  return [paragraph(joinSpans([setWords(entry.keywordsLabel, style), words], kit.marks.colon, style), kit)];
}
