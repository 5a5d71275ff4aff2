/**
 * The entities of a document and who stands under whom, as they lie in `kinds` and `places`. Removed ones are in it too
 * (see `gone.ts`); those of unknown kinds, or under a parent of the wrong kind, are not: they are a newer program's.
 */
import type { EntryType } from '@peersume/resume';
import type * as Y from 'yjs';
import { compareOrder, isOrderKey } from '../order/order-key.ts';
import { readKind, type Kind } from './kind.ts';
import { kindsOf, placesOf, reservedIds, tops } from './roots.ts';

export interface Place {
  readonly parent: string;
  readonly key: string;
}

export interface Node extends Place {
  readonly id: string;
  readonly kind: Kind;
}

export interface Tree {
  readonly nodes: ReadonlyMap<string, Node>;
  /** In order. Parents are entities and `tops`. */
  children(parent: string): readonly Node[];
}

export function readTree(doc: Y.Doc): Tree {
  const places = placesOf(doc);
  const nodes = new Map<string, Node>();
  for (const [id, value] of kindsOf(doc).entries()) {
    const kind = readKind(value);
    const place = readPlace(places.get(id));
    if (kind !== undefined && place !== undefined && !reservedIds.includes(id)) nodes.set(id, { id, kind, ...place });
  }
  const children = new Map<string, Node[]>();
  for (const node of nodes.values()) {
    if (!mayStandUnder(node.kind, node.parent, nodes.get(node.parent)?.kind)) continue;
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node]);
    else siblings.push(node);
  }
  for (const siblings of children.values()) siblings.sort(compareOrder);
  return { nodes, children: (parent) => children.get(parent) ?? [] };
}

export function readPlace(value: unknown): Place | undefined {
  if (!Array.isArray(value)) return undefined;
  const [parent, key] = value as unknown[];
  return typeof parent === 'string' && isOrderKey(key) ? { parent, key } : undefined;
}

/** Levels are strict, so that nothing can be put inside itself, whatever two people move at once. */
export function mayStandUnder(kind: Kind, parent: string, parentKind: Kind | undefined): boolean {
  switch (kind.type) {
    case 'section':
    case 'profile':
    case 'variant':
      return parent === tops[kind.type];
    case 'entry':
      return parentKind?.type === 'section' && parentKind.entryType === kind.entryType;
    case 'role':
      return parentKind?.type === 'entry' && parentKind.entryType === 'experience';
    case 'block':
      return parentKind?.type === 'role' || (parentKind?.type === 'entry' && hasBody(parentKind.entryType));
  }
}

const hasBody = (type: EntryType): boolean => !withoutBody.includes(type);
const withoutBody: readonly EntryType[] = ['experience', 'skill', 'language', 'interest'];
