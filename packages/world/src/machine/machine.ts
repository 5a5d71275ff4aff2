/** A computer of the world: a network card, a disk, and at most one program that runs. */
import { assert } from '@peersume/base';
import { createStream } from '../chance/stream.ts';
import { type CrashingDisk } from '../disk/crashing-disk.ts';
import { createClock, WorldTimer } from '../events/run-clock.ts';
import { type EventQueue } from '../events/event-queue.ts';
import { type Card } from '../network/card.ts';
import { type WorldNetwork } from '../network/network.ts';
import { type Machine, type Ports } from '../world.ts';
import { type ProgramRun } from './program-run.ts';

export interface MachineParts {
  readonly seed: string;
  readonly queue: EventQueue;
  readonly network: WorldNetwork;
  readonly card: Card;
  readonly disk: CrashingDisk;
}

export function createMachine({ seed, queue, network, card, disk }: MachineParts): Machine {
  let run: ProgramRun = { alive: false };
  let starts = 0;

  function portsOf(run: ProgramRun): Ports {
    return {
      clock: createClock(queue, run),
      random: createStream(seed, `machine ${card.name} start ${starts}`),
      disk: disk.of(run),
      listen: (accept) => {
        if (run.alive) card.listening = { run, accept };
      },
      dial: (to, outcome) => {
        if (run.alive) network.dial(run, card, to, outcome);
      },
    };
  }

  function end(): void {
    run.alive = false;
    card.listening = undefined;
    queue.removeWhere((occurrence) => occurrence instanceof WorldTimer && !occurrence.run.alive);
  }

  return {
    name: card.name,
    disk: disk.control,
    get running() {
      return run.alive;
    },
    start(program) {
      assert(!run.alive, `${card.name} runs one program at a time`);
      run = { alive: true };
      starts++;
      card.hasPower = true;
      for (const orphan of card.orphans) orphan.reset();
      card.orphans = [];
      program(portsOf(run));
    },
    kill() {
      if (!run.alive) return;
      end();
      for (const link of [...card.ends]) link.abandon();
    },
    crash() {
      card.hasPower = false;
      if (run.alive) end();
      for (const link of [...card.ends]) link.fallSilent();
      disk.crash();
    },
    setBandwidth({ uplink, downlink }) {
      assert((uplink ?? 1) > 0 && (downlink ?? 1) > 0, 'a rate is above zero');
      if (uplink !== undefined) card.uplink.setRate(uplink / 1000);
      if (downlink !== undefined) card.downlink.bytesPerMs = downlink / 1000;
    },
  };
}
