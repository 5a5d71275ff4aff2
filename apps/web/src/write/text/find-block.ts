/** Where a block of rich text stands: the list it is in, and whose list that is. */
import type { Id, Resume, RichText, TextBlock } from '@peersume/resume';
import { findEntity } from '../../model/find-entity.ts';

export interface BlockPlace {
  readonly block: TextBlock;
  /** The role or entry whose words these are. */
  readonly owner: Id;
  readonly body: RichText;
  readonly index: number;
}

export function findBlock(resume: Resume, id: Id): BlockPlace | undefined {
  const found = findEntity(resume, id);
  if (found?.type !== 'block') return undefined;
  const { value: block, owner, body, index } = found;
  return { block, owner, body, index };
}
