/** Puts a stretch of text elsewhere, with its marks, and says which letter has become which. */
import { assert } from '@peersume/base';
import * as Y from 'yjs';
import type { Stretch } from '../text/inlines.ts';
import { stretchesOf } from '../text/inlines.ts';
import type { LetterId, Run } from './record.ts';

/** Copies letters `start` to `end` of one text into another, at its place `at`. */
export function copyText(from: Y.XmlText, start: number, end: number, to: Y.XmlText, at: number): Run[] {
  const { doc } = to;
  assert(doc !== null, 'the text is in a document');
  const old = lettersOf(from, start, end);
  const before = Y.getState(doc.store, doc.clientID);
  to.applyDelta([...(at > 0 ? [{ retain: at }] : []), ...cut(stretchesOf(from), start, end)]);
  const fresh = lettersOf(to, 0, to.length).filter(({ client, clock }) => client === doc.clientID && clock >= before);
  return pair(old, fresh);
}

/** The same, and they are gone where they were. */
export function moveText(from: Y.XmlText, start: number, end: number, to: Y.XmlText, at: number): Run[] {
  if (end <= start) return [];
  const runs = copyText(from, start, end, to, at);
  from.delete(start, end - start);
  return runs;
}

/** So many letters that follow one another in the document and in their client's clock. */
interface Letters extends LetterId {
  readonly length: number;
}

/** The letters from `start` to `end`, counted in UTF-16 units as Yjs does. */
function lettersOf(text: Y.XmlText, start: number, end: number): Letters[] {
  const letters: Letters[] = [];
  let at = 0;
  for (let item = text._start; item !== null && at < end; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const from = Math.max(start, at);
    const to = Math.min(end, at + item.length);
    if (from < to && item.content instanceof Y.ContentString) {
      letters.push({ client: item.id.client, clock: item.id.clock + from - at, length: to - from });
    }
    at += item.length;
  }
  return letters;
}

function cut(stretches: readonly Stretch[], start: number, end: number): Stretch[] {
  const parts: Stretch[] = [];
  let at = 0;
  for (const { insert, attributes } of stretches) {
    const part = insert.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (part !== '') parts.push({ insert: part, attributes });
    at += insert.length;
  }
  return parts;
}

/** Letter by letter, as long as both lists last. */
function pair(old: readonly Letters[], fresh: readonly Letters[]): Run[] {
  const runs: Run[] = [];
  let [a, b, inA, inB] = [0, 0, 0, 0];
  for (;;) {
    const from = old[a];
    const to = fresh[b];
    if (from === undefined || to === undefined) return runs;
    const length = Math.min(from.length - inA, to.length - inB);
    runs.push({
      from: { client: from.client, clock: from.clock + inA },
      to: { client: to.client, clock: to.clock + inB },
      length,
    });
    inA += length;
    inB += length;
    if (inA === from.length) [a, inA] = [a + 1, 0];
    if (inB === to.length) [b, inB] = [b + 1, 0];
  }
}
