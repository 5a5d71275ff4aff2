/** The clock of one program: its timers run only while it does. */
import { type Clock, type Timer } from '@peersume/base';
import { type ProgramRun } from '../machine/program-run.ts';
import { noSlot, type EventQueue, type Occurrence, type Slot } from './event-queue.ts';

export const createClock = (queue: EventQueue, run: ProgramRun): Clock => ({
  now: () => queue.now,
  after: (delayMs, task) => {
    const timer = new WorldTimer(queue, run, task);
    if (run.alive) timer.slot = queue.add(delayMs > 0 ? queue.now + delayMs : queue.now, timer);
    return timer;
  },
});

/** A timer that was set. */
export class WorldTimer implements Occurrence, Timer {
  readonly run: ProgramRun;
  slot: Slot = noSlot;
  readonly #queue: EventQueue;
  readonly #task: () => void;

  constructor(queue: EventQueue, run: ProgramRun, task: () => void) {
    this.run = run;
    this.#queue = queue;
    this.#task = task;
  }

  occur(): void {
    // A dead program's timers are out of the queue.
    this.slot = noSlot;
    this.#task();
  }

  cancel(): void {
    // A dead program's timers were taken out of the queue, and their slots given to others.
    if (this.slot !== noSlot && this.run.alive) this.#queue.remove(this.slot);
    this.slot = noSlot;
  }
}
