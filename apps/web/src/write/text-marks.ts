/**
 * Rich text as people type it in a plain field: `**bold**`, `*italic*`, `` `code` `` and `[words](address)`.
 * Marks are switches, so any mixture can be written; one that is never closed is just a character, as is one after `\`.
 * Invariant: `readMarks(writeMarks(x))` is x, but for spaces at the edges of a mark and neighbours that are alike.
 */
import type { Inline } from '@peersume/resume';

type Marks = Pick<Inline, 'bold' | 'italic' | 'code' | 'link'>;

const special = new Set(['\\', '*', '`', '[', ']', '(', ')']);

export function readMarks(source: string): Inline[] {
  return joinAlike(read(source, {}));
}

export function writeMarks(inlines: readonly Inline[]): string {
  const meant = joinAlike(inlines.flatMap(spacesOutside));
  const plain = write(meant, (text) => text);
  // Nearly all text needs no backslash; it is written only where a character would be taken for a mark.
  return sameInlines(readMarks(plain), meant) ? plain : write(meant, escape);
}

export const sameInlines = (a: readonly Inline[], b: readonly Inline[]): boolean =>
  a.length === b.length &&
  a.every((inline, index) => {
    const other = b[index];
    return other !== undefined && inline.text === other.text && sameMarks(inline, other);
  });

function read(source: string, around: Marks): Inline[] {
  const found: Inline[] = [];
  let marks = around;
  let text = '';
  let at = 0;
  const flush = (): void => {
    if (text !== '') found.push({ ...marks, text });
    text = '';
  };
  while (at < source.length) {
    const character = source.charAt(at);
    const after = source.charAt(at + 1);
    if (character === '\\' && special.has(after)) {
      text += after;
      at += 2;
      continue;
    }
    if (character === '`') {
      const end = findClosing(source, at + 1, '`');
      if (end > at + 1) {
        flush();
        found.push({ ...marks, code: true, text: unescape(source.slice(at + 1, end)) });
        at = end + 1;
        continue;
      }
    }
    if (character === '[' && marks.link === undefined) {
      const link = readLink(source, at);
      if (link !== null) {
        flush();
        found.push(...read(link.words, { ...marks, link: link.address }));
        at = link.end;
        continue;
      }
    }
    if (character === '*') {
      const mark = after === '*' ? '**' : '*';
      const key = mark === '**' ? 'bold' : 'italic';
      if (marks[key] ? !isSpace(source.charAt(at - 1)) : opens(source, at, mark)) {
        flush();
        marks = toggle(marks, key);
        at += mark.length;
        continue;
      }
      text += mark;
      at += mark.length;
      continue;
    }
    text += character;
    at += 1;
  }
  flush();
  return found;
}

const isSpace = (character: string): boolean => character === '' || /\s/u.test(character);

/** A mark opens where a word follows and some later one, after a word, can close it. */
function opens(source: string, at: number, mark: '*' | '**'): boolean {
  if (isSpace(source.charAt(at + mark.length))) return false;
  for (let end = at + mark.length; end < source.length;) {
    if (source.charAt(end) === '\\') end += 2;
    else if (source.charAt(end) !== '*') end += 1;
    else {
      const found = source.startsWith('**', end) ? '**' : '*';
      if (found === mark && end > at + mark.length && !isSpace(source.charAt(end - 1))) return true;
      end += found.length;
    }
  }
  return false;
}

function readLink(source: string, at: number): { words: string; address: string; end: number } | null {
  const wordsEnd = findClosing(source, at + 1, ']');
  if (wordsEnd <= at + 1 || source.charAt(wordsEnd + 1) !== '(') return null;
  const addressEnd = findClosing(source, wordsEnd + 2, ')');
  if (addressEnd <= wordsEnd + 2) return null;
  return {
    words: source.slice(at + 1, wordsEnd),
    address: unescape(source.slice(wordsEnd + 2, addressEnd)),
    end: addressEnd + 1,
  };
}

/** -1 where it is not there. */
function findClosing(source: string, from: number, closing: string): number {
  for (let at = from; at < source.length; at += 1) {
    if (source.charAt(at) === '\\' && special.has(source.charAt(at + 1))) at += 1;
    else if (source.charAt(at) === closing) return at;
  }
  return -1;
}

const unescape = (text: string): string => text.replace(/\\([\\*`[\]()])/g, '$1');
const escape = (text: string): string => text.replace(/[\\*`[\]()]/g, '\\$&');

function toggle(marks: Marks, key: 'bold' | 'italic'): Marks {
  const { [key]: on, ...others } = marks;
  return on ? others : { ...others, [key]: true };
}

function write(inlines: readonly Inline[], escapeText: (text: string) => string): string {
  let written = '';
  let index = 0;
  while (index < inlines.length) {
    const link = inlines[index]?.link;
    const start = index;
    while (index < inlines.length && inlines[index]?.link === link) index += 1;
    const words = writeSwitches(inlines.slice(start, index), escapeText);
    written += link === undefined ? words : `[${words}](${link.replace(/[\\()]/g, '\\$&')})`;
  }
  return written;
}

function writeSwitches(inlines: readonly Inline[], escapeText: (text: string) => string): string {
  let written = '';
  let bold = false;
  let italic = false;
  for (const inline of [...inlines, { text: '' } as Inline]) {
    if (bold !== (inline.bold === true)) written += '**';
    if (italic !== (inline.italic === true)) written += '*';
    bold = inline.bold === true;
    italic = inline.italic === true;
    written += inline.code ? `\`${escapeText(inline.text)}\`` : escapeText(inline.text);
  }
  return written;
}

/** A mark around a space cannot be typed, and nobody sees it. */
function spacesOutside(inline: Inline): Inline[] {
  if (!inline.bold && !inline.italic) return [inline];
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(inline.text) ?? [];
  const { bold: _bold, italic: _italic, ...plain } = inline;
  return [
    { ...plain, text: before },
    { ...inline, text: words },
    { ...plain, text: after },
  ].filter((part) => part.text !== '');
}

function joinAlike(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.text === '') continue;
    if (last !== undefined && sameMarks(last, inline)) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    } else joined.push(inline);
  }
  return joined;
}

const sameMarks = (a: Marks, b: Marks): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.code === b.code && a.link === b.link;
