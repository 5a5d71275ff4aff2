/**
 * Which of two ways to one peer is better. Both ends of a link must judge alike, so only what both know is looked at:
 * the kind and whether somebody is in between.
 */
import type { LinkKind } from '../link-info.ts';
import type { PeerAddress } from '../transport.ts';

export interface Way {
  readonly kind: LinkKind;
  readonly isRelayed: boolean;
}

/** Smaller is better: TLS over TCP costs least for a byte, a relay costs somebody else's. */
export function rankWay({ kind, isRelayed }: Way): number {
  if (isRelayed) return 10 + kindRanks[kind];
  return kindRanks[kind];
}

const kindRanks: Readonly<Record<LinkKind, number>> = { fast: 0, stream: 1, webrtc: 2 };

/** What a dial of the address would give. Data channels are signalled through a relay, and then leave it. */
export const wayOfAddress = (kind: LinkKind, address: PeerAddress): Way => ({
  kind,
  isRelayed: kind !== 'webrtc' && address.includes('/p2p-circuit'),
});

/**
 * Among addresses of one kind: the same machine, then the same network, then the world, then names (which cost a look-up).
 * Only an order: whether an address may be dialled at all was judged before.
 */
export function nearness(address: PeerAddress): number {
  if (/^\/(?:ip4\/127\.|ip6\/::1\/)/u.test(address)) return 0;
  if (/^\/ip4\/(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/u.test(address)) return 1;
  if (/^\/ip6\/(?:f[cd]|fe[89ab])/iu.test(address)) return 1;
  return address.startsWith('/ip') ? 2 : 3;
}
