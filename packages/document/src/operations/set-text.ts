import { err, ok, type Result } from '@peersume/base';
import { TextBlock, type Id, type Inline } from '@peersume/resume';
import { joinInlines } from '../text/inlines.ts';
import { rewriteText } from '../text/rewrite-text.ts';
import { checkText } from './check-length.ts';
import { edit, findNode, type Editing } from './editing.ts';
import { textToChange } from './text-to-change.ts';
import type { Done, OperationError } from './operation.ts';

export function setText(editing: Editing, block: Id, inlines: readonly Inline[]): Result<Done, OperationError> {
  const node = findNode(editing, block);
  if (node?.kind.type !== 'block') return err({ type: 'NotFound', id: block });
  const parsed = TextBlock.safeParse({ id: block, type: 'bullet', inlines });
  if (!parsed.success) {
    const problem = parsed.error.issues[0]?.message ?? 'not valid';
    return err({ type: 'InvalidValue', entity: block, field: 'inlines', problem });
  }
  const length = checkText(block, inlines);
  if (!length.ok) return length;
  if (saysTheSame(editing.view.inlines(block), inlines)) return ok({ count: 0 });
  const text = textToChange(editing, node);
  let changed = false;
  edit(editing, () => {
    changed = rewriteText(text, inlines);
  });
  return ok({ count: changed ? 1 : 0 });
}

const saysTheSame = (before: readonly Inline[], after: readonly Inline[]): boolean =>
  JSON.stringify(joinInlines(before)) === JSON.stringify(joinInlines(after));
