/**
 * How many links a peer may have, and how often it may come: links cost memory and words, and whoever takes them without
 * end has no good in mind. Bounded itself: of peers that come and go, only the latest are remembered.
 */
import { type PeerId } from '@peersume/base';

export interface LinkBudget {
  /** Why the peer may not have another link now; undefined where it may, and then it is counted. */
  open(peer: PeerId, now: number): string | undefined;
  close(peer: PeerId): void;
}

export interface LinkLimits {
  readonly maxLinks: number;
  readonly maxLinksPerPeer: number;
  readonly linksPerMinute: number;
}

interface Guest {
  links: number;
  /** Links it may still open, and when that was true. */
  left: number;
  atMs: number;
}

/** Peers without a link that are remembered; each costs some 100 bytes. */
const maxRemembered = 10_000;

export function createLinkBudget(limits: LinkLimits): LinkBudget {
  const guests = new Map<PeerId, Guest>();
  let links = 0;

  function open(peer: PeerId, now: number): string | undefined {
    const guest = guests.get(peer) ?? { links: 0, left: limits.linksPerMinute, atMs: now };
    // The latest stand last.
    guests.delete(peer);
    guests.set(peer, guest);
    forget();
    const regained = ((now - guest.atMs) / 60_000) * limits.linksPerMinute;
    guest.left = Math.min(limits.linksPerMinute, guest.left + regained);
    guest.atMs = now;
    if (links >= limits.maxLinks) return 'too many links';
    if (guest.links >= limits.maxLinksPerPeer) return 'too many links of one peer';
    if (guest.left < 1) return 'too many links within a minute';
    guest.left--;
    guest.links++;
    links++;
    return undefined;
  }

  function forget(): void {
    if (guests.size <= maxRemembered) return;
    for (const [peer, guest] of guests) {
      if (guest.links > 0) continue;
      guests.delete(peer);
      return;
    }
  }

  return {
    open,
    close(peer) {
      const guest = guests.get(peer);
      links--;
      if (guest !== undefined) guest.links--;
    },
  };
}
