/** Puts a value at one place of a tree, chosen by a number: what a careless hand or program does to a file. */
export function spoil(root: unknown, where: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      const parent = node as Record<string, unknown>;
      places.push([parent, key]);
      visit(parent[key]);
    }
  };
  visit(root);
  const place = places[where % Math.max(1, places.length)];
  if (place !== undefined) place[0][place[1]] = structuredClone(value);
}
