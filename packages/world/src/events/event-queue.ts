/**
 * What is to happen, in order of time, and of asking where times are equal (WO1). A 4-ary heap in typed arrays; every
 * entry can be moved and taken out in place, so that nothing stale is ever kept.
 */
import { assert } from '@peersume/base';

/** Something that can happen. An entry of the queue is gone when it does. */
export interface Occurrence {
  occur(): void;
}

/** Names an entry until it occurs or is removed; then the number is given to another. */
export type Slot = number;

/** No entry. */
export const noSlot: Slot = -1;

const firstCapacity = 1024;

export class EventQueue {
  /** The time of what occurs or has occurred last. */
  now = 0;
  size = 0;
  #nextOrder = 0;
  /** By place in the heap. */
  #times = new Float64Array(firstCapacity);
  #orders = new Float64Array(firstCapacity);
  #slots = new Int32Array(firstCapacity);
  /** By slot. */
  #places = new Int32Array(firstCapacity);
  readonly #occurrences: (Occurrence | undefined)[] = [];
  readonly #freeSlots: Slot[] = [];

  /** `time` must not lie in the past. */
  add(time: number, occurrence: Occurrence): Slot {
    assert(time >= this.now, 'an event lies in the future');
    if (this.size === this.#times.length) this.#grow();
    const slot = this.#freeSlots.pop() ?? this.#occurrences.length;
    this.#occurrences[slot] = occurrence;
    this.#rise(this.size++, time, this.#nextOrder++, slot);
    return slot;
  }

  timeOf(slot: Slot): number {
    return this.#times[this.#place(slot)] as number;
  }

  /** To another time, behind everything that is there at this time already. */
  move(slot: Slot, time: number): void {
    assert(time >= this.now, 'an event lies in the future');
    this.#settle(this.#place(slot), time, this.#nextOrder++, slot);
  }

  remove(slot: Slot): void {
    const place = this.#place(slot);
    this.#release(slot);
    this.#fillFromEnd(place);
  }

  /** Takes out all entries that `isOver` names. */
  removeWhere(isOver: (occurrence: Occurrence) => boolean): void {
    for (let slot = 0; slot < this.#occurrences.length; slot++) {
      const occurrence = this.#occurrences[slot];
      if (occurrence !== undefined && isOver(occurrence)) this.remove(slot);
    }
  }

  /** Infinity when there is none. */
  get nextTime(): number {
    return this.size === 0 ? Infinity : (this.#times[0] as number);
  }

  /** Moves the clock to the next entry and takes it out. */
  next(): Occurrence {
    assert(this.size > 0, 'there is an event');
    this.now = this.#times[0] as number;
    const slot = this.#slots[0] as Slot;
    const occurrence = this.#occurrences[slot] as Occurrence;
    this.#release(slot);
    this.#fillFromEnd(0);
    return occurrence;
  }

  /** Moves the clock to a time before the next entry. */
  advance(time: number): void {
    assert(time < this.nextTime, 'nothing is skipped');
    if (time > this.now) this.now = time;
  }

  #place(slot: Slot): number {
    assert(this.#occurrences[slot] !== undefined, 'the entry is in the queue');
    return this.#places[slot] as number;
  }

  #release(slot: Slot): void {
    this.#occurrences[slot] = undefined;
    this.#freeSlots.push(slot);
  }

  #fillFromEnd(place: number): void {
    const last = --this.size;
    if (place === last) return;
    this.#settle(place, this.#times[last] as number, this.#orders[last] as number, this.#slots[last] as Slot);
  }

  #settle(place: number, time: number, order: number, slot: Slot): void {
    const parent = (place - 1) >> 2;
    if (place > 0 && this.#isBefore(time, order, parent)) this.#rise(place, time, order, slot);
    else this.#sink(place, time, order, slot);
  }

  #rise(from: number, time: number, order: number, slot: Slot): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (!this.#isBefore(time, order, parent)) break;
      this.#shift(parent, place);
      place = parent;
    }
    this.#put(place, time, order, slot);
  }

  #sink(from: number, time: number, order: number, slot: Slot): void {
    const times = this.#times;
    const orders = this.#orders;
    const size = this.size;
    let place = from;
    for (;;) {
      const first = place * 4 + 1;
      if (first >= size) break;
      const end = first + 4 < size ? first + 4 : size;
      let least = first;
      let leastTime = times[first] as number;
      for (let child = first + 1; child < end; child++) {
        const childTime = times[child] as number;
        if (
          childTime < leastTime ||
          (childTime === leastTime && (orders[child] as number) < (orders[least] as number))
        ) {
          least = child;
          leastTime = childTime;
        }
      }
      if (time < leastTime || (time === leastTime && order < (orders[least] as number))) break;
      this.#shift(least, place);
      place = least;
    }
    this.#put(place, time, order, slot);
  }

  #isBefore(time: number, order: number, place: number): boolean {
    const other = this.#times[place] as number;
    return time < other || (time === other && order < (this.#orders[place] as number));
  }

  #shift(from: number, to: number): void {
    this.#put(to, this.#times[from] as number, this.#orders[from] as number, this.#slots[from] as Slot);
  }

  #put(place: number, time: number, order: number, slot: Slot): void {
    this.#times[place] = time;
    this.#orders[place] = order;
    this.#slots[place] = slot;
    this.#places[slot] = place;
  }

  #grow(): void {
    const capacity = this.#times.length * 2;
    const wider = <A extends Float64Array | Int32Array>(old: A, fresh: A): A => {
      fresh.set(old);
      return fresh;
    };
    this.#times = wider(this.#times, new Float64Array(capacity));
    this.#orders = wider(this.#orders, new Float64Array(capacity));
    this.#slots = wider(this.#slots, new Int32Array(capacity));
    this.#places = wider(this.#places, new Int32Array(capacity));
  }
}
