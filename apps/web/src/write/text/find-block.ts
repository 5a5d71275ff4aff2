/** Where a block of rich text stands: the list it is in, and whose list that is. */
import type { Id, Resume, RichText, TextBlock } from '@peersume/resume';

export interface BlockPlace {
  readonly block: TextBlock;
  /** The role or entry whose words these are. */
  readonly owner: Id;
  readonly body: RichText;
  readonly index: number;
}

export function findBlock(resume: Resume, id: Id): BlockPlace | undefined {
  for (const { owner, body } of bodiesOf(resume)) {
    const index = body.findIndex((block) => block.id === id);
    const block = body[index];
    if (block !== undefined) return { block, owner, body, index };
  }
  return undefined;
}

export interface Body {
  readonly owner: Id;
  readonly body: RichText;
}

/** All rich text, in reading order. */
export function* bodiesOf(resume: Resume): Generator<Body> {
  for (const section of resume.sections) {
    for (const entry of section.entries) {
      if ('body' in entry) yield { owner: entry.id, body: entry.body };
      if (entry.type === 'experience') for (const role of entry.roles) yield { owner: role.id, body: role.body };
    }
  }
}
