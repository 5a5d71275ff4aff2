/** One direction between two machines: what `setPath` says of it, and what of it is taken. */
import { assert, fraction, type Random } from '@peersume/base';
import { createStream } from '../chance/stream.ts';
import { type Path } from '../world.ts';
import { dialRetryMs, dialTimeoutMs, leastLatenessMs, leastRetransmissionMs, linkTimeoutMs } from './limits.ts';

export class Pair {
  /** Fields of the path in the units used here; plain fields, because every frame reads them. */
  latencyMs = 0;
  jitterMs = 0;
  bytesPerMs = Infinity;
  loss = 0;
  reorder = 0;
  duplicate = 0;
  dialable = true;
  /** Any of the four that draw from chance: asked once for each frame. */
  isBad = false;
  /** Until when the path's own bandwidth is taken. */
  takenUntil = 0;
  /** Nothing of it changes as frames pass. */
  isPlain = true;
  readonly #seed: string;
  readonly #name: string;
  #random: Random | undefined;

  constructor(seed: string, name: string, path: Path) {
    this.#seed = seed;
    this.#name = name;
    this.set(path);
  }

  set(path: Path): void {
    assert(path.latencyMs >= 0 && path.latencyMs < Infinity && path.jitterMs >= 0, 'a path takes its time');
    assert(path.bandwidth > 0, 'a rate is above zero');
    this.latencyMs = path.latencyMs;
    this.jitterMs = path.jitterMs;
    this.bytesPerMs = path.bandwidth / 1000;
    this.loss = path.loss;
    this.reorder = path.reorder;
    this.duplicate = path.duplicate;
    this.dialable = path.dialable;
    this.isBad = path.jitterMs > 0 || path.loss > 0 || path.reorder > 0 || path.duplicate > 0;
    this.isPlain = !this.isBad && path.bandwidth === Infinity;
  }

  /** A frame without payload passes before those that wait; gives the time it takes. */
  takeAtOnce(bytes: number, now: number): number {
    const taken = bytes / this.bytesPerMs;
    if (this.takenUntil > now) this.takenUntil += taken;
    return taken;
  }

  /** A number from the path's own stream of chance, made when it is first needed: most paths are good. */
  draw(): number {
    this.#random ??= createStream(this.#seed, `path ${this.#name}`);
    return fraction(this.#random);
  }

  /** How late a frame comes that comes out of order. */
  drawLateness(): number {
    return leastLatenessMs + this.draw() * 2 * this.latencyMs;
  }

  /** What one passage through the handshake's part on this path costs; Infinity when it is given up. */
  drawDialDelay(): number {
    let delay = this.latencyMs;
    let retry = dialRetryMs;
    while (this.loss > 0 && this.draw() < this.loss) {
      delay += retry;
      retry *= 2;
      if (delay > dialTimeoutMs) return Infinity;
    }
    return delay;
  }

  /** How much later a frame comes for its losses; Infinity when the link is given up. Tells each loss. */
  drawLossDelay(backLatencyMs: number, lost: () => void): number {
    let delay = 0;
    let timeout = retransmissionMs(this.latencyMs + backLatencyMs);
    while (this.draw() < this.loss) {
      lost();
      delay += timeout;
      timeout *= 2;
      if (delay > linkTimeoutMs) return Infinity;
    }
    return delay;
  }
}

export const retransmissionMs = (roundTripMs: number): number =>
  2 * roundTripMs > leastRetransmissionMs ? 2 * roundTripMs : leastRetransmissionMs;
