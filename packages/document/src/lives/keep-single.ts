/** Watches over a document so that no letter lives twice: see `life-index.ts`. */
import type * as Y from 'yjs';
import { wordsIn } from '../shape/contents.ts';
import { markGone } from '../shape/gone.ts';
import { repairOrigin } from '../shape/origins.ts';
import { livesOf, textOf } from '../shape/roots.ts';
import { readTree } from '../shape/tree.ts';
import { createLifeIndex, type LifeIndex } from './life-index.ts';
import { readRecord } from './record.ts';
import { removeSecondLives } from './repair.ts';

export interface SingleLives {
  index(): LifeIndex;
  /** Removes second lives. Nothing happens while no record came. */
  repair(): void;
}

export function keepSingleLives(doc: Y.Doc): SingleLives {
  let index: LifeIndex | undefined;
  let hasNews = false;

  const read = (key: string): void => {
    const record = readRecord(livesOf(doc).get(key));
    if (record !== undefined) index?.add(record);
  };
  livesOf(doc).observe((event) => {
    hasNews = true;
    for (const key of event.keysChanged as Set<string>) read(key);
  });

  /** Made when it is first asked for: most sessions never ask. */
  const getIndex = (): LifeIndex => {
    if (index === undefined) {
      index = createLifeIndex();
      for (const key of livesOf(doc).keys()) read(key);
    }
    return index;
  };

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
