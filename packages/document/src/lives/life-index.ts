/**
 * The family of every letter that was moved or brought back: who came from whom. Letters of one family are one letter
 * to a person. The index grows with the records and is never asked for letters that no record names, so a document in
 * which nothing was ever split or undone pays nothing.
 *
 * Which of a family's living letters stays is the same on every device: the first in the order of the family tree, each
 * letter before those that came from it, brothers by their ids. A letter that goes because of an earlier one can go
 * safely: whatever moves the earlier one away only puts its heir in the same place of the order. (What a person deletes
 * is deleted; what is moved twice at once stays once.)
 */
import type { LetterId, LifeRecord } from './record.ts';

export interface LifeIndex {
  add(record: LifeRecord): void;
  /** The families that records have touched since the last call, each in its order; letters without a record are not members. */
  takeTouched(): LetterId[][];
  /** All letters of the family that the letter is of, in order. */
  family(scope: string, letter: LetterId): readonly LetterId[];
}

export function createLifeIndex(): LifeIndex {
  const clients: number[] = [];
  const clientIndexes = new Map<number, number>();
  const scopes = new Map<string, Scope>();
  const touched = new Map<Scope, Set<number>>();

  /** A letter as one number: exact, as clocks stay below 2^32 and clients are few. */
  function code({ client, clock }: LetterId): number {
    let index = clientIndexes.get(client);
    if (index === undefined) {
      index = clients.push(client) - 1;
      clientIndexes.set(client, index);
    }
    return index * clockRange + clock;
  }
  const decode = (letter: number): LetterId => ({
    client: clients[Math.floor(letter / clockRange)] as number, // a code was made from a client known here
    clock: letter % clockRange,
  });
  const compare = (a: number, b: number): number => {
    const [one, two] = [decode(a), decode(b)];
    return one.client - two.client || one.clock - two.clock;
  };

  function rootOf(scope: Scope, letter: number): number {
    let root = letter;
    // A forged record could make a circle.
    const seen = new Set<number>();
    for (
      let parent = scope.parents.get(root);
      parent !== undefined && !seen.has(parent);
      parent = scope.parents.get(root)
    ) {
      seen.add(parent);
      root = parent;
    }
    return root;
  }

  function membersOf(scope: Scope, root: number): LetterId[] {
    const members: LetterId[] = [];
    const seen = new Set([root]);
    const waiting = [root];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next !== root) members.push(decode(next));
      const children = (scope.children.get(next) ?? []).toSorted(compare).reverse();
      for (const child of children) {
        if (seen.has(child)) continue;
        seen.add(child);
        waiting.push(child);
      }
    }
    return members;
  }

  return {
    add({ kind, scope: name, runs }) {
      let scope = scopes.get(name);
      if (scope === undefined)
        scopes.set(name, (scope = { parents: new Map(), children: new Map(), moved: new Set() }));
      let roots = touched.get(scope);
      if (roots === undefined) touched.set(scope, (roots = new Set()));
      for (const { from, to, length } of runs) {
        for (let at = 0; at < length; at++) {
          const parent = code({ client: from.client, clock: from.clock + at });
          const child = code({ client: to.client, clock: to.clock + at });
          if (parent === child) continue;
          // A letter that undo brought back may be said to come from two: what it replaces then counts.
          const known = scope.parents.get(child);
          if (known !== undefined && (kind === 'redone' || (scope.moved.has(child) && compare(known, parent) <= 0)))
            continue;
          if (known !== undefined)
            scope.children.set(
              known,
              (scope.children.get(known) ?? []).filter((one) => one !== child),
            );
          if (kind !== 'redone') scope.moved.add(child);
          scope.parents.set(child, parent);
          const brothers = scope.children.get(parent);
          if (brothers === undefined) scope.children.set(parent, [child]);
          else brothers.push(child);
          roots.add(child);
        }
      }
    },
    takeTouched() {
      const families: LetterId[][] = [];
      for (const [scope, letters] of touched) {
        const roots = new Set([...letters].map((letter) => rootOf(scope, letter)));
        for (const root of roots) families.push(membersOf(scope, root));
      }
      touched.clear();
      return families;
    },
    family(name, letter) {
      const scope = scopes.get(name);
      return scope === undefined ? [] : membersOf(scope, rootOf(scope, code(letter)));
    },
  };
}

interface Scope {
  readonly parents: Map<number, number>;
  readonly children: Map<number, number[]>;
  /** Letters whose parent a `moved` or `copied` record names. */
  readonly moved: Set<number>;
}

const clockRange = 2 ** 32;
