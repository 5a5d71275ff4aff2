/**
 * What the two ends of a link share: whether anything comes through, and how it breaks. It stalls while its machines are
 * apart or one is without power, and breaks when that lasts (WO52, WO62).
 */
import { noSlot, type EventQueue, type Occurrence, type Slot } from '../events/event-queue.ts';
import { Task } from '../events/task.ts';
import { type Card, type Orphan } from './card.ts';
import { linkTimeoutMs } from './limits.ts';
import { retransmissionMs, type Pair } from './pair.ts';

export interface ConnectedEnd {
  readonly card: Card;
  /** The way from this end to the other. */
  readonly way: Pair;
  readonly isOpen: boolean;
  /** When the last frame under way from here arrives. */
  readonly lastArrival: number;
  /** Nothing leaves and nothing arrives. */
  hold(): void;
  release(earliest: number): void;
  /** Tells the program, if it does not know. */
  finish(reason: string): void;
}

export class Connection implements Occurrence, Orphan {
  readonly #queue: EventQueue;
  #ends: readonly [ConnectedEnd, ConnectedEnd] | undefined;
  #isApart = false;
  #isSilent = false;
  #isGivenUp = false;
  /** When it breaks, if it does. */
  #breaking: Slot = noSlot;
  /** The end that still has to be told of the other's closing. */
  #untold: { readonly end: ConnectedEnd; readonly reason: string } | undefined;
  /** Out of order, and come while nothing comes through. */
  #strays: Occurrence[] = [];

  constructor(queue: EventQueue) {
    this.#queue = queue;
  }

  join(one: ConnectedEnd, other: ConnectedEnd): void {
    this.#ends = [one, other];
  }

  get isStalled(): boolean {
    return this.#isApart || this.#isSilent || this.#isGivenUp;
  }

  /** The other end learns of it when all that was sent has arrived. */
  closeAfter(closed: ConnectedEnd, told: ConnectedEnd, reason: string): void {
    this.#untold = { end: told, reason };
    const soonest = this.#queue.now + closed.way.latencyMs;
    if (!this.isStalled) this.#tellAt(soonest > closed.lastArrival ? soonest : closed.lastArrival);
  }

  reviewPartition(): void {
    const [one, other] = this.#joined();
    const isApart = one.card.group !== other.card.group;
    if (isApart === this.#isApart) return;
    if (isApart) this.#stall();
    this.#isApart = isApart;
    if (!this.isStalled) this.#goOn();
  }

  fallSilent(): void {
    this.#stall();
    this.#isSilent = true;
  }

  /** Too many losses: nothing comes through any more, and both ends find out. */
  giveUp(): void {
    this.#stall();
    this.#isGivenUp = true;
  }

  reset(): void {
    const [one, other] = this.#joined();
    const [told, dead] = one.isOpen ? [one, other] : [other, one];
    if (!told.isOpen) return;
    this.#untold = { end: told, reason: 'reset' };
    this.#isSilent = false;
    this.#tellAt(this.#queue.now + dead.way.latencyMs);
  }

  /** Whether the stray has to come again when something comes through. */
  keepsBack(stray: Occurrence): boolean {
    if (this.isStalled) this.#strays.push(stray);
    return this.isStalled;
  }

  /** Breaks. */
  occur(): void {
    this.#breaking = noSlot;
    this.#strays = [];
    for (const end of this.#joined()) end.finish('timeout');
  }

  #stall(): void {
    if (this.isStalled) return;
    for (const end of this.#joined()) end.hold();
    this.#breaking = this.#queue.add(this.#queue.now + linkTimeoutMs, this);
  }

  #goOn(): void {
    this.#stopBreaking();
    const [one, other] = this.#joined();
    const earliest = this.#queue.now + retransmissionMs(one.way.latencyMs + other.way.latencyMs);
    one.release(earliest);
    other.release(earliest);
    for (const stray of this.#strays) this.#queue.add(earliest, stray);
    this.#strays = [];
    if (this.#untold !== undefined) {
      const { lastArrival } = this.#untold.end === one ? other : one;
      this.#tellAt(earliest > lastArrival ? earliest : lastArrival);
    }
  }

  #tellAt(time: number): void {
    const tell = (): void => {
      if (!this.isStalled && this.#untold !== undefined) {
        this.#untold.end.finish(this.#untold.reason);
        this.#stopBreaking();
      }
    };
    this.#queue.add(time, new Task(tell));
  }

  #stopBreaking(): void {
    if (this.#breaking !== noSlot) this.#queue.remove(this.#breaking);
    this.#breaking = noSlot;
  }

  #joined(): readonly [ConnectedEnd, ConnectedEnd] {
    // Both ends are joined right after they are made.
    return this.#ends as readonly [ConnectedEnd, ConnectedEnd];
  }
}
