/**
 * A variant's own wording of a block begins with the master's letters, copied. Which letter is a copy of which is
 * remembered (`lives/`), so that two devices that begin the same wording at once do not have it twice.
 */
import type { Id } from '@peersume/resume';
import { copyText } from '../lives/move-text.ts';
import { recordLives, type Run } from '../lives/record.ts';
import { restructure, type Editing } from '../operations/editing.ts';
import { takeMarksAway } from '../shape/gone.ts';
import { wordingName } from '../shape/contents.ts';
import { overridesOf, textOf } from '../shape/roots.ts';
import { beginText, linesOf } from '../text/inlines.ts';
import { fingerprint } from '../words/fingerprint.ts';
import { textKey, writeTextOverride } from './overrides.ts';
import { ownWording } from './variant-view.ts';

/** Nothing happens where the variant has words of its own already. */
export function beginWording(editing: Editing, variant: Id, block: Id): void {
  const { doc, source, undo } = editing;
  if (ownWording(source, variant, block) !== undefined || isUpToDate(editing, variant, block)) return;
  restructure(editing, () => {
    const [first = beginText(textOf(doc, block, variant), []), ...others] = linesOf(textOf(doc, block, variant));
    for (const line of [first, ...others]) line.delete(0, line.length);
    const runs: Run[] = [];
    for (const line of linesOf(textOf(doc, block))) {
      if (line.length === 0) continue;
      if (first.length > 0) first.insert(first.length, '\n', {});
      runs.push(...copyText(line, 0, line.length, first, first.length));
    }
    recordLives(doc, { kind: 'copied', scope: variant, runs });
    overridesOf(doc, variant).set(textKey(block), writeTextOverride({ base: fingerprint(source.inlines(block)) }));
    takeMarksAway(doc, wordingName(variant, block));
  });
  undo.structure({ type: 'hide', id: wordingName(variant, block), ifOwn: true });
}

/** Begun before, and the master has not changed since. */
function isUpToDate({ source }: Editing, variant: Id, block: Id): boolean {
  const override = source.overrides(variant).texts.get(block);
  return (
    override !== undefined &&
    !source.isGone(wordingName(variant, block), variant) &&
    override.base === fingerprint(source.inlines(block))
  );
}
