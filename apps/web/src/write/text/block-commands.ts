/**
 * What keys and tools do to blocks, as typed operations; each is one step of undo. They tell where the cursor is to go,
 * or nothing when there was nothing to do.
 */
import type { Done, Operation } from '@peersume/document';
import type { Id, TextBlock } from '@peersume/resume';
import type { Session } from '../../session/session.ts';
import { findBlock } from './find-block.ts';
import { sliceInlines, wordsOf } from './text-nodes.ts';

/** What texts need of a session. */
export type TextSession = Pick<Session, 'document' | 'variant' | 'resume' | 'apply' | 'undo' | 'redo' | 'subscribe'>;

export interface TextPlace {
  readonly block: Id;
  /** Counted in UTF-16 units of the words; or on the first or last line, at this distance from the window's left edge. */
  readonly at: CaretPlace;
}

export type CaretPlace = 'start' | 'end' | number | { readonly x: number; readonly line: 'first' | 'last' };

/** Where the cursor goes: into a text, or on to whatever follows. */
export type Next = TextPlace | 'after';

/** Where the cursor wants to go from here; the caller decides what that means on his ground. */
export type Exit =
  | ({ readonly type: 'goTo' } & TextPlace)
  /** Beyond the first or last text of the list; by an arrow key, `x` is the cursor's distance from the window's left edge. */
  | { readonly type: 'before' | 'after'; readonly x?: number }
  | { readonly type: 'escape' }
  /** The block is no longer there. */
  | { readonly type: 'gone' };

/** Enter, with `from` to `to` selected. */
export function enter(session: TextSession, id: Id, from: number, to: number): Next | undefined {
  const found = findBlock(session.resume(), id);
  if (found === undefined) return undefined;
  const { block, body, index, owner } = found;
  const { length } = wordsOf(block.inlines);
  if (length === 0) return leaveEmpty(session, block, body.length);
  return inOneStep(session, (apply) => {
    if (to > from) apply({ type: 'setText', block: id, inlines: withoutPart(block, from, to) });
    // Words that follow keep their block, and with it what others write there.
    if (from === 0 && to < length) {
      const made = { id: session.document.ids('block'), type: block.type, inlines: [] };
      apply({ type: 'addBlock', owner, block: made, before: id });
      return { block: id, at: 'start' };
    }
    if (to >= length) {
      const made = { id: session.document.ids('block'), type: block.type, inlines: [] };
      const done = apply({ type: 'addBlock', owner, block: made, before: body[index + 1]?.id ?? null });
      return done && { block: made.id, at: 'start' };
    }
    const done = apply({ type: 'splitBlock', block: id, at: from });
    return done?.id === undefined ? undefined : { block: done.id, at: 'start' };
  });
}

/** An empty bullet leaves the list as a paragraph; an empty paragraph goes, and the cursor goes on. */
function leaveEmpty(session: TextSession, block: TextBlock, count: number): Next | undefined {
  if (block.type === 'bullet') return turnInto(session, block.id, 'paragraph');
  if (count > 1) inOneStep(session, (apply) => apply({ type: 'remove', id: block.id }));
  return 'after';
}

/** Backspace at the start. */
export function joinBackward(session: TextSession, id: Id): Next | undefined {
  const found = findBlock(session.resume(), id);
  if (found === undefined) return undefined;
  const { block, body, index } = found;
  const before = body[index - 1];
  if (before !== undefined) return join(session, before, block);
  if (block.type === 'bullet') return turnInto(session, id, 'paragraph');
  const after = body[index + 1];
  if (block.inlines.length > 0 || after === undefined) return undefined;
  inOneStep(session, (apply) => apply({ type: 'remove', id }));
  return { block: after.id, at: 'start' };
}

/** Delete at the end. */
export function joinForward(session: TextSession, id: Id): Next | undefined {
  const found = findBlock(session.resume(), id);
  const after = found?.body[found.index + 1];
  return found === undefined || after === undefined ? undefined : join(session, found.block, after);
}

function join(session: TextSession, into: TextBlock, from: TextBlock): Next | undefined {
  const { length } = wordsOf(into.inlines);
  return inOneStep(session, (apply) => {
    // An empty one goes, so that the one with words stays what it is.
    if (length === 0 && from.inlines.length > 0) {
      return apply({ type: 'remove', id: into.id }) && { block: from.id, at: 'start' };
    }
    const operation: Operation =
      from.inlines.length === 0
        ? { type: 'remove', id: from.id }
        : { type: 'joinBlocks', into: into.id, from: from.id };
    return apply(operation) && { block: into.id, at: length };
  });
}

export function turnInto(session: TextSession, id: Id, type: TextBlock['type'], at: CaretPlace = 'start'): TextPlace {
  inOneStep(session, (apply) => apply({ type: 'setField', entity: id, field: 'type', value: type }));
  return { block: id, at };
}

export function toggleType(session: TextSession, id: Id): void {
  const found = findBlock(session.resume(), id);
  if (found !== undefined) turnInto(session, id, found.block.type === 'bullet' ? 'paragraph' : 'bullet');
}

/** By one place among its siblings; false at the ends. */
export function moveBlock(session: TextSession, id: Id, delta: -1 | 1): boolean {
  const found = findBlock(session.resume(), id);
  if (found === undefined) return false;
  const { body, index } = found;
  if (body[index + delta] === undefined) return false;
  const before = body[delta < 0 ? index - 1 : index + 2]?.id ?? null;
  return inOneStep(session, (apply) => apply({ type: 'move', id, before })) !== undefined;
}

export function removeBlock(session: TextSession, id: Id): Next | undefined {
  const found = findBlock(session.resume(), id);
  if (found === undefined) return undefined;
  const { body, index } = found;
  inOneStep(session, (apply) => apply({ type: 'remove', id }));
  const [before, after] = [body[index - 1], body[index + 1]];
  if (before !== undefined) return { block: before.id, at: 'end' };
  return after === undefined ? 'after' : { block: after.id, at: 'start' };
}

/** All that `change` applies is undone together, and with nothing else. */
export function inOneStep<T>(
  session: TextSession,
  change: (apply: (operation: Operation) => Done | undefined) => T,
): T {
  session.document.endStep();
  steps += 1;
  const group = `text ${steps}`;
  const result = change((operation) => session.apply(operation, group));
  session.document.endStep();
  return result;
}

let steps = 0;

const withoutPart = ({ inlines }: TextBlock, from: number, to: number): TextBlock['inlines'] => [
  ...sliceInlines(inlines, 0, from),
  ...sliceInlines(inlines, to),
];
