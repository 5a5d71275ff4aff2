/**
 * How two peers find out which names both know without telling any other (SPEC.md, ME). A token is made from a name and
 * both peers: who does not know the name learns nothing from it, cannot use it with anybody else, and cannot tell that two
 * askers ask for the same.
 */
import { createHmac } from 'node:crypto';
import { type PeerId } from '@peersume/base';
import { tokenBytes } from './limits.ts';

/** What the asker sends for a name. */
export const askToken = (name: Uint8Array, asker: PeerId, answerer: PeerId): Uint8Array =>
  make('ask', name, asker, answerer);

/** What the answerer sends for a name that it knows too, to show that it does not merely say so. */
export const knowsProof = (name: Uint8Array, asker: PeerId, answerer: PeerId): Uint8Array =>
  make('knows', name, asker, answerer);

/** Ids are base58, so no two pairs run into each other. */
function make(use: 'ask' | 'knows', name: Uint8Array, asker: PeerId, answerer: PeerId): Uint8Array {
  const mac = createHmac('sha256', name).update(`peersume meet 1 ${use} ${asker} ${answerer}`).digest();
  return new Uint8Array(mac.buffer, mac.byteOffset, tokenBytes);
}
