/** Multicast DNS (RFC 6762) as a service of the libp2p node, under a service name of our own. */
import { mdns } from '@libp2p/mdns';

export interface MdnsSettings {
  /** Milliseconds between two questions. */
  readonly intervalMs?: number | undefined;
}

/** `_p2p._udp.local` would bring every libp2p program of the network. */
export const serviceTag = '_peersume._udp.local';

/** Often enough that a device just switched on is there soon, seldom enough for a phone's radio. */
export const defaultIntervalMs = 15_000;

export const mdnsService = ({ intervalMs = defaultIntervalMs }: MdnsSettings) => ({
  mdns: mdns({ serviceTag, interval: intervalMs }),
});
