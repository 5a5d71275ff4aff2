/** What operations work with. */
import { err, ok, type Random, type Result } from '@peersume/base';
import type { Id, IdSource, Resume } from '@peersume/resume';
import type * as Y from 'yjs';
import { compareOrder, orderKeyBetween } from '../order/order-key.ts';
import { lastRoleOf } from '../read/build-resume.ts';
import type { Source } from '../read/source.ts';
import { isShown, type View } from '../read/view.ts';
import { editOrigin, structureOrigin } from '../shape/origins.ts';
import { kindsOf, placesOf } from '../shape/roots.ts';
import type { Node, Place } from '../shape/tree.ts';
import type { UndoLog } from '../undo/undo-log.ts';
import { setPlace } from '../write/write-entities.ts';
import type { OperationError } from './operation.ts';

export interface Editing {
  readonly doc: Y.Doc;
  readonly source: Source;
  readonly random: Random;
  readonly ids: IdSource;
  readonly undo: UndoLog;
  /** The master, or the variant that is being changed. */
  readonly view: View;
  readonly variant: Id | undefined;
  /** What the view says now. */
  readonly resume: () => Resume;
}

/** Changes letters and fields; undo takes them back letter by letter. */
export const edit = ({ doc }: Editing, change: () => void): void => doc.transact(change, editOrigin);

/** Changes structure; what undoes it is told to `undo.structure`. */
export const restructure = ({ doc }: Editing, change: () => void): void => doc.transact(change, structureOrigin);

/** An entity of the view, removed or not; an employer's last role becomes real when it is asked for. */
export function findNode(editing: Editing, id: Id): Node | undefined {
  return editing.view.node(id) ?? (editing.variant === undefined ? makeLastRole(editing, id) : undefined);
}

/** An entity that is there to be seen. */
export function findShown(editing: Editing, id: Id): Node | undefined {
  const node = findNode(editing, id);
  return node !== undefined && isShown(editing.view, id) ? node : undefined;
}

/** True for what a variant adds, and in the master for everything: it is changed itself, not overridden. */
export const isOwn = (editing: Editing, node: Node): boolean => node.kind.variant === editing.variant;

function makeLastRole(editing: Editing, id: Id): Node | undefined {
  if (!id.endsWith('~role')) return undefined;
  const tree = editing.source.tree();
  for (const entry of tree.nodes.values()) {
    if (entry.kind.type !== 'entry' || entry.kind.entryType !== 'experience' || lastRoleOf(entry.id) !== id) continue;
    restructure(editing, () => {
      // The same on every device: nothing doubles when two make it.
      kindsOf(editing.doc).set(id, 'role');
      setPlace(editing.doc, id, { parent: entry.id, key: 'V' });
    });
    return editing.source.tree().nodes.get(id);
  }
  return undefined;
}

/** The place before a sibling, or at the end. `id` is the entity that shall stand there. */
export function placeBefore(
  editing: Editing,
  id: Id,
  parent: Id,
  before: Id | null | undefined,
): Result<Place, OperationError> {
  const siblings = editing.view.placed(parent).filter((node) => node.id !== id);
  const index = before == null ? siblings.length : siblings.findIndex((node) => node.id === before);
  if (index < 0) return err({ type: 'NotFound', id: before as Id });
  const low = siblings[index - 1]?.key;
  const high = siblings.slice(index).find((node) => low === undefined || node.key > low);
  const key = orderKeyBetween(low, high?.key, editing.random);
  // Keys that are equal (two devices chose the same) leave no room between: those behind move up.
  const equal = siblings.slice(index, high === undefined ? undefined : siblings.indexOf(high));
  if (editing.variant !== undefined || equal.length === 0) return ok({ parent, key });
  restructure(editing, () => {
    let last = key;
    for (const node of equal.toSorted(compareOrder)) {
      last = orderKeyBetween(last, high?.key, editing.random);
      setPlace(editing.doc, node.id, { parent, key: last });
    }
  });
  return ok({ parent, key });
}

/** As it stands in the document. */
export const placeValue = (doc: Y.Doc, id: Id): readonly [string, string] => placesOf(doc).get(id) as [string, string];
