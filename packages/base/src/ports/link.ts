/**
 * A connection between two peers: authenticated, reliable, framed, back-pressured. Everything that peers say to each
 * other goes through this port, be it TCP, a data channel or a world's simulated cable.
 *
 * A frame is a small `header` and, sometimes, a large `payload`. Frames without a payload may overtake frames with one,
 * so that a word is not held up by a megabyte; within each of the two kinds, order is kept. An adapter may cut frames
 * into smaller ones on its way and joins them again; it refuses a frame above its limits by closing the link.
 */
export interface Link {
  /** Who the other end has proven to be. */
  readonly peer: PeerId;
  /** Takes the frame. False asks the caller to wait for `drained` before sending another payload. */
  send(frame: Frame): boolean;
  /** Idempotent. `closed` follows at both ends; frames under way may be lost. */
  close(reason: string): void;
}

/** What the owner of a link is told. */
export interface LinkListener {
  received(frame: Frame): void;
  /** So little is left unsent that another payload is welcome. */
  drained(): void;
  /** The last word of a link. */
  closed(reason: string): void;
}

/** The text form of a peer's proven identity; compared as a whole, never parsed here. */
export type PeerId = string;

export interface Frame {
  readonly header: Uint8Array;
  readonly payload?: Payload | undefined;
}

/** Bytes that the cores pass on without looking at them: a `Uint8Array`, or in the world a symbol of one. */
export interface Payload {
  readonly byteLength: number;
}
