/** Peers that are not linked for a while. Bounded: where there is no room, the oldest ban ends early. */
import type { PeerId } from '@peersume/base';

export interface BanList {
  add(peer: PeerId, untilMs: number): void;
  has(peer: PeerId, now: number): boolean;
}

export function createBanList(max: number): BanList {
  const endsAt = new Map<PeerId, number>();
  return {
    add(peer, untilMs) {
      endsAt.delete(peer);
      endsAt.set(peer, untilMs);
      const [oldest] = endsAt.keys();
      if (endsAt.size > max && oldest !== undefined) endsAt.delete(oldest);
    },
    has(peer, now) {
      const ends = endsAt.get(peer);
      if (ends === undefined) return false;
      if (now < ends) return true;
      endsAt.delete(peer);
      return false;
    },
  };
}
