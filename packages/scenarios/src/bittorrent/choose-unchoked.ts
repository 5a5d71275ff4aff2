/**
 * Who may ask for blocks, as BEP 3 tells it: those who gave most lately, and one by chance, so that newcomers get a
 * beginning. A seed, to whom nobody gives, takes turns.
 */
import { below, type Random } from '@peersume/base';

export interface Candidate {
  readonly isInterested: boolean;
  /** Bytes that came from it lately. */
  readonly given: number;
  /** When its turn at a seed last began; lower comes first. */
  readonly turnMs: number;
}

export function chooseUnchoked<T extends Candidate>(
  candidates: readonly T[],
  optimistic: T | undefined,
  options: { readonly slots: number; readonly isSeed: boolean },
  random: Random,
): Set<T> {
  const chosen = new Set<T>();
  if (optimistic?.isInterested === true) chosen.add(optimistic);
  const rank = options.isSeed ? (one: T): number => one.turnMs : (one: T): number => -one.given;
  const ranked = candidates
    .filter((one) => one.isInterested && one !== optimistic)
    .map((one) => ({ one, rank: rank(one), tie: random.uint32() }))
    .sort((a, b) => a.rank - b.rank || a.tie - b.tie);
  for (const { one } of ranked.slice(0, options.slots - chosen.size)) chosen.add(one);
  return chosen;
}

/** Someone interested who is choked now. */
export function chooseOptimistic<T extends Candidate>(
  candidates: readonly T[],
  isUnchoked: (one: T) => boolean,
  random: Random,
): T | undefined {
  const waiting = candidates.filter((one) => one.isInterested && !isUnchoked(one));
  return waiting[below(random, waiting.length)];
}
