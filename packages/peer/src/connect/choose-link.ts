/**
 * Two links to one peer: which one stays (rules `CN3`). Both ends judge alike without speaking, from what both know:
 *
 * - the better way wins;
 * - else, when the first has stood for longer than a dial takes, the second wins: nobody dials a peer to whom it has a
 *   link, so the other end has lost the first;
 * - else both ends dialled at once, and the link that the peer with the smaller id dialled wins;
 * - else one end dialled both, and that end says which: it closes the other.
 */
import type { PeerId } from '@peersume/base';
import type { LinkInfo } from '../link-info.ts';
import { rankWay } from './rank-way.ts';

export interface StandingLink {
  readonly info: LinkInfo;
  readonly since: number;
}

export function chooseLink(
  own: PeerId,
  older: StandingLink,
  newer: StandingLink,
  simultaneousMs: number,
): 'older' | 'newer' | 'both' {
  const ranks = rankWay(newer.info) - rankWay(older.info);
  if (ranks !== 0) return ranks < 0 ? 'newer' : 'older';
  if (newer.since - older.since > simultaneousMs) return 'newer';
  if (older.info.direction === newer.info.direction) return newer.info.direction === 'dialled' ? 'newer' : 'both';
  const preferred = own < newer.info.peer ? 'dialled' : 'accepted';
  return newer.info.direction === preferred ? 'newer' : 'older';
}
