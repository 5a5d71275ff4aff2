/** How many batches of each client are there, from the first on without a gap: a moment of a document's history. */
export interface Heads {
  add(client: number, number: number): void;
  /** Client after client, with its count. */
  list(): readonly (readonly [client: number, count: number])[];
}

export function createHeads(known: Iterable<readonly [client: number, count: number]> = []): Heads {
  const counts = new Map(known);
  /** Numbers that came before those in front of them. */
  const early = new Map<number, Set<number>>();
  return {
    add(client, number) {
      let count = counts.get(client) ?? 0;
      if (number < count) return;
      const others = early.get(client) ?? new Set();
      others.add(number);
      for (; others.delete(count); count++);
      counts.set(client, count);
      if (others.size > 0) early.set(client, others);
      else early.delete(client);
    },
    list: () => [...counts].filter(([, count]) => count > 0),
  };
}
