/** Peers that are not welcome for a while. Bounded: where there is no room, the oldest ban ends early. */
import { type PeerId } from '@peersume/base';

export interface BanList {
  add(peer: PeerId, now: number): void;
  has(peer: PeerId, now: number): boolean;
}

export function createBanList(options: { readonly banMs: number; readonly maxBans: number }): BanList {
  const endsAtMs = new Map<PeerId, number>();
  return {
    add(peer, now) {
      endsAtMs.delete(peer);
      endsAtMs.set(peer, now + options.banMs);
      for (const oldest of endsAtMs.keys()) {
        if (endsAtMs.size <= options.maxBans) break;
        endsAtMs.delete(oldest);
      }
    },
    has(peer, now) {
      const ends = endsAtMs.get(peer);
      if (ends === undefined) return false;
      if (now < ends) return true;
      endsAtMs.delete(peer);
      return false;
    },
  };
}
