/** Events per second of the world with a thousand machines, on one core, beside a bare heap of as many entries. */
import { figure, type Figure } from '../figure.ts';
import { median } from '../statistics.ts';
import { createGossip, type Crowd } from './gossip.ts';
import { heapEventsPerSecond } from './plain-heap.ts';

const suite = 'world';
const runs = 5;
const warmUpEvents = 300_000;
const measuredEvents = 2_000_000;

const small: Crowd = { machines: 1000, dials: 8, payloadBytes: 16_384 };
const pieces: Crowd = { machines: 1000, dials: 25, payloadBytes: 262_144 };

export async function measure(): Promise<Figure[]> {
  const heap = median(Array.from({ length: runs }, () => heapEventsPerSecond(20_000, measuredEvents)));
  const row = (name: string, crowd: Crowd): Figure =>
    figure({
      suite,
      figure: name,
      value: median(Array.from({ length: runs }, (_, run) => gossipEventsPerSecond(`bench ${run}`, crowd))),
      unit: 'events/s',
      target: '>= 300000',
      peers: { 'a bare heap': heap },
    });
  return [
    row('1,000 machines, 16 links each, frames of 16 KiB', small),
    row('1,000 machines, 50 links each, frames of 256 KiB', pieces),
  ];
}

function gossipEventsPerSecond(seed: string, crowd: Crowd): number {
  const world = createGossip(seed, crowd);
  world.run({ maxEvents: warmUpEvents });
  const before = performance.now();
  world.run({ maxEvents: measuredEvents });
  const seconds = (performance.now() - before) / 1000;
  if (world.events !== warmUpEvents + measuredEvents) throw new Error('the crowd fell silent');
  return measuredEvents / seconds;
}
