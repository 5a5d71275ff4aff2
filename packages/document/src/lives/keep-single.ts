/** Watches over a document so that no letter lives twice: see `life-index.ts`. */
import type * as Y from 'yjs';
import { wordsIn } from '../shape/contents.ts';
import { markGone } from '../shape/gone.ts';
import { repairOrigin } from '../shape/origins.ts';
import { livesOf, textOf } from '../shape/roots.ts';
import { readTree } from '../shape/tree.ts';
import { createLifeIndex, type LifeIndex } from './life-index.ts';
import { readRecord, type LifeRecord } from './record.ts';
import { removeSecondLives } from './repair.ts';

export interface SingleLives {
  index(): LifeIndex;
  /** Removes second lives. Nothing happens while no record came since the last time. */
  repair(): void;
}

/** `isSettled`: what the document says was put right when it was saved. */
export function keepSingleLives(doc: Y.Doc, isSettled: boolean): SingleLives {
  let index: LifeIndex | undefined;
  let hasNews = !isSettled;

  const read = (keys: Iterable<string>): LifeRecord[] =>
    [...keys].flatMap((key) => readRecord(livesOf(doc).get(key)) ?? []);

  livesOf(doc).observe((event) => {
    hasNews = true;
    index?.add(read(event.keysChanged as Set<string>));
  });

  /** Made when it is first asked for: most sessions never ask. */
  const getIndex = (): LifeIndex => (index ??= createLifeIndex(read(livesOf(doc).keys())));

  return {
    index: getIndex,
    repair() {
      if (!hasNews) return;
      hasNews = false;
      for (const name of removeSecondLives(doc, getIndex())) {
        if (name.startsWith('t/')) removeEmptied(doc, name.slice(2));
      }
    },
  };
}

/** A bullet that held nothing but a second copy goes with it. */
function removeEmptied(doc: Y.Doc, block: string): void {
  if (!wordsIn(textOf(doc, block)).next().done) return;
  const tree = readTree(doc);
  if (tree.nodes.has(block)) doc.transact(() => markGone(doc, tree, block, { inMaster: true }), repairOrigin);
}
