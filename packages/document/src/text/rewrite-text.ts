/**
 * Makes a block's text say something else by changing only what differs, word by word: what others write into it at the
 * same time, and the cursor of whoever is in it, stay where they are.
 */
import type { Inline } from '@peersume/resume';
import type * as Y from 'yjs';
import { diffLists } from '../words/diff-lists.ts';
import { splitWords } from '../words/split-words.ts';
import { beginText, linesOf, readInlines, stretchesFrom, stretchesOf, type Stretch } from './inlines.ts';
import { markNames, type Attributes } from './grammar.ts';

/** True when there was anything to change. */
export function rewriteText(fragment: Y.XmlFragment, inlines: readonly Inline[]): boolean {
  const wanted = stretchesFrom(inlines);
  if (JSON.stringify(stretchesFrom(readInlines(fragment))) === JSON.stringify(wanted)) return false;
  const [line, ...more] = linesOf(fragment);
  if (line === undefined) {
    beginText(fragment, inlines);
    return true;
  }
  for (const other of more) other.delete(0, other.length);
  rewriteWords(line, wanted);
  rewriteMarks(line, wanted);
  return true;
}

function rewriteWords(line: Y.XmlText, wanted: readonly Stretch[]): void {
  const before = splitWords(plainOf(stretchesOf(line)));
  const after = splitWords(plainOf(wanted));
  // From the end, so that earlier places stay true.
  for (const { from, to, removed, added } of diffLists(before, after).reverse()) {
    const at = lengthOf(before.slice(0, from));
    const old = before.slice(from, from + removed).join('');
    const fresh = after.slice(to, to + added).join('');
    const [start, end] = commonEnds(old, fresh);
    if (old.length > start + end) line.delete(at + start, old.length - start - end);
    const insert = fresh.slice(start, fresh.length - end);
    // Marks come afterwards; none are taken from the neighbours.
    if (insert !== '') line.insert(at + start, insert, {});
  }
}

function rewriteMarks(line: Y.XmlText, wanted: readonly Stretch[]): void {
  let at = 0;
  const now = stretchesOf(line);
  for (const { insert, attributes } of wanted) {
    for (const part of overlaps(now, at, at + insert.length)) {
      const change = markChange(part.attributes, attributes);
      if (Object.keys(change).length > 0) line.format(part.start, part.end - part.start, change);
    }
    at += insert.length;
  }
}

/** Which marks to set, and (null) to take away. */
function markChange(before: Attributes, after: Attributes): Record<string, unknown> {
  const change: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(after)) {
    if (JSON.stringify(before[name]) !== JSON.stringify(value)) change[name] = value;
  }
  for (const name of markNames) if (before[name] !== undefined && after[name] === undefined) change[name] = null;
  return change;
}

function* overlaps(
  stretches: readonly Stretch[],
  from: number,
  to: number,
): Generator<{ start: number; end: number; attributes: Attributes }> {
  let at = 0;
  for (const { insert, attributes } of stretches) {
    const start = Math.max(at, from);
    const end = Math.min(at + insert.length, to);
    if (start < end) yield { start, end, attributes };
    at += insert.length;
  }
}

/** Letters at the start and the end of two words that are the same, without parting surrogate pairs. */
export function commonEnds(old: string, fresh: string): [number, number] {
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === fresh.charCodeAt(start)) start++;
  if (start > 0 && isHigh(old.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < shorter - start && old.charCodeAt(old.length - 1 - end) === fresh.charCodeAt(fresh.length - 1 - end))
    end++;
  if (end > 0 && isLow(old.charCodeAt(old.length - end))) end--;
  return [start, end];
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const plainOf = (stretches: readonly Stretch[]): string => stretches.map(({ insert }) => insert).join('');
const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);
