/** Frames that wait, first in first out; mostly none or one, which then costs no list. */
import { assert, type Frame } from '@peersume/base';

/** Gone frames kept before the list is cut: cutting moves what is left. */
const cutAt = 32;

export class FrameQueue {
  #first: Frame | undefined;
  #rest: Frame[] | undefined;
  /** Where the rest begins. */
  #head = 0;

  get isEmpty(): boolean {
    return this.#first === undefined;
  }

  push(frame: Frame): void {
    if (this.#first === undefined) this.#first = frame;
    else (this.#rest ??= []).push(frame);
  }

  first(): Frame {
    assert(this.#first !== undefined, 'a frame waits');
    return this.#first;
  }

  shift(): Frame {
    const frame = this.first();
    this.#first = this.#rest?.[this.#head];
    if (this.#first !== undefined) this.#head++;
    else this.#forget();
    if (this.#rest !== undefined && this.#head > cutAt && this.#head * 2 > this.#rest.length) {
      this.#rest.splice(0, this.#head);
      this.#head = 0;
    }
    return frame;
  }

  clear(): void {
    this.#first = undefined;
    this.#forget();
  }

  #forget(): void {
    this.#rest = undefined;
    this.#head = 0;
  }
}
