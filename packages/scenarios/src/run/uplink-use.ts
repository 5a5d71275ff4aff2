/** How busy the uplinks are: of the honest machines that run, together, for each interval of time. */
import { type World } from '@peersume/world';
import { type Actor } from './actor.ts';

export function sampleUplinkUse(world: World, actors: readonly Actor[], intervalMs: number): readonly number[] {
  const samples: number[] = [];
  const limited = actors.filter(({ isHonest, group }) => isHonest && group.uplink !== undefined);
  const before = limited.map(() => 0);
  const sample = (): void => {
    let sent = 0;
    let possible = 0;
    limited.forEach((actor, index) => {
      const total = world.network.traffic(actor.name).sent;
      sent += total - (before[index] ?? 0);
      before[index] = total;
      if (actor.machine.running) possible += ((actor.group.uplink ?? 0) * intervalMs) / 1000;
    });
    // Four digits: enough for a chart, short in a file.
    samples.push(possible === 0 ? 0 : Math.round((sent / possible) * 10_000) / 10_000);
    world.clock.after(intervalMs, sample);
  };
  if (limited.length > 0) world.clock.after(intervalMs, sample);
  return samples;
}
