/** Small lines that all templates need: a label with what belongs to it, and the keywords of an entry. */
import type { Block, RowBlock } from '../../blocks/block.ts';
import type { Span, TextStyle } from '../../text/style.ts';
import type { EntryView } from '../view/entry-view.ts';
import type { LineView } from '../view/line-view.ts';
import type { SectionContent } from '../view/section-view.ts';
import { paragraph } from './body.ts';
import { estimateWidth } from './text-width.ts';
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

/** Keywords that say for themselves what they are, for a line of the head. */
export const bareKeywords = (entry: EntryView, style: TextStyle, kit: Kit): Span[] =>
  entry.keywordsLabel.length > 0 ? [] : setWords(entry.keywords, style, kit.marks.comma);

/** Keywords that need a label (courses) as a line of their own, part of the head; nothing where there are none. */
export function labelledKeywords(entry: EntryView, style: TextStyle, kit: Kit): Block[] {
  if (entry.keywordsLabel.length === 0) return [];
  const words = setWords(entry.keywords, style, kit.marks.comma);
  const spans = joinSpans([setWords(entry.keywordsLabel, style), words], kit.marks.colon, style);
  return [{ ...paragraph(spans, kit), keepWithNext: true }];
}

/** Rows of a label column and what belongs to each label. */
export function labelRows(content: SectionContent, look: LineLook, kit: Kit): (line: LineView) => Block {
  const lines = content.form === 'lines' ? content.lines : [];
  const labels = lines.map(({ label, note }) => [...label, ...note].map(wordText).join(', ') + kit.marks.colon);
  const widest = labels.reduce((width, label) => Math.max(width, estimateWidth(label, look.label)), 0);
  const width = Math.min(widest * labelRoom, kit.columnWidth * mostForLabels);
  return (line) => labelRow(line, look, width, kit);
}

/** The width is a guess. */
const labelRoom = 1.02;
/** As close as columns may be: labels and values belong together. */
const labelGapEm = 1.3;
/** Longer labels are set on two lines, so that the values keep their column. */
const mostForLabels = 0.28;

const wordText = ({ text }: { readonly text: string }): string => text;

function labelRow(line: LineView, look: LineLook, width: number, kit: Kit): Block {
  const { marks } = kit;
  const label = joinSpans([setWords(line.label, look.label), setWords(line.note, look.note)], marks.comma, look.note);
  const values = setWords(line.values, look.value, marks.comma);
  if (label.length === 0 || values.length === 0) return paragraph([...label, ...values], kit);
  const row: RowBlock = {
    type: 'row',
    gap: look.value.size * labelGapEm,
    cells: [
      { width, blocks: [paragraph([...label, { text: marks.colon.trimEnd(), style: look.label }], kit)] },
      { width: 'flow', blocks: [paragraph(values, kit)] },
    ],
  };
  return row;
}
