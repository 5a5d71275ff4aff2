/**
 * The family of every letter that was moved or brought back: who came from whom. Letters of one family are one letter
 * to a person. The index holds runs of letters, not letters, and looks at single ones only where a family has branches,
 * so that a year of splits and undo costs little.
 *
 * Which of a family's living letters stays is the same on every device: the first in the order of the family tree, each
 * letter before those that came from it, brothers by their ids. A letter that goes because of an earlier one can go
 * safely: whatever moves the earlier one away only puts its heir in the same place of the order. (What a person deletes
 * is deleted; what is moved twice at once stays once.)
 */
import type { LetterId, LifeRecord, Run } from './record.ts';
import { createRunList, type RunList } from './run-list.ts';

export interface LifeIndex {
  /** Records of one moment together. */
  add(records: readonly LifeRecord[]): void;
  /** The families that may have two living letters since the last call, each in its order. */
  takeTouched(): LetterId[][];
  /** All letters of the family that the letter is of, in order, but those that came from none. */
  family(scope: string, letter: LetterId): readonly LetterId[];
}

export function createLifeIndex(initial: readonly LifeRecord[]): LifeIndex {
  const scopes = new Map<string, Scope>();
  const touched: { readonly scope: Scope; readonly run: Run }[] = [];

  function scopeOf(name: string): Scope {
    let scope = scopes.get(name);
    if (scope === undefined) scopes.set(name, (scope = createScope()));
    return scope;
  }

  function addAll(records: readonly LifeRecord[]): { scope: Scope; run: Run }[] {
    const isRedone = ({ kind }: LifeRecord): boolean => kind === 'redone';
    // What undo brought back in the place of something counts as that something moved, where both are said.
    const inOrder = [...records.filter((record) => !isRedone(record)), ...records.filter(isRedone)];
    return inOrder.flatMap((record) => {
      const scope = scopeOf(record.scope);
      return record.runs.flatMap((run) => scope.insert(run, isRedone(record)).map((part) => ({ scope, run: part })));
    });
  }

  addAll(initial);
  for (const scope of scopes.values()) {
    for (const run of scope.branches()) touched.push({ scope, run });
  }

  return {
    add(records) {
      touched.push(...addAll(records));
    },
    takeTouched() {
      const families = new Map<string, LetterId[]>();
      for (const { scope, run } of touched.splice(0)) {
        if (!scope.mayBranch(run)) continue;
        for (let at = 0; at < run.length; at++) {
          const root = scope.rootOf(shifted(run.from, at));
          const key = `${root.client}:${root.clock}`;
          if (!families.has(key)) families.set(key, scope.membersOf(root));
        }
      }
      return [...families.values()].filter((members) => members.length > 1);
    },
    family(name, letter) {
      const scope = scopes.get(name);
      return scope === undefined ? [] : scope.membersOf(scope.rootOf(letter));
    },
  };
}

interface Scope {
  /** Gives the parts that count: what undo says gives way to what else is said of the same letters. */
  insert(run: Run, isRedone: boolean): Run[];
  rootOf(letter: LetterId): LetterId;
  /** In order, without the root. */
  membersOf(root: LetterId): LetterId[];
  /** Runs that share old letters with others. */
  branches(): Run[];
  /** False: the families of its letters are chains, and only the last of a chain can live. */
  mayBranch(run: Run): boolean;
}

function createScope(): Scope {
  const byFrom = new Map<number, RunList>();
  /** By the new letter: what `moved` and `copied` say, and what only undo says. */
  const certain = new Map<number, RunList>();
  const redone = new Map<number, RunList>();
  const list = (lists: Map<number, RunList>, client: number, end: 'from' | 'to'): RunList => {
    let known = lists.get(client);
    if (known === undefined) lists.set(client, (known = createRunList(end)));
    return known;
  };

  function parentOf({ client, clock }: LetterId): LetterId | undefined {
    const sure = certain.get(client)?.at(clock) ?? [];
    const runs = sure.length > 0 ? sure : (redone.get(client)?.at(clock) ?? []);
    return runs.map((run) => fromOf(run, clock)).sort(compareLetters)[0];
  }

  function childrenOf(letter: LetterId): LetterId[] {
    const runs = byFrom.get(letter.client)?.at(letter.clock) ?? [];
    return runs
      .map(({ from, to }) => ({ client: to.client, clock: to.clock + letter.clock - from.clock }))
      .filter((child) => isSame(parentOf(child), letter))
      .sort(compareLetters)
      .filter((child, index, all) => !isSame(all[index - 1], child));
  }

  function leastOf(letter: LetterId): LetterId {
    let least = letter;
    for (let at = parentOf(letter); at !== undefined && !isSame(at, letter); at = parentOf(at)) {
      if (compareLetters(at, least) < 0) least = at;
    }
    return least;
  }

  return {
    insert(run, isRedone) {
      const parts = isRedone ? uncovered(run, certain.get(run.to.client)) : [run];
      for (const part of parts) {
        list(byFrom, part.from.client, 'from').insert(part);
        list(isRedone ? redone : certain, part.to.client, 'to').insert(part);
      }
      return parts;
    },
    rootOf(letter) {
      let root = letter;
      let behind = letter;
      for (let isSecond = false; ; isSecond = !isSecond) {
        const parent = parentOf(root);
        if (parent === undefined) return root;
        root = parent;
        if (isSecond) behind = parentOf(behind) ?? behind;
        // Only a forged record makes a circle: one of its letters stands for them all.
        if (isSame(root, behind)) return leastOf(root);
      }
    },
    membersOf(root) {
      const members: LetterId[] = [];
      const waiting = childrenOf(root).reverse();
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        // Each has one parent, so only a circle leads back, and only to the root.
        if (isSame(next, root)) continue;
        members.push(next);
        waiting.push(...childrenOf(next).reverse());
      }
      return members;
    },
    branches: () => [...byFrom.values()].flatMap((runs) => runs.overlapping()),
    mayBranch(run) {
      const waiting = [run.from].map((from) => ({ ...from, length: run.length }));
      for (let steps = 0; steps < maxSteps; steps++) {
        const part = waiting.pop();
        if (part === undefined) return false;
        if ((byFrom.get(part.client)?.at(part.clock, part.length).length ?? 0) > 1) return true;
        for (const lists of [certain, redone]) {
          const runs = lists.get(part.client)?.at(part.clock, part.length) ?? [];
          waiting.push(...runs.map(({ from, length }) => ({ ...from, length })));
        }
      }
      return true;
    },
  };
}

/** Of going up families run by run; beyond it they are looked at letter by letter. */
const maxSteps = 2_000;

/** The parts of a run that no other says anything of. */
function uncovered(run: Run, others: RunList | undefined): Run[] {
  const parts: Run[] = [];
  let at = 0;
  const push = (end: number): void => {
    if (end > at) parts.push({ from: shifted(run.from, at), to: shifted(run.to, at), length: end - at });
  };
  const covering = others?.at(run.to.clock, run.length) ?? [];
  for (const { to, length } of covering.toSorted((a, b) => a.to.clock - b.to.clock)) {
    push(to.clock - run.to.clock);
    at = Math.max(at, to.clock + length - run.to.clock);
  }
  push(run.length);
  return parts;
}

const shifted = ({ client, clock }: LetterId, by: number): LetterId => ({ client, clock: clock + by });

const fromOf = ({ from, to }: Run, clock: number): LetterId => ({
  client: from.client,
  clock: from.clock + clock - to.clock,
});

const compareLetters = (a: LetterId, b: LetterId): number => a.client - b.client || a.clock - b.clock;
const isSame = (a: LetterId | undefined, b: LetterId): boolean => a?.client === b.client && a.clock === b.clock;
