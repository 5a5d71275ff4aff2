/**
 * Frames on their way in one direction of a link, in order: those with payload, or those without. One entry in the queue
 * of events for the first of them; a ring in parallel arrays for the rest, so that a frame costs no object.
 */
import { type Frame } from '@peersume/base';
import { noSlot, type EventQueue, type Occurrence, type Slot } from '../events/event-queue.ts';

/** The end that sends: what it sent has arrived. */
export interface LaneOwner {
  arrived(frame: Frame): void;
}

const firstCapacity = 4;

export class Lane implements Occurrence {
  readonly #queue: EventQueue;
  readonly #owner: LaneOwner;
  #slot: Slot = noSlot;
  #frames: (Frame | undefined)[] = [];
  #times: number[] = [];
  #head = 0;
  #count = 0;
  #isHeld = false;
  /** When the last of them arrives, or arrived: none may come before it. */
  lastTime = 0;

  constructor(queue: EventQueue, owner: LaneOwner) {
    this.#queue = queue;
    this.#owner = owner;
  }

  /** Arrives at `time`, or right behind the frame before it. */
  push(frame: Frame, time: number): void {
    if (time < this.lastTime) time = this.lastTime;
    this.lastTime = time;
    if (this.#count === this.#frames.length) this.#grow();
    const at = (this.#head + this.#count++) & (this.#frames.length - 1);
    this.#frames[at] = frame;
    this.#times[at] = time;
    if (this.#slot === noSlot && !this.#isHeld) this.#slot = this.#queue.add(time, this);
  }

  occur(): void {
    this.#slot = noSlot;
    const frame = this.#frames[this.#head] as Frame;
    this.#frames[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#frames.length - 1);
    this.#count--;
    if (this.#count > 0) this.#slot = this.#queue.add(this.#times[this.#head] as number, this);
    this.#owner.arrived(frame);
  }

  /** Nothing arrives until `release`. */
  hold(): void {
    this.#isHeld = true;
    if (this.#slot !== noSlot) this.#queue.remove(this.#slot);
    this.#slot = noSlot;
  }

  /** What is on the way arrives at `earliest` or later. */
  release(earliest: number): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    for (let index = 0; index < this.#count; index++) {
      const at = (this.#head + index) & (this.#frames.length - 1);
      if ((this.#times[at] as number) < earliest) this.#times[at] = earliest;
    }
    if (this.#count > 0) {
      if (this.lastTime < earliest) this.lastTime = earliest;
      this.#slot = this.#queue.add(this.#times[this.#head] as number, this);
    }
  }

  /** What is on the way never arrives. */
  clear(): void {
    this.hold();
    this.#frames = [];
    this.#times = [];
    this.#head = 0;
    this.#count = 0;
  }

  #grow(): void {
    const frames: (Frame | undefined)[] = [];
    const times: number[] = [];
    for (let index = 0; index < this.#count; index++) {
      const at = (this.#head + index) & (this.#frames.length - 1);
      frames.push(this.#frames[at]);
      times.push(this.#times[at] as number);
    }
    const capacity = this.#count === 0 ? firstCapacity : this.#count * 2;
    while (frames.length < capacity) {
      frames.push(undefined);
      times.push(0);
    }
    this.#frames = frames;
    this.#times = times;
    this.#head = 0;
  }
}
