/**
 * Frames on their way in one direction of a link, in order: those with payload, or those without. One entry in the queue
 * of events for the first of them; most lanes never hold more than one, and a frame costs no object.
 */
import { type Frame } from '@peersume/base';
import { noSlot, type EventQueue, type Occurrence, type Slot } from '../events/event-queue.ts';

/** The end that sends: what it sent has arrived. */
export interface LaneOwner {
  arrived(frame: Frame): void;
}

export class Lane implements Occurrence {
  readonly #queue: EventQueue;
  readonly #owner: LaneOwner;
  #slot: Slot = noSlot;
  #first: Frame | undefined;
  /** When the first arrives, while the lane is held and the queue does not know. */
  #heldTime = 0;
  #isHeld = false;
  #rest: FramesInTime | undefined;

  constructor(queue: EventQueue, owner: LaneOwner) {
    this.#queue = queue;
    this.#owner = owner;
  }

  /** When the last of them arrives; in the past when nothing is on its way. */
  get lastTime(): number {
    if (this.#first === undefined) return 0;
    if (this.#rest !== undefined && this.#rest.count > 0) return this.#rest.lastTime();
    return this.#isHeld ? this.#heldTime : this.#queue.timeOf(this.#slot);
  }

  /** Arrives at `time`, or right behind the frame before it. */
  push(frame: Frame, time: number): void {
    if (this.#first === undefined) {
      this.#first = frame;
      if (this.#isHeld) this.#heldTime = time;
      else this.#slot = this.#queue.add(time, this);
    } else {
      const { lastTime } = this;
      this.#rest ??= new FramesInTime();
      this.#rest.push(frame, time > lastTime ? time : lastTime);
    }
  }

  occur(): void {
    const frame = this.#first as Frame;
    if (this.#rest === undefined || this.#rest.count === 0) {
      this.#slot = noSlot;
      this.#first = undefined;
    } else {
      this.#slot = this.#queue.add(this.#rest.firstTime(), this);
      this.#first = this.#rest.shift();
    }
    this.#owner.arrived(frame);
  }

  /** Nothing arrives until `release`. */
  hold(): void {
    this.#isHeld = true;
    if (this.#slot === noSlot) return;
    this.#heldTime = this.#queue.timeOf(this.#slot);
    this.#queue.remove(this.#slot);
    this.#slot = noSlot;
  }

  /** What is on the way arrives at `earliest` or later. */
  release(earliest: number): void {
    this.#isHeld = false;
    this.#rest?.delayTo(earliest);
    if (this.#first !== undefined) {
      this.#slot = this.#queue.add(this.#heldTime > earliest ? this.#heldTime : earliest, this);
    }
  }

  /** What is on the way never arrives. */
  clear(): void {
    this.hold();
    this.#first = undefined;
    this.#rest = undefined;
  }
}

const firstCapacity = 4;

/** A ring of frames and their times, in parallel lists whose length is a power of two. */
class FramesInTime {
  count = 0;
  #head = 0;
  #frames: (Frame | undefined)[] = [];
  #times: number[] = [];

  push(frame: Frame, time: number): void {
    if (this.count === this.#frames.length) this.#grow();
    const at = this.#at(this.count++);
    this.#frames[at] = frame;
    this.#times[at] = time;
  }

  firstTime(): number {
    return this.#times[this.#head] as number;
  }

  lastTime(): number {
    return this.#times[this.#at(this.count - 1)] as number;
  }

  shift(): Frame {
    const frame = this.#frames[this.#head] as Frame;
    this.#frames[this.#head] = undefined;
    this.#head = this.#at(1);
    this.count--;
    return frame;
  }

  delayTo(earliest: number): void {
    for (let index = 0; index < this.count; index++) {
      const at = this.#at(index);
      if ((this.#times[at] as number) < earliest) this.#times[at] = earliest;
    }
  }

  #at(index: number): number {
    return (this.#head + index) & (this.#frames.length - 1);
  }

  #grow(): void {
    const frames: (Frame | undefined)[] = [];
    const times: number[] = [];
    for (let index = 0; index < this.count; index++) {
      frames.push(this.#frames[this.#at(index)]);
      times.push(this.#times[this.#at(index)] as number);
    }
    const capacity = this.count === 0 ? firstCapacity : this.count * 2;
    while (frames.length < capacity) {
      frames.push(undefined);
      times.push(0);
    }
    this.#frames = frames;
    this.#times = times;
    this.#head = 0;
  }
}
