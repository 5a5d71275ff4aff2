/**
 * HTML of the clipboard as lines, as Word, Google Docs, LibreOffice, browsers and viewers of PDFs write it. Only words,
 * bold, italic, code and safe links come through; lists become bullets, nested ones flat; nothing of it is ever put into
 * the page. Undefined where it goes beyond the limits, or holds no words: the plain text beside it is then the better one.
 */
import { safeLink, type Inline, type TextBlock } from '@peersume/resume';
import { Parser } from 'htmlparser2';
import { joinSame, wordsOf } from '../text-nodes.ts';
import { cleanWords, signLength } from './clean-words.ts';
import { cutLine, pasteLimits, type PastedLine } from './pasted-line.ts';
import { readStyle } from './read-style.ts';
import { goesOn, seamOf } from './wrapped.ts';

export function readHtml(html: string): PastedLine[] | undefined {
  const reader = createReader();
  const parser = new Parser(
    { onopentag: reader.open, onclosetag: reader.close, ontext: reader.text },
    { decodeEntities: true, lowerCaseTags: true },
  );
  if (html.length > pasteLimits.htmlLength) return undefined;
  // In pieces: the limits are looked at between them.
  for (let at = 0; at < html.length; at += pieceLength) {
    parser.write(html.slice(at, at + pieceLength));
    if (reader.isBeyond()) return undefined;
  }
  parser.end();
  if (reader.isBeyond()) return undefined;
  const lines = reader.lines();
  return lines.length === 0 ? undefined : lines;
}

const pieceLength = 8_192;

/** What an element makes of the words in it. */
interface Frame {
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  readonly link: string | undefined;
  /** Neither it nor what is in it is read. */
  readonly isHidden: boolean;
  readonly type: TextBlock['type'] | undefined;
}

const root: Frame = {
  name: '',
  bold: false,
  italic: false,
  code: false,
  link: undefined,
  isHidden: false,
  type: undefined,
};

function createReader() {
  const frames: Frame[] = [root];
  const lines: PastedLine[] = [];
  let inlines: Inline[] = [];
  let type: TextBlock['type'] | undefined;
  let elements = 0;
  let isTooDeep = false;
  /** Whose words came last. */
  let speaker: Frame | undefined;
  /** The line before ended with a break, not with its block. */
  let isBroken = false;

  const top = (): Frame => frames.at(-1) ?? root;

  function endLine(byBreak = false): void {
    const tidied = tidy(inlines);
    inlines = [];
    speaker = undefined;
    const before = lines.at(-1);
    if (tidied !== undefined && isBroken && tidied.type === undefined && before !== undefined) {
      const [head, next] = [wordsOf(before.inlines), wordsOf(tidied.inlines)];
      if (goesOn(head, next)) {
        lines.pop();
        const seam = { ...before.inlines.at(-1), text: seamOf(head, next) };
        tidied.inlines = joinSame([...before.inlines, seam, ...tidied.inlines]);
        tidied.type = before.type;
      }
    }
    if (tidied !== undefined && lines.length <= pasteLimits.lines) {
      lines.push(cutLine({ type: tidied.type ?? type, inlines: tidied.inlines }));
    }
    isBroken = byBreak && tidied !== undefined;
    type = top().type;
  }

  function space(): void {
    inlines.push({ text: ' ' });
    speaker = undefined;
  }

  return {
    open(name: string, attributes: { readonly [name: string]: string }): void {
      elements += 1;
      if (frames.length > pasteLimits.depth) {
        isTooDeep = true;
        return;
      }
      const frame = frameOf(name, attributes, top());
      if (blocks.has(name)) endLine();
      frames.push(frame);
      if (blocks.has(name)) type = frame.type;
      // Within an item the line stays one.
      if (name === 'br' && !frame.isHidden) {
        if (frame.type === 'bullet') space();
        else endLine(true);
      }
      if (name === 'td' || name === 'th') space();
    },
    close(name: string): void {
      const at = frames.findLastIndex((frame) => frame.name === name);
      if (at < 1) return;
      if (blocks.has(name)) endLine();
      frames.length = at;
      if (blocks.has(name)) type = top().type;
    },
    text(data: string): void {
      const frame = top();
      const { isHidden, bold, italic, code, link } = frame;
      if (isHidden || data === '') return;
      const last = inlines.at(-1);
      if (speaker === frame && last !== undefined) {
        inlines[inlines.length - 1] = { ...last, text: last.text + data };
        return;
      }
      speaker = frame;
      inlines.push({
        text: data,
        ...(bold && { bold }),
        ...(italic && { italic }),
        ...(code && { code }),
        ...(link !== undefined && { link }),
      });
    },
    isBeyond: () => isTooDeep || elements > pasteLimits.elements,
    lines(): PastedLine[] {
      endLine();
      const found = lines.slice(0, pasteLimits.lines);
      const isList = found.some((line) => line.type === 'bullet');
      return found.map((line) => ({ ...line, type: isList ? (line.type ?? 'paragraph') : line.type }));
    },
  };
}

const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** What holds no words to be read. */
const hidden = new Set(
  'applet audio base button canvas datalist embed frame frameset head iframe input link map math meta noembed noframes noscript object option param picture script select style svg template textarea title video xml'.split(
    ' ',
  ),
);

function frameOf(name: string, attributes: { readonly [name: string]: string }, outer: Frame): Frame {
  const style = readStyle(attributes['style'] ?? '');
  const isWordItem = style.isWordItem || /\bMsoList(?:Paragraph|Bullet|Number)/u.test(attributes['class'] ?? '');
  const isBlock = blocks.has(name);
  const isBold = name === 'b' || name === 'strong' ? true : isBlock ? false : outer.bold;
  return {
    name,
    bold: style.bold ?? isBold,
    italic: style.italic ?? (name === 'i' || name === 'em' || name === 'cite' || (!isBlock && outer.italic)),
    code: name === 'code' || name === 'kbd' || name === 'samp' || outer.code,
    link: name === 'a' ? linkOf(attributes['href']) : outer.link,
    isHidden: outer.isHidden || hidden.has(name) || style.isHidden || attributes['hidden'] !== undefined,
    type: name === 'li' || isWordItem ? 'bullet' : outer.type,
  };
}

/** Kept as it was written, where it is safe: what may be clicked is decided again when it is shown. */
function linkOf(href: string | undefined): string | undefined {
  const address = href?.trim() ?? '';
  return safeLink(address) === undefined ? undefined : address;
}

/** Spaces as words have them, without the sign of a list, without ends of spaces; undefined where nothing is left. */
function tidy(inlines: readonly Inline[]): { type: PastedLine['type']; inlines: Inline[] } | undefined {
  const whole = inlines.map(({ text }) => text).join('');
  let skip = signLength(whole.replace(/^[\s\u00a0]+/u, (spaces) => ' '.repeat(spaces.length)));
  const isBullet = skip > 0;
  let endsInSpace = true;
  const words: Inline[] = [];
  for (const inline of inlines) {
    const rest = inline.text.slice(Math.min(skip, inline.text.length));
    skip -= inline.text.length - rest.length;
    let text = cleanWords(rest);
    if (endsInSpace) text = text.trimStart();
    if (text === '') continue;
    endsInSpace = text.endsWith(' ');
    words.push({ ...inline, text });
  }
  const joined = joinSame(words);
  const last = joined.at(-1);
  if (last === undefined) return undefined;
  const trimmed = last.text.trimEnd();
  const tidied = trimmed === '' ? joined.slice(0, -1) : [...joined.slice(0, -1), { ...last, text: trimmed }];
  return tidied.length === 0 ? undefined : { type: isBullet ? 'bullet' : undefined, inlines: tidied };
}
