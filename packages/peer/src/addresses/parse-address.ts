/**
 * An address as text, taken apart. Every form but those that `transport.ts` lists is refused, so whoever got parts knows
 * what it has. Loads no multiaddress library: a program that only dials fast links starts without one.
 */
import { err, ok, type PeerId, type Result } from '@peersume/base';
import { type PeerAddress } from '../transport.ts';
import { type AddressHost, type AddressParts, maxAddressLength } from './address.ts';
import { formatIp, parseIp4, parseIp6 } from './ip.ts';

/** What is wrong with the text, for people. */
export interface AddressError {
  readonly type: 'AddressUnusable';
  readonly address: PeerAddress;
  readonly detail: string;
}

export function parseAddress(address: PeerAddress): Result<AddressParts, AddressError> {
  const wrong = (detail: string) => err({ type: 'AddressUnusable' as const, address: address.slice(0, 120), detail });
  if (address.length > maxAddressLength) return wrong(`longer than ${maxAddressLength} characters`);
  if (!address.startsWith('/')) return wrong('not a multiaddress');
  const words = address.slice(1).split('/');
  const host = readHost(words.shift() ?? '', words.shift() ?? '');
  if (host === undefined) return wrong('no host that can be dialled');
  if (words.shift() !== 'tcp') return wrong('not over TCP');
  const port = readPort(words.shift() ?? '');
  if (port === undefined) return wrong('no port');
  const way = readWay(words);
  const at = readPeer(words);
  if (at === undefined) return wrong('does not say which peer is expected');
  if (words.length === 0) return ok({ host, port, way, at });
  if (way === 'fast') return wrong('relayed over a fast link');
  if (words.shift() !== 'p2p-circuit') return wrong('of a kind that is not known');
  const by = words[0] === 'webrtc' ? 'webrtc' : 'stream';
  if (by === 'webrtc') words.shift();
  const peer = readPeer(words);
  if (peer === undefined) return wrong('does not say which peer is expected behind the relay');
  if (words.length > 0) return wrong('of a kind that is not known');
  return ok({ host, port, way, at, behind: { peer, by } });
}

function readHost(type: string, name: string): AddressHost | undefined {
  if (type === 'ip4' || type === 'ip6') {
    const bytes = type === 'ip4' ? parseIp4(name) : parseIp6(name);
    return bytes === undefined ? undefined : { type, name: formatIp(bytes) };
  }
  if (type !== 'dns4' && type !== 'dns6' && type !== 'dns') return undefined;
  const lower = name.toLowerCase();
  return isDialledName(lower) ? { type, name: lower } : undefined;
}

/**
 * Labels of letters, digits, hyphens and underscores. A name whose last label is a number is no name: resolvers read
 * `127.1` and `0x7f000001` as addresses, and so would get around what is said of those.
 */
function isDialledName(name: string): boolean {
  if (name.length === 0 || name.length > 253) return false;
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  return labels.every((label) => namePattern.test(label)) && !/^(?:[0-9]+|0x[0-9a-f]*)$/u.test(last);
}

const namePattern = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/u;

function readPort(text: string): number | undefined {
  if (!/^[1-9][0-9]{0,4}$/u.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

/** `/wss` is an older spelling of `/tls/ws`. */
function readWay(words: string[]): AddressParts['way'] {
  if (words[0] === 'wss') {
    words.shift();
    return 'wss';
  }
  const isTls = words[0] === 'tls';
  if (isTls) words.shift();
  const isWs = words[0] === 'ws';
  if (isWs) words.shift();
  if (isTls) return isWs ? 'wss' : 'fast';
  return isWs ? 'ws' : 'tcp';
}

function readPeer(words: string[]): PeerId | undefined {
  if (words[0] !== 'p2p' || !peerPattern.test(words[1] ?? '')) return undefined;
  words.shift();
  return words.shift();
}

/** Ed25519, secp256k1 and hashed keys in base58. Whether it is a key is seen when it is dialled. */
const peerPattern = /^(?:12D3KooW|16Uiu2HA|Qm)[1-9A-HJ-NP-Za-km-z]{44}(?:[1-9A-HJ-NP-Za-km-z])?$/u;
