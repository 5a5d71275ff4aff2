/**
 * The marks that people write in plain text fields: **bold**, *italic*, `code`, [text](target), and a backslash before
 * a character that is meant as itself. Invariant: `writeInlines(readInlines(text)) === text` for every text; a text
 * whose marks would come back differently is not understood as marks at all, but kept letter by letter.
 */
import type { Inline } from '../schema/rich-text.ts';

/** Neighbours differ in their marks and none is empty; no text gives no inlines. */
export function readInlines(text: string): Inline[] {
  return interpret(text, 0);
}

/** The spelling that `readInlines` gives back as the same inlines, where there is one. */
export function writeInlines(inlines: readonly Inline[]): string {
  return write(inlines, 0);
}

export function sameInlines(one: readonly Inline[], two: readonly Inline[]): boolean {
  return (
    one.length === two.length &&
    one.every((inline, index) => sameMarks(inline, two[index]) && inline.text === two[index]?.text)
  );
}

function interpret(text: string, depth: number): Inline[] {
  if (text === '') return [];
  const literal: Inline[] = [{ text }];
  if (!/[*`[\]\\]/.test(text)) return literal;
  const parsed = parse(text);
  if (parsed === undefined || depth > maxRewrites) return literal;
  if (render(parsed, false) === text) return parsed;
  return write(parsed, depth + 1) === text ? parsed : literal;
}

const maxRewrites = 4; // each takes some backslashes away; real texts need one

function write(inlines: readonly Inline[], depth: number): string {
  const bare = render(inlines, false);
  return sameInlines(interpret(bare, depth), inlines) ? bare : render(inlines, true);
}

interface Marks {
  bold: boolean;
  italic: boolean;
  link: string | undefined;
}

/** One pass, left to right; undefined where a mark stays open. */
function parse(text: string): Inline[] | undefined {
  const inlines: Inline[] = [];
  const marks: Marks = { bold: false, italic: false, link: undefined };
  let linkEnd = -1;
  let plain = '';
  let at = 0;
  const flush = (): void => {
    if (plain !== '') push(inlines, inlineOf(plain, marks, false));
    plain = '';
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\' && escapable.test(text.charAt(at + 1))) {
      plain += text.charAt(at + 1);
      at += 2;
    } else if (character === '*') {
      const length = runLength(text, at);
      const next = toggled(text, at, length, marks);
      if (next === undefined) plain += text.slice(at, at + length);
      else {
        flush();
        Object.assign(marks, next);
      }
      at += length;
    } else if (character === '`') {
      const end = text.indexOf('`', at + 1);
      if (end <= at + 1) return undefined;
      flush();
      push(inlines, inlineOf(text.slice(at + 1, end), marks, true));
      at = end + 1;
    } else if (character === '[' && marks.link === undefined) {
      const link = linkAt(text, at);
      if (link === undefined) plain += character;
      else {
        flush();
        marks.link = link.target;
        linkEnd = link.labelEnd;
      }
      at += 1;
    } else if (at === linkEnd && marks.link !== undefined) {
      flush();
      at += marks.link.length + 3;
      marks.link = undefined;
    } else {
      plain += character;
      at += 1;
    }
  }
  flush();
  return marks.bold || marks.italic || marks.link !== undefined ? undefined : inlines;
}

const escapable = /[*`[\]\\]/;

function runLength(text: string, at: number): number {
  let length = 1;
  while (text.charAt(at + length) === '*') length++;
  return length;
}

/** A mark opens before a letter and closes after one; a lone asterisk inside a word ("2*3") is no mark. */
function toggled(text: string, at: number, length: number, marks: Marks): Pick<Marks, 'bold' | 'italic'> | undefined {
  if (length > 3) return undefined;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + length);
  const flipsBold = length >= 2;
  const flipsItalic = length !== 2;
  const opens = (flipsBold && !marks.bold) || (flipsItalic && !marks.italic);
  const closes = (flipsBold && marks.bold) || (flipsItalic && marks.italic);
  if (opens && (after === '' || /\s/.test(after))) return undefined;
  if (closes && (before === '' || /\s/.test(before))) return undefined;
  if (length === 1 && opens && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return undefined;
  return { bold: flipsBold ? !marks.bold : marks.bold, italic: flipsItalic ? !marks.italic : marks.italic };
}

function linkAt(text: string, at: number): { target: string; labelEnd: number } | undefined {
  labelEndPattern.lastIndex = at + 1;
  const labelEnd = labelEndPattern.exec(text)?.index;
  if (labelEnd === undefined || labelEnd === at + 1 || !text.startsWith('](', labelEnd)) return undefined;
  targetPattern.lastIndex = labelEnd + 2;
  const target = targetPattern.exec(text)?.[1];
  return target === undefined ? undefined : { target, labelEnd };
}

/** The next bracket that is not escaped; another opening one ends the search, which keeps the whole pass linear. */
const labelEndPattern = /(?<!\\)[[\]]/g;
const targetPattern = /([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)\)/y;

function render(inlines: readonly Inline[], escapes: boolean): string {
  let text = '';
  let previous: Inline | undefined;
  for (const inline of [...inlines, undefined]) {
    const leavesLink = previous?.link !== undefined && previous.link !== inline?.link;
    const entersLink = inline?.link !== undefined && previous?.link !== inline.link;
    const boldEnds = previous?.bold === true && inline?.bold !== true;
    const italicEnds = previous?.italic === true && inline?.italic !== true;
    const boldBegins = inline?.bold === true && previous?.bold !== true;
    const italicBegins = inline?.italic === true && previous?.italic !== true;
    // Where a link begins or ends, marks end before the bracket and begin after it.
    text += stars(boldEnds, italicEnds);
    if (leavesLink) text += `](${previous?.link})`;
    if (entersLink) text += '[';
    text += stars(boldBegins, italicBegins);
    if (inline === undefined) break;
    text +=
      inline.code === true
        ? `\`${inline.text}\``
        : escapes
          ? inline.text.replaceAll(/[*`[\]\\]/g, '\\$&')
          : inline.text;
    previous = inline;
  }
  return text;
}

function stars(bold: boolean, italic: boolean): string {
  return (bold ? '**' : '') + (italic ? '*' : '');
}

function push(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (last !== undefined && sameMarks(last, inline))
    inlines[inlines.length - 1] = { ...last, text: last.text + inline.text };
  else inlines.push(inline);
}

function inlineOf(text: string, marks: Marks, isCode: boolean): Inline {
  return {
    text,
    ...(marks.bold && { bold: true as const }),
    ...(marks.italic && { italic: true as const }),
    ...(isCode && { code: true as const }),
    ...(marks.link !== undefined && { link: marks.link }),
  };
}

function sameMarks(one: Inline, two: Inline | undefined): boolean {
  return (
    two !== undefined &&
    one.bold === two.bold &&
    one.italic === two.italic &&
    one.code === two.code &&
    one.link === two.link
  );
}
