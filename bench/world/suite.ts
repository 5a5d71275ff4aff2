/**
 * Events per second of the world with a thousand machines, on one core, beside a bare heap of as many entries. The clock
 * is the processor time of this process, all its threads together, so that others on the machine count for little.
 */
import { figure, type Figure } from '../figure.ts';
import { median } from '../statistics.ts';
import { createGossip, type Crowd } from './gossip.ts';
import { heapEventsPerSecond } from './plain-heap.ts';
import { processorSeconds } from './processor-time.ts';

const suite = 'world';
const runs = 5;
const warmUpEvents = 300_000;
const measuredEvents = 1_000_000;
/** About as many as are pending in these crowds. */
const heapEntries = 20_000;

const frames: Crowd = { machines: 1000, dials: 8, payloadBytes: 16_384 };
const pieces: Crowd = { machines: 1000, dials: 25, payloadBytes: 262_144 };

export async function measure(): Promise<Figure[]> {
  return [
    row('1,000 machines, 16 links each, frames of 16 KiB', frames),
    row('1,000 machines, 50 links each, frames of 256 KiB', pieces),
  ];
}

function row(name: string, crowd: Crowd): Figure {
  const ours: number[] = [];
  const heap: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(gossipEventsPerSecond(`bench ${run}`, crowd));
    heap.push(heapEventsPerSecond(heapEntries, measuredEvents));
  }
  return figure({
    suite,
    figure: name,
    value: median(ours),
    unit: 'events per processor second',
    target: '>= 300000',
    peers: { 'bare heap': median(heap) },
  });
}

function gossipEventsPerSecond(seed: string, crowd: Crowd): number {
  const world = createGossip(seed, crowd);
  world.run({ maxEvents: warmUpEvents });
  const before = processorSeconds();
  world.run({ maxEvents: measuredEvents });
  const seconds = processorSeconds() - before;
  if (world.events !== warmUpEvents + measuredEvents) throw new Error('the crowd fell silent');
  return measuredEvents / seconds;
}
