/** Puts what was pasted into the résumé, as typed operations that are undone together. */
import type { Id, Inline, TextBlock } from '@peersume/resume';
import { inOneStep, type Next, type TextSession } from '../block-commands.ts';
import { findBlock } from '../find-block.ts';
import { sliceInlines, wordsOf } from '../text-nodes.ts';
import type { PastedLine } from './pasted-line.ts';

/** `from` to `to` is selected, and goes. Several lines become several blocks, the first and last around what is there. */
export function pasteLines(
  session: TextSession,
  id: Id,
  { from, to }: { readonly from: number; readonly to: number },
  lines: readonly PastedLine[],
): Next | undefined {
  const found = findBlock(session.resume(), id);
  const [first, ...others] = lines;
  const last = others.at(-1);
  if (found === undefined || first === undefined || last === undefined) return undefined;
  const { block, body, index, owner } = found;
  const { length } = wordsOf(block.inlines);
  const typeOf = (line: PastedLine): TextBlock['type'] => line.type ?? block.type;

  return inOneStep(session, (apply) => {
    let after: Id | null = body[index + 1]?.id ?? null;
    let tail: Id | undefined;
    let lastId: Id;
    // What follows the cursor keeps its letters, and with them what others write there.
    if (to < length) {
      const done = apply({ type: 'splitBlock', block: id, at: to });
      if (done?.id === undefined) return undefined;
      tail = done.id;
      after = tail;
    }
    const head = sliceInlines(block.inlines, 0, from);
    apply({ type: 'setText', block: id, inlines: [...head, ...first.inlines] });
    if (length === 0 && first.type !== undefined && first.type !== block.type) {
      apply({ type: 'setField', entity: id, field: 'type', value: first.type });
    }
    const whole = tail === undefined ? others : others.slice(0, -1);
    lastId = id;
    for (const line of whole) {
      lastId = session.document.ids('block');
      const made = { id: lastId, type: typeOf(line), inlines: [...line.inlines] };
      if (apply({ type: 'addBlock', owner, block: made, before: after }) === undefined) return undefined;
    }
    if (tail === undefined) return { block: lastId, at: 'end' };
    const rest: Inline[] = [...last.inlines, ...sliceInlines(block.inlines, to)];
    apply({ type: 'setText', block: tail, inlines: rest });
    return { block: tail, at: wordsOf(last.inlines).length };
  });
}
