/**
 * The sending half of a network card, shared fairly by the links that have payload to send (WO40): generalised processor
 * sharing by virtual time (Parekh and Gallager 1993). Virtual time is the bytes that each busy link was served since the
 * card was idle; it grows by rate / (number of busy links). A message that begins at virtual time v is done at v + size,
 * whatever comes or goes meanwhile: so the links wait in a heap by that number, and one event is set, for the first.
 *
 * Frames without payload go before all others. They are not queued: their bytes are a debt that is paid before virtual
 * time goes on (WO41). A debt that came after the event was set lets it come early; it is then set again.
 */
import { assert } from '@peersume/base';
import { noSlot, type EventQueue, type Occurrence, type Slot } from '../events/event-queue.ts';

/** A link that has something to send. */
export interface Flow {
  /** The virtual time at which its message is done. */
  doneAt: number;
  /** Its place in the heap, -1 when it is not busy. Only the uplink writes it. */
  place: number;
  /** Decides where two are done at the same moment: the order in which the links were made. */
  readonly rank: number;
  /** The message has left the card. Answers with `follow` or `end`. */
  sent(): void;
}

/** A rounding error of the clock, in milliseconds: what is done within it is done. */
const toleranceMs = 1e-9;

export class Uplink implements Occurrence {
  readonly #queue: EventQueue;
  #bytesPerMs: number;
  #flows: Flow[] = [];
  #virtualTime = 0;
  /** Up to when virtual time and debt are reckoned. */
  #reckonedAt = 0;
  #debtBytes = 0;
  #slot: Slot = noSlot;
  #isOccurring = false;

  constructor(queue: EventQueue, bytesPerMs: number) {
    this.#queue = queue;
    this.#bytesPerMs = bytesPerMs;
  }

  get bytesPerMs(): number {
    return this.#bytesPerMs;
  }

  setRate(bytesPerMs: number): void {
    this.#reckon();
    this.#bytesPerMs = bytesPerMs;
    this.#schedule();
  }

  /** Sends a frame without payload; gives the time at which it has left the card. */
  sendAtOnce(bytes: number): number {
    this.#reckon();
    this.#debtBytes += bytes;
    return this.#queue.now + this.#debtBytes / this.#bytesPerMs;
  }

  /** The link, which was not busy, has a message of so many bytes. */
  begin(flow: Flow, bytes: number): void {
    assert(flow.place === -1, 'the link is not busy');
    this.#reckon();
    if (this.#flows.length === 0) this.#virtualTime = 0;
    flow.doneAt = this.#virtualTime + bytes;
    this.#flows.push(flow);
    this.#rise(this.#flows.length - 1, flow);
    this.#schedule();
  }

  /** The link, whose message has just left the card, has another one of so many bytes. */
  follow(flow: Flow, bytes: number): void {
    flow.doneAt += bytes;
    this.#sink(flow.place, flow);
  }

  /** Takes the link's message off the card; gives the bytes of it that are unsent. */
  end(flow: Flow): number {
    if (flow.place === -1) return 0;
    this.#reckon();
    this.#takeOut(flow);
    this.#schedule();
    const left = flow.doneAt - this.#virtualTime;
    return left > 0 ? left : 0;
  }

  occur(): void {
    this.#slot = noSlot;
    this.#isOccurring = true;
    this.#reckon();
    for (;;) {
      const flow = this.#flows[0];
      if (flow === undefined || this.#msUntilDone(flow) > toleranceMs) break;
      if (this.#virtualTime < flow.doneAt) this.#virtualTime = flow.doneAt;
      flow.sent();
    }
    this.#isOccurring = false;
    this.#schedule();
  }

  #msUntilDone(flow: Flow): number {
    if (this.#bytesPerMs === Infinity) return 0;
    return (this.#debtBytes + (flow.doneAt - this.#virtualTime) * this.#flows.length) / this.#bytesPerMs;
  }

  /** Brings debt and virtual time to now. */
  #reckon(): void {
    const now = this.#queue.now;
    if (now === this.#reckonedAt) return;
    let served = (now - this.#reckonedAt) * this.#bytesPerMs;
    this.#reckonedAt = now;
    if (this.#debtBytes > 0) {
      if (served <= this.#debtBytes) {
        this.#debtBytes -= served;
        return;
      }
      served -= this.#debtBytes;
      this.#debtBytes = 0;
    }
    // With an endless rate whatever was begun is done by its event, at the same moment.
    if (this.#flows.length > 0 && this.#bytesPerMs !== Infinity) this.#virtualTime += served / this.#flows.length;
  }

  #schedule(): void {
    if (this.#isOccurring) return;
    const first = this.#flows[0];
    if (first === undefined) {
      if (this.#slot !== noSlot) this.#queue.remove(this.#slot);
      this.#slot = noSlot;
      return;
    }
    const wait = this.#msUntilDone(first);
    const time = wait > 0 ? this.#queue.now + wait : this.#queue.now;
    if (this.#slot === noSlot) this.#slot = this.#queue.add(time, this);
    else this.#queue.move(this.#slot, time);
  }

  #takeOut(flow: Flow): void {
    const { place } = flow;
    flow.place = -1;
    const last = this.#flows.pop() as Flow;
    if (last === flow) return;
    this.#sink(place, last);
    if (last.place === place) this.#rise(place, last);
  }

  #rise(from: number, flow: Flow): void {
    let place = from;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = this.#flows[parentPlace] as Flow;
      if (!isBefore(flow, parent)) break;
      this.#flows[place] = parent;
      parent.place = place;
      place = parentPlace;
    }
    this.#flows[place] = flow;
    flow.place = place;
  }

  #sink(from: number, flow: Flow): void {
    const flows = this.#flows;
    let place = from;
    for (;;) {
      let least = place * 2 + 1;
      if (least >= flows.length) break;
      if (least + 1 < flows.length && isBefore(flows[least + 1] as Flow, flows[least] as Flow)) least++;
      const child = flows[least] as Flow;
      if (!isBefore(child, flow)) break;
      flows[place] = child;
      child.place = place;
      place = least;
    }
    flows[place] = flow;
    flow.place = place;
  }
}

const isBefore = (one: Flow, other: Flow): boolean =>
  one.doneAt < other.doneAt || (one.doneAt === other.doneAt && one.rank < other.rank);
