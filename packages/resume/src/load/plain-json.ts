/** A copy that is nothing but JSON, for values that did not come from `parseJson`: no prototypes, no cycles, no depth without end. */
import { defaultLoadLimits } from './limits.ts';
import type { Json, JsonObject } from './parse-json.ts';

/** What JSON cannot say (functions, undefined, bigints, what lies too deep) is left out; numbers without a value become null. */
export function toPlainJson(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || depth >= defaultLoadLimits.maxDepth) return null;
  if (Array.isArray(value)) return value.map((element) => toPlainJson(element, depth + 1));
  const object: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    if (key !== '__proto__' && member !== undefined && typeof member !== 'function')
      object[key] = toPlainJson(member, depth + 1);
  }
  return object;
}
