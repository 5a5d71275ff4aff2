/** The peer that an address promises: its last part. Nothing else of the address is looked at. */
import type { PeerId } from '@peersume/base';
import type { PeerAddress } from '../transport.ts';

export const peerOfAddress = (address: PeerAddress): PeerId | undefined =>
  /\/p2p\/([1-9A-HJ-NP-Za-km-z]{32,64})$/u.exec(address)?.[1];
