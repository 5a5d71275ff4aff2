/** The link that the cursor is in or touches, as far as its address goes; else the selection. */
import { textSchema } from '@peersume/document/editor';
import type { Mark, Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';

export interface LinkAtCursor {
  /** ProseMirror's positions. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly address: string;
  readonly isLink: boolean;
}

export function linkAround({ doc, selection }: EditorState): LinkAtCursor {
  const { from, to, $from } = selection;
  const parent = $from.parent;
  const start = $from.start();
  const inside = $from.parentOffset;
  for (const { offset, end, mark } of linkRuns(parent)) {
    const touches = inside >= offset && inside <= end && to - start <= end;
    if (!touches) continue;
    const range = { from: start + offset, to: start + end };
    return { ...range, text: doc.textBetween(range.from, range.to), address: hrefOf(mark), isLink: true };
  }
  // A link stays within one line.
  const last = Math.min(to, $from.end());
  return { from, to: last, text: doc.textBetween(from, last), address: '', isLink: false };
}

interface LinkRun {
  readonly offset: number;
  readonly end: number;
  readonly mark: Mark;
}

/** Stretches of one address; a change of other marks does not end one. */
function linkRuns(parent: Node): LinkRun[] {
  const runs: LinkRun[] = [];
  parent.forEach((node, offset) => {
    const mark = textSchema.marks['link']?.isInSet(node.marks);
    const last = runs.at(-1);
    if (mark === undefined) return;
    if (last !== undefined && last.end === offset && last.mark.eq(mark))
      runs[runs.length - 1] = { ...last, end: offset + node.nodeSize };
    else runs.push({ offset, end: offset + node.nodeSize, mark });
  });
  return runs;
}

const hrefOf = (mark: Mark): string => String(mark.attrs['href']);
