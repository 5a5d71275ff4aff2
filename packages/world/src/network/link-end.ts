/**
 * One end of a link, and the way of its frames to the other: waiting for the uplink, on the way, arrived. Each end is a
 * flow of its machine's uplink and owns the two lanes that lead from it.
 */
import { type Frame, type Link, type LinkListener, type PeerId } from '@peersume/base';
import { type Occurrence } from '../events/event-queue.ts';
import { Task } from '../events/task.ts';
import { type ProgramRun } from '../machine/program-run.ts';
import { type Card, type EndOnCard } from './card.ts';
import { type ConnectedEnd, type Connection } from './connection.ts';
import { FrameQueue } from './frame-queue.ts';
import { Lane, type LaneOwner } from './lane.ts';
import { largestWindowBytes, unsentPayloadBytes, windowBytes } from './limits.ts';
import { type Pair } from './pair.ts';
import { tell, type NetworkState } from './state.ts';
import { type Flow } from './uplink.ts';

export class LinkEnd implements Link, Flow, LaneOwner, EndOnCard, ConnectedEnd {
  readonly peer: PeerId;
  readonly card: Card;
  way: Pair;
  readonly rank: number;
  doneAt = 0;
  place = -1;
  /** Neither closed nor told so, and its program lives. */
  isOpen = true;
  readonly #state: NetworkState;
  readonly #run: ProgramRun;
  readonly #connection: Connection;
  readonly #controlLane: Lane;
  readonly #payloadLane: Lane;
  /** The first of them is on the uplink, unless the link stalls or its window is full. */
  readonly #unsent = new FrameQueue();
  #unsentBytes = 0;
  #isBackedUp = false;
  /** Of the message on the uplink: when it began, and the bytes left of one that a stall took off; -1 for none. */
  #beganAt = -1;
  #leftBytes = -1;
  /** Payload frames sent and not arrived. */
  #bytesOnWay = 0;
  #other: LinkEnd | undefined;
  #listener: LinkListener | undefined;

  constructor(state: NetworkState, connection: Connection, run: ProgramRun, card: Card, way: Pair, peer: PeerId) {
    this.#state = state;
    this.#connection = connection;
    this.#run = run;
    this.card = card;
    this.way = way;
    this.peer = peer;
    this.rank = state.ends++;
    this.#controlLane = new Lane(state.queue, this);
    this.#payloadLane = new Lane(state.queue, this);
    card.ends.add(this);
  }

  join(other: LinkEnd): void {
    this.#other = other;
  }

  listen(listener: LinkListener): void {
    this.#listener = listener;
  }

  // Of the program.

  send(given: Frame): boolean {
    if (!this.isOpen) return false;
    const frame = this.#state.frameCheck === undefined ? given : this.#state.frameCheck.take(given);
    if (this.#state.observer !== undefined) tell(this.#state, 'sent', this.card.name, this.peer, { frame });
    if (frame.payload === undefined) {
      this.#sendControl(frame);
    } else {
      this.#unsent.push(frame);
      this.#unsentBytes += frame.payload.byteLength;
      if (this.#unsentBytes > unsentPayloadBytes) this.#isBackedUp = true;
      if (this.place === -1) this.#begin();
    }
    return !this.#isBackedUp;
  }

  close(reason: string): void {
    if (!this.isOpen) return;
    this.#leave(reason);
    this.#connection.closeAfter(this, this.#others(), reason);
    this.#state.queue.add(this.#state.queue.now, new Task(() => this.#tellClosed(reason)));
  }

  // Of the uplink.

  sent(): void {
    const frame = this.#unsent.shift();
    const bytes = sizeOf(frame);
    const payloadBytes = frame.payload?.byteLength ?? 0;
    this.#unsentBytes -= payloadBytes;
    this.#bytesOnWay += bytes;
    this.card.sent += bytes;
    this.card.payloadSent += payloadBytes;
    this.#sendPayload(frame, bytes, this.#beganAt);
    this.#beganAt = -1;
    if (this.#isBackedUp && this.#unsentBytes <= unsentPayloadBytes) {
      this.#isBackedUp = false;
      this.#listener?.drained();
    }
    // What was told may have stalled the link and let it go on.
    if (this.#beganAt !== -1) return;
    if (this.#mayBegin()) {
      this.#beganAt = this.#state.queue.now;
      this.card.uplink.follow(this, sizeOf(this.#unsent.first()));
    } else {
      this.card.uplink.end(this);
    }
  }

  // Of the lanes.

  arrived(frame: Frame): void {
    if (frame.payload !== undefined) {
      this.#bytesOnWay -= sizeOf(frame);
      if (this.place === -1) this.#begin();
    }
    this.#others().receive(frame);
  }

  receive(frame: Frame): void {
    if (!this.isOpen) return;
    const bytes = sizeOf(frame);
    this.card.received += bytes;
    const { frameCheck } = this.#state;
    const given = frameCheck === undefined ? frame : frameCheck.give(frame, this.peer, this.card.name);
    if (this.#state.observer !== undefined) tell(this.#state, 'delivered', this.peer, this.card.name, { frame });
    this.#listener?.received(given);
  }

  // Of the connection.

  get lastArrival(): number {
    const { lastTime } = this.#controlLane;
    return lastTime > this.#payloadLane.lastTime ? lastTime : this.#payloadLane.lastTime;
  }

  hold(): void {
    this.#controlLane.hold();
    this.#payloadLane.hold();
    if (this.place === -1) return;
    const left = this.card.uplink.end(this);
    if (this.#beganAt !== -1) this.#leftBytes = left;
  }

  release(earliest: number): void {
    this.#controlLane.release(earliest);
    this.#payloadLane.release(earliest);
    this.#begin();
  }

  finish(reason: string): void {
    if (!this.isOpen) return;
    this.#leave(reason);
    this.#controlLane.clear();
    this.#payloadLane.clear();
    this.#tellClosed(reason);
  }

  // Of the machine.

  abandon(): void {
    if (!this.isOpen) return;
    this.#leave('killed');
    this.#connection.closeAfter(this, this.#others(), 'reset');
  }

  fallSilent(): void {
    if (!this.isOpen) return;
    this.#leave('crashed');
    if (!this.#others().isOpen) return;
    this.#connection.fallSilent();
    this.card.orphans.push(this.#connection);
  }

  reviewPartition(): void {
    this.#connection.reviewPartition();
  }

  #leave(reason: string): void {
    this.isOpen = false;
    this.#unsent.clear();
    this.card.uplink.end(this);
    this.card.ends.delete(this);
    if (this.#state.observer !== undefined) tell(this.#state, 'closed', this.card.name, this.peer, { reason });
  }

  #tellClosed(reason: string): void {
    if (this.#run.alive) this.#listener?.closed(reason);
  }

  #begin(): void {
    if (!this.#mayBegin()) return;
    const left = this.#leftBytes;
    this.#leftBytes = -1;
    if (this.#beganAt === -1) this.#beganAt = this.#state.queue.now;
    this.card.uplink.begin(this, left >= 0 ? left : sizeOf(this.#unsent.first()));
  }

  #mayBegin(): boolean {
    return !this.#unsent.isEmpty && !this.#connection.isStalled && this.#bytesOnWay < this.#window();
  }

  /** WO44 */
  #window(): number {
    const next = sizeOf(this.#unsent.first());
    const base = next > windowBytes ? next : windowBytes;
    const { latencyMs } = this.way;
    if (latencyMs === 0) return base;
    let rate = this.card.uplink.bytesPerMs;
    if (this.way.bytesPerMs < rate) rate = this.way.bytesPerMs;
    const down = this.#others().card.downlink.bytesPerMs;
    if (down < rate) rate = down;
    const carried = rate * latencyMs;
    return base + (carried < largestWindowBytes ? carried : largestWindowBytes);
  }

  #sendControl(frame: Frame): void {
    const bytes = frame.header.byteLength;
    this.card.sent += bytes;
    const { way } = this;
    let time = this.card.uplink.sendAtOnce(bytes) + way.latencyMs;
    if (way.bytesPerMs !== Infinity) time += way.takeAtOnce(bytes, this.#state.queue.now);
    time = this.#others().card.downlink.takeAtOnce(bytes, time);
    if (way.isBad) this.#sendBadly(frame, this.#controlLane, time);
    else this.#controlLane.push(frame, time);
  }

  /** The frame has left the uplink; it takes the path and the downlink while it comes in (WO42). */
  #sendPayload(frame: Frame, bytes: number, beganAt: number): void {
    const { way } = this;
    let first = beganAt;
    let last = this.#state.queue.now;
    if (way.bytesPerMs !== Infinity) {
      if (way.takenUntil > first) first = way.takenUntil;
      way.takenUntil = first + bytes / way.bytesPerMs;
      if (way.takenUntil > last) last = way.takenUntil;
    }
    const time = this.#others().card.downlink.take(bytes, first + way.latencyMs, last + way.latencyMs);
    if (way.isBad) this.#sendBadly(frame, this.#payloadLane, time);
    else this.#payloadLane.push(frame, time);
  }

  /** WO50, WO51 */
  #sendBadly(frame: Frame, lane: Lane, onTime: number): void {
    const { way } = this;
    let time = onTime + (way.jitterMs > 0 ? way.draw() * way.jitterMs : 0);
    if (way.loss > 0) {
      const delay = way.drawLossDelay(this.#others().way.latencyMs, () => this.#tellFrame('lost', frame));
      if (delay === Infinity) {
        this.#connection.giveUp();
        return;
      }
      time += delay;
    }
    if (way.reorder > 0 && way.draw() < way.reorder) {
      this.#tellFrame('reordered', frame);
      this.#addStray(frame, time + way.drawLateness(), true);
    } else {
      lane.push(frame, time);
    }
    if (way.duplicate > 0 && way.draw() < way.duplicate) {
      this.#tellFrame('duplicated', frame);
      this.#addStray(frame, (time > lane.lastTime ? time : lane.lastTime) + way.drawLateness(), false);
    }
  }

  #addStray(frame: Frame, time: number, counts: boolean): void {
    const stray: Occurrence = {
      occur: () => {
        if (this.#connection.keepsBack(stray)) return;
        if (counts) this.arrived(frame);
        else this.#others().receive(frame);
      },
    };
    this.#state.queue.add(time, stray);
  }

  #tellFrame(type: 'lost' | 'reordered' | 'duplicated', frame: Frame): void {
    if (this.#state.observer !== undefined) tell(this.#state, type, this.card.name, this.peer, { frame });
  }

  #others(): LinkEnd {
    // Both ends are joined right after they are made.
    return this.#other as LinkEnd;
  }
}

const sizeOf = ({ header, payload }: Frame): number =>
  payload === undefined ? header.byteLength : header.byteLength + payload.byteLength;
