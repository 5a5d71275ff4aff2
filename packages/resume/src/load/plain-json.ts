/** A copy that is nothing but JSON, for values that did not come from `parseJson`: no prototypes, no cycles, no depth or size without end. */
import { defaultLoadLimits } from './limits.ts';
import type { Json, JsonObject } from './parse-json.ts';

/**
 * What JSON cannot say (functions, undefined, bigints) and what lies beyond the limits is left out; numbers without a
 * value become null.
 */
export function toPlainJson(value: unknown): Json {
  let nodes = 0;
  return copy(value, 0) ?? null;

  function copy(part: unknown, depth: number): Json | undefined {
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
    if (typeof part === 'number') return Number.isFinite(part) ? part : null;
    // Counting, not remembering what was seen: the same object may stand in several places.
    if (typeof part !== 'object' || depth >= defaultLoadLimits.maxDepth || ++nodes > defaultLoadLimits.maxNodes)
      return undefined;
    if (Array.isArray(part)) return part.map((element) => copy(element, depth + 1) ?? null);
    const object: JsonObject = {};
    for (const [key, member] of Object.entries(part)) {
      const copied = key === '__proto__' ? undefined : copy(member, depth + 1);
      if (copied !== undefined) object[key] = copied;
    }
    return object;
  }
}
