/**
 * Undo and redo of one's own edits. A step holds letters and fields, which Yjs's UndoManager takes back, and changes of
 * structure, which are taken back by their opposites (`structure-step.ts`). Steps name what they did by Yjs's ids, not
 * by places or copies, so they stay true while others edit, and after a restart (`saved-steps.ts`).
 *
 * Which step a change belongs to is said, not timed: `begin` starts a step unless it continues a group.
 */
import * as Y from 'yjs';
import { lettersChanged, recordRedone, setRedone } from './redone.ts';
import type { Letters, UndoStep } from './step.ts';
import { takeStructureStep, type StructureStep } from './structure-step.ts';
import type { LifeIndex } from '../lives/life-index.ts';
import { editOrigin, structureOrigin } from '../shape/origins.ts';

export interface UndoLog {
  /** What follows is a new step, unless the one before was begun with the same group and has not been ended. */
  begin(group: string | undefined): void;
  end(): void;
  /** Adds what takes back a change of structure to the step. */
  structure(step: StructureStep): void;
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  steps(): { readonly undo: readonly UndoStep[]; readonly redo: readonly UndoStep[] };
  close(): void;
}

export interface UndoLogOptions {
  readonly doc: Y.Doc;
  /** Transactions of these origins are edits of letters and fields. */
  readonly origins: Set<unknown>;
  readonly isOwn: (client: number) => boolean;
  readonly lives: () => LifeIndex;
  readonly saved?: { readonly undo: readonly UndoStep[]; readonly redo: readonly UndoStep[] } | undefined;
}

/** Older steps are forgotten; the history still has them. */
const maxSteps = 500;

export function createUndoLog({ doc, origins, isOwn, lives, saved }: UndoLogOptions): UndoLog {
  let past: UndoStep[] = [...(saved?.undo ?? [])];
  let future: UndoStep[] = [...(saved?.redo ?? [])];
  /** The step in the making, the last of `past`. */
  let open: { letters: Letters | undefined; structure: StructureStep[] } | undefined;
  let group: string | undefined;
  let isBusy = false;

  const groupByText = (transaction: Y.Transaction): void => {
    // What operations write has begun its step already.
    if (isBusy || transaction.origin === editOrigin || !origins.has(transaction.origin)) return;
    const name = lettersChanged(transaction);
    if (name !== undefined) log.begin(`typing ${name}`);
  };
  // Before the manager's own listener.
  doc.on('afterTransaction', groupByText);

  const manager = new Y.UndoManager(doc, {
    // Steps end when they are ended, not when time passes.
    captureTimeout: Number.MAX_SAFE_INTEGER,
    trackedOrigins: origins,
    captureTransaction: (transaction) => transaction.changed.size > 0 && transaction.meta.get('addToHistory') !== false,
  });
  manager.on('stack-item-added', ({ stackItem }) => {
    if (!isBusy) current().letters = stackItem;
  });

  function current(): NonNullable<typeof open> {
    future = [];
    if (open === undefined) {
      open = { letters: undefined, structure: [] };
      past = [...past.slice(1 - maxSteps), open];
    }
    return open;
  }

  /** Takes the newest step back that still has an effect; what takes that back goes to the other list. */
  function takeBack(direction: 'undo' | 'redo'): boolean {
    log.end();
    const from = direction === 'undo' ? past : future;
    const to = direction === 'undo' ? future : past;
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      const opposite = take(step, direction);
      if (opposite === undefined) continue;
      to.push(opposite);
      return true;
    }
    return false;
  }

  function take(step: UndoStep, direction: 'undo' | 'redo'): UndoStep | undefined {
    isBusy = true;
    try {
      const letters = step.letters && takeLetters(step.letters, direction);
      const structure: StructureStep[] = [];
      doc.transact(() => {
        for (const one of step.structure.toReversed()) {
          const opposite = takeStructureStep(doc, one, isOwn);
          if (opposite !== undefined) structure.push(opposite);
        }
      }, structureOrigin);
      return letters === undefined && structure.length === 0 ? undefined : { letters, structure };
    } finally {
      isBusy = false;
    }
  }

  function takeLetters(letters: Letters, direction: 'undo' | 'redo'): Letters | undefined {
    const index = lives();
    setRedone(doc);
    const before = Y.getState(doc.store, doc.clientID);
    // The manager pops until something changes: it is given one step, and knows the others only as what was deleted.
    const others = [...past, ...future].flatMap((step) => (step.letters === undefined ? [] : [step.letters]));
    const [own, opposite] =
      direction === 'undo' ? (['undoStack', 'redoStack'] as const) : (['redoStack', 'undoStack'] as const);
    manager[own] = [letters];
    manager[opposite] = [...others];
    const taken = direction === 'undo' ? manager.undo() : manager.redo();
    const made = manager[opposite].length > others.length ? manager[opposite].at(-1) : undefined;
    manager.undoStack = [];
    manager.redoStack = [];
    manager.stopCapturing();
    if (taken === null || made === undefined) return undefined;
    recordRedone(doc, { letters, made, before, index });
    return made;
  }

  const log: UndoLog = {
    begin(next) {
      if (open !== undefined && next !== undefined && next === group) return;
      log.end();
      group = next;
    },
    end() {
      open = undefined;
      group = undefined;
      manager.undoStack = [];
      manager.stopCapturing();
    },
    structure: (step) => void current().structure.push(step),
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    steps: () => ({ undo: past, redo: future }),
    close() {
      doc.off('afterTransaction', groupByText);
      manager.destroy();
    },
  };
  return log;
}
