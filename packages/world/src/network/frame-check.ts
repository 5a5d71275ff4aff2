/**
 * Frames belong to nobody once they are sent (WO25). In a checked world, each end gets bytes of its own, and what the
 * sender still holds is compared when the frame arrives.
 */
import { assert, type Frame, type Payload } from '@peersume/base';

export class FrameCheck {
  /** What the sender gave, by the copy that is under way. */
  readonly #originals = new WeakMap<Frame, Frame>();

  /** The frame that goes on its way. */
  take(frame: Frame): Frame {
    const copy = copyFrame(frame);
    this.#originals.set(copy, frame);
    return copy;
  }

  /** The frame that the receiver gets. */
  give(copy: Frame, from: string, to: string): Frame {
    const original = this.#originals.get(copy);
    const isSame =
      original === undefined || (areSame(original.header, copy.header) && areSame(original.payload, copy.payload));
    assert(isSame, `${from} changed a frame to ${to} after it had sent it`);
    return copyFrame(copy);
  }
}

const copyFrame = ({ header, payload }: Frame): Frame =>
  payload === undefined
    ? { header: header.slice() }
    : { header: header.slice(), payload: payload instanceof Uint8Array ? payload.slice() : payload };

function areSame(one: Payload | undefined, other: Payload | undefined): boolean {
  if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array)) return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
