import type * as Y from 'yjs';
import { textOf } from '../shape/roots.ts';
import type { Node } from '../shape/tree.ts';
import { beginWording } from '../variants/begin-wording.ts';
import { isOwn, type Editing } from './editing.ts';

/** The text that the view shows for a block and may change; a variant begins its own wording of what is the master's. */
export function textToChange(editing: Editing, node: Node): Y.XmlFragment {
  const { doc, variant } = editing;
  if (variant === undefined || isOwn(editing, node)) return textOf(doc, node.id);
  beginWording(editing, variant, node.id);
  return textOf(doc, node.id, variant);
}
