/**
 * A text setter for tests of layout: every character is half an em wide, lines break greedily at spaces, a word longer
 * than the line breaks anywhere. It keeps the contract of the real one: runs in logical order, trailing spaces kept and
 * hanging, alignment by the paragraph's own direction.
 */
import type { Face } from '../../fonts/face.ts';
import type { BrokenParagraph, Line, LineRun, Paragraph } from '../../text/paragraph.ts';
import type { ShapedRun } from '../../text/shaped.ts';
import type { TextDirection, TextStyle } from '../../text/style.ts';
import type { TextSetter } from '../text-setter.ts';

export const advanceEm = 0.5;

export function createFixedAdvanceSetter(documentDirection: TextDirection = 'ltr'): TextSetter {
  return {
    breakParagraph: (paragraph, width) => breakGreedily(paragraph, width, documentDirection),
    metrics: ({ size }: TextStyle) => ({
      ascent: size * 0.8,
      descent: size * 0.2,
      capHeight: size * 0.7,
      xHeight: size * 0.5,
    }),
  };
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly span: number;
  readonly isSpace: boolean;
}

function breakGreedily(paragraph: Paragraph, width: number, fallback: TextDirection): BrokenParagraph {
  const direction = paragraph.direction ?? firstStrong(paragraph) ?? fallback;
  const lines: Piece[][] = [[]];
  let used = 0;
  let overflows = false;
  for (const word of words(paragraph)) {
    const wordWidth = word.reduce((sum, piece) => sum + piece.width, 0);
    const [first] = word;
    if (first === undefined) continue;
    if (!first.isSpace && used > 0 && used + wordWidth > width) {
      lines.push([]);
      used = 0;
    }
    for (const piece of !first.isSpace && wordWidth > width ? word.flatMap(characters) : word) {
      if (!piece.isSpace && used > 0 && used + piece.width > width) {
        lines.push([]);
        used = 0;
      }
      if (piece.width > width) overflows = true;
      lines.at(-1)?.push(piece);
      used += piece.width;
    }
  }
  const set = lines.map((pieces) => setLine(pieces, paragraph, direction, width));
  return { lines: set, direction, width: Math.max(0, ...set.map((line) => line.width)), overflows };
}

const firstStrong = (paragraph: Paragraph): TextDirection | undefined => {
  const strong = /[A-Za-zÀ-ɏ]|[֐-ࣿ]/u.exec(paragraph.spans.map((span) => span.text).join(''))?.[0];
  if (strong === undefined) return undefined;
  return /[֐-ࣿ]/u.test(strong) ? 'rtl' : 'ltr';
};

/** Words and spaces, each as pieces by span. */
function words(paragraph: Paragraph): Piece[][] {
  const result: Piece[][] = [];
  paragraph.spans.forEach(({ text, style }, span) => {
    for (const part of text.match(/ +|[^ ]+/gu) ?? []) {
      const isSpace = part.startsWith(' ');
      const advance = (advanceEm + style.tracking) * style.size;
      const piece = { text: part, width: [...part].length * advance, span, isSpace };
      const before = result.at(-1);
      if (!isSpace && before?.[0]?.isSpace === false) before.push(piece);
      else result.push([piece]);
    }
  });
  return result;
}

const characters = (piece: Piece): Piece[] => {
  const parts = [...piece.text];
  return parts.map((text) => ({ ...piece, text, width: piece.width / parts.length }));
};

function setLine(pieces: readonly Piece[], paragraph: Paragraph, direction: TextDirection, width: number): Line {
  const visible = pieces.at(-1)?.isSpace === true ? pieces.slice(0, -1) : pieces;
  const lineWidth = visible.reduce((sum, piece) => sum + piece.width, 0);
  const slack = width === Infinity ? 0 : width - lineWidth;
  const isAtLeft = (paragraph.align === 'end') === (direction === 'rtl');
  const left = paragraph.align === 'center' ? slack / 2 : isAtLeft ? 0 : slack;
  let cursor = direction === 'ltr' ? left : left + lineWidth;
  const runs = pieces.map((piece): LineRun => {
    if (direction === 'rtl') cursor -= piece.width;
    const run = { shaped: shape(piece, direction), x: cursor, width: piece.width, span: piece.span };
    if (direction === 'ltr') cursor += piece.width;
    return run;
  });
  return { runs, width: lineWidth };
}

const shape = ({ text, isSpace }: Piece, direction: TextDirection): ShapedRun => {
  const glyphs = [...text].map((character) => ({ id: 1, advance: 500, dx: 0, dy: 0, text: character }));
  return {
    text,
    face: testFace,
    direction,
    glyphs: direction === 'rtl' ? glyphs.toReversed() : glyphs,
    advance: glyphs.length * advanceEm,
    clusters: glyphs.length,
    isSpace,
  };
};

const testFace: Face = {
  file: { id: 'test/latin/400/normal', family: 'test', weight: 400, italic: false, path: 'test' },
  bytes: new Uint8Array(),
  unitsPerEm: 1000,
  ascent: 800,
  descent: -200,
  capHeight: 700,
  xHeight: 500,
  has: () => true,
};
