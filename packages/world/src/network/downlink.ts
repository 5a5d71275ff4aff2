/** The receiving half of a network card: frames come in one after the other, while they are being sent (WO42). */
export class Downlink {
  bytesPerMs: number;
  /** Until when frames with payload, and those without, keep the card busy. */
  #payloadUntil = 0;
  #controlUntil = 0;

  constructor(bytesPerMs: number) {
    this.bytesPerMs = bytesPerMs;
  }

  /** A payload whose first byte is here at `first` and whose last at `last`; gives the time at which it has passed. */
  take(bytes: number, first: number, last: number): number {
    const from = first > this.#payloadUntil ? first : this.#payloadUntil;
    this.#payloadUntil = from + bytes / this.bytesPerMs;
    return last > this.#payloadUntil ? last : this.#payloadUntil;
  }

  /** A frame without payload, here at `time`; it passes before payloads that wait, and takes from their time. */
  takeAtOnce(bytes: number, time: number): number {
    if (this.bytesPerMs === Infinity) return time;
    const taken = bytes / this.bytesPerMs;
    this.#controlUntil = (time > this.#controlUntil ? time : this.#controlUntil) + taken;
    if (this.#payloadUntil > time) this.#payloadUntil += taken;
    return this.#controlUntil;
  }
}
