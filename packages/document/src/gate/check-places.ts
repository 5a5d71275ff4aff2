/**
 * What Yjs would do to find the places of an update's structs, counted before it does it. Yjs compares each new item
 * with all that stand between its two neighbours, so a few thousand made-up items could keep it busy for minutes; and it
 * deletes and walks types within types by recursion.
 */
import { err, ok, type Result } from '@peersume/base';
import * as Y from 'yjs';
import type { GateError } from './gate-error.ts';
import type { GateLimits } from './limits.ts';
import type { ScannedId, ScannedStruct } from './scan-update.ts';

export interface PlacingBudget {
  stepsLeft: number;
}

/** All that the structs refer to is known, by the document or among them; they are few (`cut-update.ts`). */
export function checkPlaces(
  doc: Y.Doc,
  structs: readonly ScannedStruct[],
  { maxTypeDepth, maxPlacingSteps }: GateLimits,
  budget: PlacingBudget,
): Result<void, GateError> {
  const over = (what: string, limit: number) => err<GateError>({ type: 'OverLimit', what, limit });
  const levels = createLevels(doc, structs, maxTypeDepth);
  for (const struct of structs) {
    if (struct.isType && levels(struct) >= maxTypeDepth) return over('types within one another', maxTypeDepth);
    budget.stepsLeft -= stepsBetween(doc, struct, budget.stepsLeft);
    if (budget.stepsLeft <= 0) return over('steps to place structs', maxPlacingSteps);
  }
  return ok(undefined);
}

/** Items of the document that the struct would be compared with. */
function stepsBetween(doc: Y.Doc, { origin, right, parent, key }: ScannedStruct, limit: number): number {
  const left = itemAt(doc, origin);
  const end = itemAt(doc, right);
  if (left !== undefined) return countItems(left.right, end, limit);
  if (end !== undefined) return countFrom(end.parent as Y.AbstractType<unknown>, end.parentSub, end, limit);
  if (origin !== undefined || right !== undefined) return 0;
  const type = typeof parent === 'string' ? doc.share.get(parent) : parent && typeAt(doc, parent);
  return type === undefined ? 0 : countFrom(type, key ?? null, undefined, limit);
}

/** From the first item of a list, or over all that a key has ever held. */
function countFrom(
  type: Pick<Y.AbstractType<unknown>, '_start' | '_map'>,
  key: string | null,
  end: Y.Item | undefined,
  limit: number,
): number {
  if (key === null) return countItems(type._start, end, limit);
  let steps = 0;
  for (let item = type._map.get(key) ?? null; item !== null && steps < limit; item = item.left) steps++;
  return steps;
}

function countItems(first: Y.Item | null, end: Y.Item | undefined, limit: number): number {
  let steps = 0;
  for (let item = first; item !== null && item !== end && steps < limit; item = item.right) steps++;
  return steps;
}

function typeAt(doc: Y.Doc, id: ScannedId): Y.AbstractType<unknown> | undefined {
  const content = itemAt(doc, id)?.content;
  return content instanceof Y.ContentType ? (content.type as Y.AbstractType<unknown>) : undefined;
}

function itemAt(doc: Y.Doc, id: ScannedId | undefined): Y.Item | undefined {
  if (id === undefined || id.clock >= Y.getState(doc.store, id.client)) return undefined;
  const item: unknown = Y.getItem(doc.store, Y.createID(id.client, id.clock));
  return item instanceof Y.Item ? item : undefined;
}

/** How deep each struct stands: 0 in a root type, and never counted beyond the limit. */
function createLevels(doc: Y.Doc, structs: readonly ScannedStruct[], limit: number): (struct: ScannedStruct) => number {
  const starts = new Map<number, ScannedStruct[]>();
  for (const struct of structs) {
    const known = starts.get(struct.client);
    if (known === undefined) starts.set(struct.client, [struct]);
    else known.push(struct);
  }

  /** The struct of the update that holds an id. */
  function find({ client, clock }: ScannedId): ScannedStruct | undefined {
    const list = starts.get(client) ?? [];
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as ScannedStruct).clock <= clock) low = middle + 1;
      else high = middle;
    }
    const struct = list[low - 1];
    return struct !== undefined && clock < struct.clock + struct.length ? struct : undefined;
  }

  function levelInDocument(id: ScannedId): number {
    let level = 0;
    for (let item = itemAt(doc, id); item !== undefined && level <= limit; level++) {
      const above: Y.Item | null = (item.parent as Y.AbstractType<unknown>)._item;
      if (above === null) return level;
      item = above;
    }
    return level;
  }

  /** Levels that are known already. */
  const levels = new Map<ScannedStruct, number>();

  return (struct) => {
    const path: ScannedStruct[] = [];
    let below = 0;
    const onPath = new Set<ScannedStruct>();
    for (let at: ScannedStruct | undefined = struct; at !== undefined && !onPath.has(at);) {
      const known = levels.get(at);
      if (known !== undefined) {
        below = known;
        break;
      }
      path.push(at);
      onPath.add(at);
      const next = aboveOrBeside(at);
      at = next === undefined ? undefined : find(next);
      if (next !== undefined && at === undefined) {
        below = levelInDocument(next);
        const last = path.at(-1) as ScannedStruct; // just pushed
        levels.set(last, below + (next === last.parent ? 1 : 0));
        below = levels.get(path.pop() as ScannedStruct) as number;
      }
    }
    for (const one of path.reverse()) {
      // Neighbours stand on the same level, parents one above.
      const next = aboveOrBeside(one);
      if (next !== undefined && next === one.parent) below++;
      levels.set(one, below);
    }
    return levels.get(struct) ?? 0;
  };
}

const aboveOrBeside = ({ origin, right, parent }: ScannedStruct): ScannedId | undefined =>
  origin ?? right ?? (typeof parent === 'object' ? parent : undefined);
