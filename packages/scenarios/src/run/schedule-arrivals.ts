/** When each machine comes. Those who come later are waited for from the beginning. */
import { fraction } from '@peersume/base';
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
      if (group.arrival?.type === 'poisson') atMs -= Math.log(1 - fraction(chance)) * group.arrival.meanMs;
      if (atMs === 0) hands.start(actor);
      else world.clock.after(atMs, () => hands.start(actor));
      if (group.arrival?.type === 'spread') atMs += group.arrival.overMs / group.count;
    }
  }
}
