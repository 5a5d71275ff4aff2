/**
 * All paths of a network, by what was said of them. Good paths without a bandwidth of their own have nothing to remember:
 * they share one object, so that a crowd of machines does not make a square of them.
 */
import { type Path } from '../world.ts';
import { Pair } from './pair.ts';

export interface Paths {
  pair(from: string, to: string): Pair;
  set(from: string, to: string, path: Partial<Path>): void;
  setDefault(path: Partial<Path>): void;
}

const usualPath: Path = {
  latencyMs: 20,
  jitterMs: 0,
  bandwidth: Infinity,
  loss: 0,
  reorder: 0,
  duplicate: 0,
  dialable: true,
};

export function createPaths(seed: string): Paths {
  const shared = new Pair(seed, '', usualPath);
  const own = new Map<string, Pair>();
  /** What was said of single paths, by the names of the two machines. */
  const said = new Map<string, Partial<Path>>();
  let defaults = usualPath;

  return {
    pair(from, to) {
      if (said.size === 0 && own.size === 0 && shared.isPlain) return shared;
      const name = pairName(from, to);
      let pair = own.get(name);
      if (pair === undefined) {
        const path = said.get(name);
        if (path === undefined && shared.isPlain) return shared;
        pair = new Pair(seed, name, { ...defaults, ...path });
        own.set(name, pair);
      }
      return pair;
    },
    set(from, to, path) {
      const name = pairName(from, to);
      const all = { ...said.get(name), ...path };
      said.set(name, all);
      own.get(name)?.set({ ...defaults, ...all });
    },
    setDefault(path) {
      defaults = { ...defaults, ...path };
      shared.set(defaults);
      for (const [name, pair] of own) pair.set({ ...defaults, ...said.get(name) });
    },
  };
}

const pairName = (from: string, to: string): string => `${from}\u0000${to}`;
