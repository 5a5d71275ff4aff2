/** Blocks by CID, wherever they are: here in public shares, at somebody's gateway, in an archive. */
import type { CID } from 'multiformats/cid';

export interface BlockSource {
  /** The block's bytes; undefined where it is not to be had. Whether they have the hash is the caller's to check. */
  get(cid: CID, signal: AbortSignal): Promise<Uint8Array | undefined>;
}
