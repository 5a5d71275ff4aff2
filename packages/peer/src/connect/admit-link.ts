/** Whether a link that comes from outside has a place here; else the words that it is turned away with. */
import type { LinkInfo } from '../link-info.ts';
import type { LinkSlot } from './live-link.ts';
import type { ConnectSettings } from './settings.ts';

export function refusalOf(info: LinkInfo, standing: Iterable<LinkSlot>, settings: ConnectSettings): string | undefined {
  const host = hostOf(info.remoteAddress);
  let accepted = 0;
  let ofPeer = 0;
  let ofHost = 0;
  let all = 0;
  for (const { live } of standing) {
    all++;
    if (live.info.direction === 'accepted') accepted++;
    if (live.info.peer === info.peer) ofPeer++;
    // What comes through a relay has the relay's address; it is bounded by the relay.
    const isOfHost = live.info.direction === 'accepted' && host !== undefined && !live.info.isRelayed;
    if (isOfHost && hostOf(live.info.remoteAddress) === host) ofHost++;
  }
  if (ofPeer >= settings.maxLinksOfPeer) return 'too many links of this peer';
  if (!info.isRelayed && ofHost >= settings.maxAcceptedOfHost) return 'too many links from this address';
  if (accepted >= settings.maxLinks - settings.reservedForDialled || all >= settings.maxLinks)
    return 'no place for another link';
  return undefined;
}

/** Of IPv6 the network of 64 bits, for each household has a whole one. */
export function hostOf(address: string | undefined): string | undefined {
  const [, family, host] = /^\/(ip4|ip6)\/([^/]+)/u.exec(address ?? '') ?? [];
  if (host === undefined) return undefined;
  return family === 'ip6' ? networkOf(host) : host;
}

function networkOf(host: string): string {
  const [head = '', tail] = host.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/u, ''))
    .join(':');
}
