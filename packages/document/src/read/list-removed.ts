/** What was removed and can be restored, as a person would look for it: the outermost of each, with some of its words. */
import { plainInlines, type Id } from '@peersume/resume';
import type { Kind } from '../shape/kind.ts';
import type { Node } from '../shape/tree.ts';
import { tops } from '../shape/roots.ts';
import type { View } from './view.ts';

export interface Removed {
  readonly id: Id;
  readonly type: Kind['type'];
  /** Where it stood. */
  readonly parent: Id;
  /** Its title, its name, or its words. */
  readonly text: string;
}

export function listRemoved(view: View): Removed[] {
  const removed: Removed[] = [];
  const visit = (parent: Id): void => {
    const shown = new Set(view.children(parent).map(({ id }) => id));
    for (const node of view.placed(parent)) {
      // Another variant's own is not this view's.
      if (view.node(node.id) === undefined) continue;
      if (shown.has(node.id)) visit(node.id);
      else {
        const text = textOf(view, node);
        // What a join or a repair left empty is nothing to restore.
        if (text !== '') removed.push({ id: node.id, type: node.kind.type, parent, text });
      }
    }
  };
  for (const top of Object.values(tops)) visit(top);
  return removed;
}

function textOf(view: View, node: Node): string {
  if (node.kind.type === 'block') return plainInlines(view.inlines(node.id));
  const fields = view.fields(node.id, node.kind);
  const named = names.map((name) => fields[name]).find((value) => typeof value === 'string' && value !== '');
  if (typeof named === 'string') return named;
  const under = view.placed(node.id).filter(({ id }) => view.node(id) !== undefined);
  const first = under.map((child) => textOf(view, child)).find((text) => text !== '');
  return first ?? (node.kind.type === 'section' ? node.kind.kind : '');
}

const names = ['title', 'organization', 'institution', 'name', 'language', 'position', 'network'];
