import { assert } from '@peersume/base';
import { createStream } from './chance/stream.ts';
import { createCrashingDisk } from './disk/crashing-disk.ts';
import { EventQueue } from './events/event-queue.ts';
import { createClock } from './events/run-clock.ts';
import { createMachine } from './machine/machine.ts';
import { outside } from './machine/program-run.ts';
import { FrameCheck } from './network/frame-check.ts';
import { createNetwork } from './network/network.ts';
import { type RunOutcome, type RunUntil, type World } from './world.ts';

export interface WorldOptions {
  readonly seed: string;
  /** Catches senders that change a frame after they sent it; every frame is then copied (WO25). */
  readonly checkFrames?: boolean;
}

/** What `run` does at most when it is given no limit (WO2): an hour of work. */
const mostEvents = 1_000_000_000;

/** More than this at one moment is a program that never waits (WO5). */
const mostEventsAtOnce = 10_000_000;

/** A world in which nothing has happened yet. */
export function createWorld({ seed, checkFrames = false }: WorldOptions): World {
  const queue = new EventQueue();
  const frameCheck = checkFrames ? new FrameCheck() : undefined;
  const network = createNetwork({ queue, seed, frameCheck, observer: undefined, ends: 0 });
  let events = 0;
  let eventsAtOnce = 0;

  function step(): boolean {
    if (queue.size === 0) return false;
    const before = queue.now;
    const occurrence = queue.next();
    events++;
    eventsAtOnce = queue.now === before ? eventsAtOnce + 1 : 0;
    assert(eventsAtOnce <= mostEventsAtOnce, 'time moves on: something asks for the same moment again and again');
    occurrence.occur();
    return true;
  }

  function run({ atMs = Infinity, maxEvents = mostEvents, done }: RunUntil): RunOutcome {
    const lastEvent = events + maxEvents;
    for (;;) {
      if (done?.() === true) return 'done';
      if (events >= lastEvent) return 'events';
      if (queue.nextTime > atMs) {
        const outcome = queue.size === 0 ? 'idle' : 'time';
        queue.advance(atMs);
        return outcome;
      }
      if (!step()) return 'idle';
    }
  }

  return {
    seed,
    clock: createClock(queue, outside),
    network,
    random: (name) => createStream(seed, name),
    machine: ({ name, uplink, downlink, disk }) =>
      createMachine({
        seed,
        queue,
        network,
        card: network.card({ name, uplink, downlink }),
        disk: createCrashingDisk({ queue, random: createStream(seed, `disk ${name}`), ...disk }),
      }),
    run,
    step,
    get events() {
      return events;
    },
  };
}
