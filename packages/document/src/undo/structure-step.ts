/**
 * How changes of structure are taken back: not by deleting what was written, as one does with letters, but by the
 * opposite change. What was added is removed with a mark, unless somebody else has written into it since; what was
 * moved goes back, unless somebody else has moved it since.
 */
import type * as Y from 'yjs';
import { contentsOf, everySight } from '../shape/contents.ts';
import { markGone, takeMarksAway } from '../shape/gone.ts';
import { placesOf } from '../shape/roots.ts';
import { readPlace, readTree } from '../shape/tree.ts';
import { setPlace } from '../write/write-entities.ts';

/** What is to be done; doing it gives what takes it back. */
export type StructureStep =
  | ({ readonly type: 'hide' } & Hiding)
  | ({ readonly type: 'show' } & Hiding)
  | { readonly type: 'place'; readonly id: string; readonly from: PlaceValue; readonly to: PlaceValue };

interface Hiding {
  readonly id: string;
  /** Only while everything in it is one's own. */
  readonly ifOwn: boolean;
  /** What variants have of their own in it stays (`markGone`). */
  readonly inMaster?: boolean;
}

export type PlaceValue = readonly [parent: string, key: string];

export function takeStructureStep(
  doc: Y.Doc,
  step: StructureStep,
  isOwn: (client: number) => boolean,
): StructureStep | undefined {
  switch (step.type) {
    case 'hide': {
      const tree = readTree(doc);
      if (step.ifOwn)
        for (const item of contentsOf(doc, tree, step.id, everySight(doc, tree)))
          if (!isOwn(item.id.client)) return undefined;
      markGone(doc, tree, step.id, { inMaster: step.inMaster === true });
      return { ...step, type: 'show' };
    }
    case 'show':
      return takeMarksAway(doc, step.id) ? { ...step, type: 'hide' } : undefined;
    case 'place': {
      const now = readPlace(placesOf(doc).get(step.id));
      if (now === undefined || now.parent !== step.from[0] || now.key !== step.from[1]) return undefined;
      setPlace(doc, step.id, { parent: step.to[0], key: step.to[1] });
      return { type: 'place', id: step.id, from: step.to, to: step.from };
    }
  }
}
