import { err, ok, type Result } from '@peersume/base';
import { TextBlock, type Id, type Inline } from '@peersume/resume';
import { textOf } from '../shape/roots.ts';
import { rewriteText } from '../text/rewrite-text.ts';
import { edit, findNode, type Editing } from './editing.ts';
import type { Done, OperationError } from './operation.ts';

export function setText(editing: Editing, block: Id, inlines: readonly Inline[]): Result<Done, OperationError> {
  if (findNode(editing, block)?.kind.type !== 'block') return err({ type: 'NotFound', id: block });
  const parsed = TextBlock.safeParse({ id: block, type: 'bullet', inlines });
  if (!parsed.success) {
    const problem = parsed.error.issues[0]?.message ?? 'not valid';
    return err({ type: 'InvalidValue', entity: block, field: 'inlines', problem });
  }
  let changed = false;
  edit(editing, () => {
    changed = rewriteText(textOf(editing.doc, block), inlines);
  });
  return ok({ count: changed ? 1 : 0 });
}
