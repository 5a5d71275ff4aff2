/** The link of a share that is served here, with the addresses of now: those that a stranger can use come first. */
import { assert } from '@peersume/base';
import { type PeerAddress } from '@peersume/peer';
import { cidFromText, formatShareLink, type ShareLink } from '@peersume/swarm';
import { type FileRecord } from '../keep/file-record.ts';

/** Enough for a machine with two networks in both families; a link must stay one that people can pass on. */
const maxAddresses = 4;

export function linkOf(record: FileRecord, addresses: readonly PeerAddress[]): string {
  const root = cidFromText(record.root);
  assert(root.ok, 'records name files by their CID');
  const link: ShareLink = {
    root: root.value,
    byteLength: record.byteLength,
    ...(record.key !== undefined && { key: Buffer.from(record.key, 'hex') }),
    addresses: choose(addresses),
    // An archive on this machine is no source for others.
    sources: record.sources.filter((source) => source.startsWith('https://')),
  };
  // A name that cannot be in a link is left out: whoever gets it chooses one.
  for (const attempt of [{ ...link, name: record.name }, link, { ...link, addresses: link.addresses.slice(0, 1) }]) {
    const text = formatShareLink(attempt);
    if (text.ok) return text.value;
  }
  const bare = formatShareLink({
    root: link.root,
    ...(link.key !== undefined && { key: link.key }),
    addresses: [],
    sources: [],
  });
  assert(bare.ok, 'a root and a key make a link');
  return bare.value;
}

/** Of this machine alone only where there is nothing else. */
function choose(addresses: readonly PeerAddress[]): readonly PeerAddress[] {
  const outside = addresses.filter((address) => !isLoopback(address));
  const useful = outside.length > 0 ? outside : addresses;
  const isFast = (address: PeerAddress): boolean => /\/tls\/p2p\//u.test(address);
  return [...useful.filter(isFast), ...useful.filter((address) => !isFast(address))].slice(0, maxAddresses);
}

const isLoopback = (address: PeerAddress): boolean => /^\/ip4\/127\.|^\/ip6\/::1\//u.test(address);
