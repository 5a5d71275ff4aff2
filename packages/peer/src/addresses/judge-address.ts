/**
 * Whether to dial an address. One that the person gave (a coordinator in the settings, a peer met before) may lead
 * anywhere that can be reached; one from a stranger (in a link, told by a peer, found in a DHT) neither to services of
 * others nor into private networks that are not ours.
 *
 * A name says nothing about where it leads: whoever resolves it judges what came out by `judgeIp` before it connects.
 */
import { assert } from '@peersume/base';
import { type AddressParts } from './address.ts';
import { parseIp } from './ip.ts';
import {
  carriedNetworks,
  isInNetwork,
  isServicePort,
  parseNetwork,
  privateNetworks,
  type SpecialNetwork,
  unreachableNetworks,
  webPorts,
} from './special-networks.ts';

export interface AddressPolicy {
  readonly from: 'person' | 'stranger';
  /**
   * Networks that this machine has an address in, `192.168.1.0/24`: a stranger's private address within them is dialled.
   * Whoever wants loopback dialled lists `127.0.0.0/8` and `::1/128`.
   */
  readonly ownNetworks: readonly string[];
}

/** Why it is not to be dialled; undefined where it may be. */
export function judgeAddress({ host, port }: AddressParts, policy: AddressPolicy): string | undefined {
  const portFault = policy.from === 'stranger' ? judgePort(port) : undefined;
  if (portFault !== undefined) return portFault;
  return host.type === 'ip4' || host.type === 'ip6' ? judgeIp(host.name, policy) : judgeName(host.name, policy);
}

/** The same for an IP address alone, as a name was resolved to it. */
export function judgeIp(ip: string, policy: AddressPolicy): string | undefined {
  const bytes = parseIp(ip.split('%')[0] ?? '');
  if (bytes === undefined) return 'is not an IP address';
  return judgeBytes(bytes, policy);
}

function judgeBytes(bytes: Uint8Array, policy: AddressPolicy): string | undefined {
  const unreachable = reasonOf(bytes, unreachableNetworks);
  if (unreachable !== undefined) return unreachable;
  const own = policy.ownNetworks.map(readNetwork);
  if (policy.from === 'person' || own.some((network) => isInNetwork(bytes, network)))
    return judgeCarried(bytes, policy);
  return reasonOf(bytes, privateNetworks) ?? judgeCarried(bytes, policy);
}

/** `::1` looks like an address that carries 0.0.0.1; it has been judged by then. */
function judgeCarried(bytes: Uint8Array, policy: AddressPolicy): string | undefined {
  if (bytes.byteLength === 4 || isInNetwork(bytes, loopback6)) return undefined;
  const carried = carriedNetworks.find(({ network }) => isInNetwork(bytes, network));
  return carried === undefined ? undefined : judgeBytes(bytes.subarray(carried.at, carried.at + 4), policy);
}

function judgePort(port: number): string | undefined {
  if (port < 1024 && !webPorts.includes(port)) return `port ${port} is another service's`;
  return isServicePort(port) ? `port ${port} is another service's` : undefined;
}

/** Names that never leave a machine or a network (RFC 6761, RFC 6762, RFC 8375). */
function judgeName(name: string, { from, ownNetworks }: AddressPolicy): string | undefined {
  if (from === 'person' || ownNetworks.length > 0) return undefined;
  const isLocal =
    !name.includes('.') || /\.(?:localhost|local|internal|lan|home|home\.arpa|test|invalid|onion)$/u.test(name);
  return isLocal ? 'is a name of a private network' : undefined;
}

const reasonOf = (bytes: Uint8Array, list: readonly SpecialNetwork[]): string | undefined =>
  list.find(({ network }) => isInNetwork(bytes, network))?.reason;

function readNetwork(text: string) {
  const network = parseNetwork(text);
  assert(network !== undefined, `${text} is not a network`);
  return network;
}

const loopback6 = readNetwork('::1/128');
