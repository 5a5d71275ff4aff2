/** Lists as people change them: pure, and the same array comes back where nothing changed. */

export const replaceAt = <T>(list: readonly T[], index: number, change: (item: T) => T): T[] =>
  list.map((item, at) => (at === index ? change(item) : item));

export const insertAt = <T>(list: readonly T[], index: number, item: T): T[] => list.toSpliced(index, 0, item);

export const removeAt = <T>(list: readonly T[], index: number): T[] => list.toSpliced(index, 1);

/** Moves one item by `delta` places; at the ends it stays. */
export function moveBy<T>(list: readonly T[], index: number, delta: number): readonly T[] {
  const target = index + delta;
  const item = list[index];
  if (item === undefined || target < 0 || target >= list.length) return list;
  return list.toSpliced(index, 1).toSpliced(target, 0, item);
}
