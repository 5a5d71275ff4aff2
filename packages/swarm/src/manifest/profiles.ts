/**
 * How content becomes a DAG. The same content under the same profile has the same CID, here and in other IPFS tools.
 */
import { type ShardSplitStrategy } from 'ipfs-unixfs-importer';

export type ProfileName = 'default' | 'unixfs-v1-2025';

export interface Profile {
  /** Bytes of every piece of a file but the last. */
  readonly pieceBytes: number;
  /** Children of an inner node of a file. */
  readonly width: number;
  /** How the size of a folder's node is reckoned that decides whether it is split into shards. */
  readonly shardBy: ShardSplitStrategy;
}

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  // Small pieces reach other peers sooner. It is what `ipfs add --cid-version=1` made up to Kubo 0.39.
  default: { pieceBytes: 256 * 1024, width: 174, shardBy: 'links-bytes' },
  // IPIP-499.
  'unixfs-v1-2025': { pieceBytes: 1024 * 1024, width: 1024, shardBy: 'block-bytes' },
};

/** In both profiles: a folder's node of more bytes than this is split, into shards of up to 2^8 links. */
export const shardAboveBytes = 262_144;
export const shardFanoutBits = 8;
