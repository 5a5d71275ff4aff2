/**
 * The key of a name in the DHT. Whoever serves the DHT sees the key: it is a hash, so that knowing it is not knowing the
 * name (with which one could ask in a local network as if one belonged).
 */
import { createHash } from 'node:crypto';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';

const rawCodec = 0x55;
const sha256Code = 0x12;

export function cidOfName(name: Uint8Array): CID {
  const digest = createHash('sha256').update('peersume dht 1 ').update(name).digest();
  return CID.createV1(rawCodec, create(sha256Code, Uint8Array.from(digest)));
}
