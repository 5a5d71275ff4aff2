/** When each machine comes. Those who come later are waited for from the beginning. */
import { fraction, type Random } from '@peersume/base';
import { type World } from '@peersume/world';
import { type Scenario } from '../scenario/scenario.ts';
import { type Actor } from './actor.ts';

export function scheduleArrivals(
  world: World,
  scenario: Scenario,
  actors: readonly Actor[],
  hands: { expect(actor: Actor): void; start(actor: Actor): void },
): void {
  for (const group of scenario.groups) {
    const members = actors.filter((actor) => actor.group === group);
    const chance = world.random(`arrival of ${group.name}`);
    let atMs = group.arrival?.fromMs ?? 0;
    for (const actor of members) {
      hands.expect(actor);
      if (group.arrival?.type === 'poisson') atMs += exponential(chance) * group.arrival.meanMs;
      if (atMs === 0) hands.start(actor);
      else world.clock.after(atMs, () => hands.start(actor));
      if (group.arrival?.type === 'spread') atMs += group.arrival.overMs / group.count;
    }
  }
}

/**
 * The time until the next customer, 1 in the mean. By von Neumann's method of 1951, which compares uniform numbers and
 * takes no logarithm: those differ in their last digit between engines.
 */
function exponential(chance: Random): number {
  for (let whole = 0; ; whole++) {
    const first = fraction(chance);
    let last = first;
    let falls = 0;
    for (let next = fraction(chance); next < last; next = fraction(chance)) {
      last = next;
      falls++;
    }
    if (falls % 2 === 0) return whole + first;
  }
}
