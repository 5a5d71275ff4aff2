/** Two ends of a link within the process: what one sends the other gets, later, in order, never inside the call. */
import type { Frame, Link, LinkListener, PeerId } from '@peersume/base';

export interface PairedLink {
  readonly link: Link;
  listen(listener: LinkListener): void;
}

/** `one` sees `other` as its peer, and the other way round. */
export function createLinkPair(one: PeerId, other: PeerId): readonly [PairedLink, PairedLink] {
  const listeners: [LinkListener | undefined, LinkListener | undefined] = [undefined, undefined];
  let isClosed = false;

  const end = (self: 0 | 1, peer: PeerId): PairedLink => ({
    link: {
      peer,
      send(frame: Frame) {
        queueMicrotask(() => {
          if (!isClosed) listeners[1 - self]?.received(frame);
        });
        return true;
      },
      close(reason) {
        if (isClosed) return;
        isClosed = true;
        queueMicrotask(() => {
          for (const listener of listeners) listener?.closed(reason);
        });
      },
    },
    listen(listener) {
      listeners[self] = listener;
    },
  });
  return [end(0, other), end(1, one)];
}
