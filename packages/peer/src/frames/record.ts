/**
 * The wire format (SPEC.md, FR): records, each a head of eight bytes and what belongs to it.
 *
 *     byte 0     kind
 *     bytes 1–3  length of the header, or of the reason
 *     bytes 4–7  length of the payload, or of the part of it that follows
 *
 * Numbers are big-endian.
 */

export const headBytes = 8;

export const kinds = {
  /** A frame without a payload: its header. */
  word: 1,
  /** A frame with a payload begins: its header, and how long the payload is. */
  begin: 2,
  /** The next bytes of the payload that has begun. */
  data: 3,
  /** The last record: why the link is closed. */
  close: 4,
  /** Asks for a sign of life. */
  ping: 5,
  /** Gives it. */
  pong: 6,
  /** The sender knows who the receiver is, and takes the link. */
  ready: 7,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

export function writeHead(into: Uint8Array, at: number, kind: Kind, headerBytes: number, payloadBytes: number): void {
  into[at] = kind;
  into[at + 1] = headerBytes >>> 16;
  into[at + 2] = headerBytes >>> 8;
  into[at + 3] = headerBytes;
  into[at + 4] = payloadBytes >>> 24;
  into[at + 5] = payloadBytes >>> 16;
  into[at + 6] = payloadBytes >>> 8;
  into[at + 7] = payloadBytes;
}
