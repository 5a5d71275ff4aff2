import { bittorrentPeer } from '../bittorrent/bittorrent-peer.ts';
import { type PeerProgram } from './peer.ts';
import { swarmPeer } from './swarm-peer.ts';

/** The programs that scenarios can name without more ado. */
export const builtInPrograms: Readonly<Record<string, PeerProgram>> = {
  swarm: swarmPeer,
  bittorrentLike: bittorrentPeer,
};
