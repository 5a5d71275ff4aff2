/** Frames that wait, first in first out. */
import { assert, type Frame } from '@peersume/base';

/** Gone frames kept before the list is cut: cutting moves what is left. */
const cutAt = 32;

export class FrameQueue {
  #frames: Frame[] = [];
  #head = 0;

  get size(): number {
    return this.#frames.length - this.#head;
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
  }

  first(): Frame {
    const frame = this.#frames[this.#head];
    assert(frame !== undefined, 'a frame waits');
    return frame;
  }

  shift(): Frame {
    const frame = this.first();
    this.#head++;
    if (this.#head === this.#frames.length) {
      this.#frames.length = 0;
      this.#head = 0;
    } else if (this.#head > cutAt && this.#head * 2 > this.#frames.length) {
      this.#frames.splice(0, this.#head);
      this.#head = 0;
    }
    return frame;
  }

  clear(): void {
    this.#frames = [];
    this.#head = 0;
  }
}
