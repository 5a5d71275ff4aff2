/**
 * What changed between two lists (Myers's greedy algorithm, "An O(ND) Difference Algorithm", 1986): the shortest way
 * from one to the other by removing and adding. Lists that differ too much are told as one change of the whole middle,
 * so that time stays bounded.
 */

/** At `from` in the old list and `to` in the new one, so many items went and so many came. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly removed: number;
  readonly added: number;
}

export function diffLists(before: readonly string[], after: readonly string[]): Hunk[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middleBefore = before.slice(start, before.length - end);
  const middleAfter = after.slice(start, after.length - end);
  return middleHunks(middleBefore, middleAfter).map((hunk) => ({
    ...hunk,
    from: hunk.from + start,
    to: hunk.to + start,
  }));
}

/** Steps of the search; the next one costs time and memory in its square. */
const maxSteps = 500;

function middleHunks(before: readonly string[], after: readonly string[]): Hunk[] {
  if (before.length === 0 && after.length === 0) return [];
  const whole = [{ from: 0, to: 0, removed: before.length, added: after.length }];
  if (before.length === 0 || after.length === 0) return whole;
  const trace = search(before, after);
  return trace === undefined ? whole : backtrack(trace, before.length, after.length);
}

/** For each number of steps, how far each diagonal (x - y) had come before it. */
function search(before: readonly string[], after: readonly string[]): Map<number, number>[] | undefined {
  const reach = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let steps = 0; steps <= maxSteps; steps++) {
    trace.push(new Map(reach));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = comesFromAbove(reach, diagonal, steps) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++;
        y++;
      }
      reach.set(diagonal, x);
      if (x >= before.length && y >= after.length) return trace;
    }
  }
  return undefined;
}

const at = (reach: ReadonlyMap<number, number>, diagonal: number): number => reach.get(diagonal) ?? -1;

const comesFromAbove = (reach: ReadonlyMap<number, number>, diagonal: number, steps: number): boolean =>
  diagonal === -steps || (diagonal !== steps && at(reach, diagonal - 1) < at(reach, diagonal + 1));

function backtrack(trace: readonly ReadonlyMap<number, number>[], width: number, height: number): Hunk[] {
  const hunks: Hunk[] = [];
  let x = width;
  let y = height;
  for (let steps = trace.length - 1; steps > 0; steps--) {
    const reach = trace[steps] as ReadonlyMap<number, number>; // `steps` is an index of `trace`
    const diagonal = x - y;
    const down = comesFromAbove(reach, diagonal, steps);
    const previous = down ? diagonal + 1 : diagonal - 1;
    x = at(reach, previous);
    y = x - previous;
    push(hunks, { from: x, to: y, removed: down ? 0 : 1, added: down ? 1 : 0 });
  }
  return hunks.reverse();
}

/** Steps come from the end; those that touch become one. */
function push(hunks: Hunk[], step: Hunk): void {
  const next = hunks.at(-1);
  if (next !== undefined && step.from + step.removed === next.from && step.to + step.added === next.to) {
    hunks[hunks.length - 1] = { ...step, removed: step.removed + next.removed, added: step.added + next.added };
  } else hunks.push(step);
}
