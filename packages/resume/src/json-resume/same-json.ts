/** Whether two values are written as the same JSON: the order of keys and absent against undefined do not matter. */
export function sameJson(one: unknown, two: unknown): boolean {
  if (Object.is(one, two) || one === two) return true;
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return false;
  if (Array.isArray(one) || Array.isArray(two)) {
    return (
      Array.isArray(one) &&
      Array.isArray(two) &&
      one.length === two.length &&
      one.every((element, index) => sameJson(element, two[index]))
    );
  }
  const left = definedEntries(one);
  const right = new Map(definedEntries(two));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}

function definedEntries(object: object): [string, unknown][] {
  return Object.entries(object).filter(([, value]) => value !== undefined);
}

/** Where two values differ, as `roles/0/position`; the whole (``) where they are of different kinds. */
export function differingPaths(one: unknown, two: unknown, path = ''): string[] {
  if (sameJson(one, two)) return [];
  const areObjects = typeof one === 'object' && typeof two === 'object' && one !== null && two !== null;
  if (!areObjects || Array.isArray(one) !== Array.isArray(two)) return [path];
  const [left, right] = [one as Record<string, unknown>, two as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differingPaths(left[key], right[key], path === '' ? key : `${path}/${key}`));
}
