/**
 * Neighbouring runs of one line that have the same face, span and level become one run: ideographs and Thai words are
 * shaped one by one, for a line may end after any of them, but a writer wants few runs.
 */
import type { PlacedRun } from './analyse-paragraph.ts';
import type { ShapedRun } from './shaped.ts';

export function joinRuns(runs: readonly PlacedRun[]): readonly PlacedRun[] {
  const joined: PlacedRun[] = [];
  for (let from = 0; from < runs.length;) {
    let to = from + 1;
    while (to < runs.length && canJoin(runs[to - 1], runs[to])) to += 1;
    const first = runs[from];
    if (first) joined.push(to === from + 1 ? first : { ...first, shaped: concatenated(runs.slice(from, to)) });
    from = to;
  }
  return joined;
}

function canJoin(left: PlacedRun | undefined, right: PlacedRun | undefined): boolean {
  if (!left || !right) return false;
  const a = left.shaped;
  const b = right.shaped;
  return (
    left.span === right.span &&
    left.level === right.level &&
    a.face === b.face &&
    a.direction === b.direction &&
    !a.isSpace &&
    !b.isSpace &&
    a.missing === b.missing
  );
}

function concatenated(runs: readonly PlacedRun[]): ShapedRun {
  const shaped = runs.map((run) => run.shaped);
  const [first] = shaped;
  if (!first) throw new Error('no runs to join');
  const visual = first.direction === 'rtl' ? shaped.toReversed() : shaped;
  return {
    ...first,
    text: shaped.map((run) => run.text).join(''),
    glyphs: visual.flatMap((run) => run.glyphs),
    advance: shaped.reduce((sum, run) => sum + run.advance, 0),
    clusters: shaped.reduce((sum, run) => sum + run.clusters, 0),
    ...(first.missing ? { missing: true, display: shaped.map((run) => run.display ?? '').join('') } : {}),
  };
}
