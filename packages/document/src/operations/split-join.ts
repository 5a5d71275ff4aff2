/**
 * Splitting and joining bullets. Letters change their fragment, so they are deleted in one and written anew in the
 * other, with their marks, and the document remembers which is which (`lives/`):
 *
 * - What others type at the same time into the half that moves stays at the end of the half that stays.
 * - What they type into a bullet that is joined to another keeps that bullet alive, with their words alone.
 * - Where two people move the same letters at once, the letters end up in one of the two places, never in both.
 * - Letters that others delete, and marks that they set, in the half that moves while it moves, come back as they were.
 */
import { err, ok, type Result } from '@peersume/base';
import { plainInlines, type Id } from '@peersume/resume';
import type * as Y from 'yjs';
import { moveText } from '../lives/move-text.ts';
import { recordLives, type Run } from '../lives/record.ts';
import { textOf } from '../shape/roots.ts';
import type { Node } from '../shape/tree.ts';
import { beginText, linesOf } from '../text/inlines.ts';
import { writeEntity } from '../write/write-entities.ts';
import { checkText } from './check-length.ts';
import { remove } from './remove.ts';
import { textToChange } from './text-to-change.ts';
import { edit, findShown, placeBefore, restructure, type Editing } from './editing.ts';
import type { Done, OperationError } from './operation.ts';

export function splitBlock(editing: Editing, block: Id, at: number): Result<Done, OperationError> {
  const node = findBlock(editing, block);
  if (node === undefined) return err({ type: 'NotFound', id: block });
  const words = plainInlines(editing.view.inlines(block));
  if (!isPlaceIn(words, at)) return err({ type: 'WrongOffset', block, at, length: words.length });
  const siblings = editing.view.placed(node.parent);
  const next = siblings[siblings.findIndex((sibling) => sibling.id === block) + 1];
  const id = editing.ids('block');
  const place = placeBefore(editing, id, node.parent, next?.id);
  if (!place.ok) return place;
  const type = typeOf(editing, node);
  const text = textToChange(editing, node);
  restructure(editing, () => writeEntity(editing, { type: 'block', value: { id, type, inlines: [] } }, place.value));
  editing.undo.structure({ type: 'hide', id, ifOwn: true });
  moveLetters(editing, () => {
    const runs: Run[] = [];
    const from = oneLine(text, runs);
    const to = oneLine(textOf(editing.doc, id), runs);
    return [...runs, ...moveText(from, at, from.length, to, 0)];
  });
  return ok({ id });
}

export function joinBlocks(editing: Editing, into: Id, from: Id): Result<Done, OperationError> {
  const target = findBlock(editing, into);
  if (target === undefined) return err({ type: 'NotFound', id: into });
  const source = findBlock(editing, from);
  if (source === undefined) return err({ type: 'NotFound', id: from });
  if (into === from) return err({ type: 'WrongPlace', id: from, parent: into });
  const length = checkText(into, [...editing.view.inlines(into), ...editing.view.inlines(from)]);
  if (!length.ok) return length;
  const [end, start] = [textToChange(editing, target), textToChange(editing, source)];
  moveLetters(editing, () => {
    const runs: Run[] = [];
    const line = oneLine(end, runs);
    const moving = oneLine(start, runs);
    return [...runs, ...moveText(moving, 0, moving.length, line, line.length)];
  });
  // After its letters have gone: the mark has seen that none is left.
  remove(editing, from, { inMaster: editing.variant === undefined });
  return ok({ id: into });
}

function moveLetters(editing: Editing, move: () => readonly Run[]): void {
  let runs: readonly Run[] = [];
  edit(editing, () => (runs = move()));
  restructure(editing, () => recordLives(editing.doc, { kind: 'moved', scope: editing.variant ?? '', runs }));
}

/** A text's one line; where it has several, their letters move to the first. */
export function oneLine(fragment: Y.XmlFragment, runs: Run[]): Y.XmlText {
  const [first = beginText(fragment, []), ...others] = linesOf(fragment);
  for (const other of others) {
    if (other.length === 0) continue;
    if (first.length > 0) first.insert(first.length, '\n', {});
    runs.push(...moveText(other, 0, other.length, first, first.length));
  }
  return first;
}

function findBlock(editing: Editing, id: Id): Node | undefined {
  const node = findShown(editing, id);
  return node?.kind.type === 'block' ? node : undefined;
}

function typeOf({ view }: Editing, { id, kind }: Node): 'bullet' | 'paragraph' {
  const type = view.fields(id, kind)['type'];
  return type === 'bullet' || type === 'paragraph' ? type : kind.type === 'block' ? kind.block : 'bullet';
}

const isPlaceIn = (text: string, at: number): boolean =>
  Number.isInteger(at) &&
  at >= 0 &&
  at <= text.length &&
  !(/[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at)));
