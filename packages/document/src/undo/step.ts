/** One step of undo. */
import type { UndoManager } from 'yjs';
import type { StructureStep } from './structure-step.ts';

export interface UndoStep {
  readonly letters: Letters | undefined;
  readonly structure: readonly StructureStep[];
}

/** What Yjs's UndoManager keeps of a step: the ids of what was written and of what was deleted. */
export type Letters = UndoManager['undoStack'][number];
