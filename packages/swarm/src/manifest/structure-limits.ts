/**
 * What the structure of one file or folder may cost whoever reads it. The sender of a node cannot choose it (its hash is
 * known before), but whoever made the link can; so every count has a limit. A program with more memory may pass its own.
 */
import { maxPayloadBytes, maxPieces } from '../wire/limits.ts';

export interface StructureLimits {
  /** Bytes of one inner node. */
  readonly nodeBytes: number;
  /** Bytes of one piece. */
  readonly pieceBytes: number;
  /** Inner nodes. */
  readonly nodes: number;
  /** Bytes of all inner nodes. */
  readonly structureBytes: number;
  readonly pieces: number;
  readonly files: number;
  /** Nodes from the root down to a leaf, folders included. */
  readonly depth: number;
  readonly linksPerNode: number;
  /** Links read from nodes whose turn is still to come. */
  readonly waitingLinks: number;
  /** Bytes of one name, in UTF-8. */
  readonly nameBytes: number;
  /** UTF-16 units of one path. */
  readonly pathLength: number;
  /** UTF-16 units of all paths. */
  readonly pathsLength: number;
}

export const structureLimits: StructureLimits = {
  // No block of IPFS is larger than 2 MiB; a frame's payload is not either.
  nodeBytes: maxPayloadBytes,
  pieceBytes: maxPayloadBytes,
  // 2^22 pieces under nodes of the usual width (174) have 24,300; the rest is room for folders.
  nodes: 2 ** 19,
  // 2^22 links of a file take 52 bytes each: 208 MiB.
  structureBytes: 256 * 1024 * 1024,
  pieces: maxPieces,
  // Each costs about 200 bytes of memory.
  files: 2 ** 18,
  // The deepest trees of source code have about 40 folders, each perhaps in three levels of shards.
  depth: 128,
  // A folder of 262,144 bytes by names and CIDs has at most 7,085; files have 174 or 1,024. Each takes microseconds.
  linksPerNode: 2 ** 13,
  // Each costs about 200 bytes of memory. Twenty full folders inside each other have 130,000.
  waitingLinks: 2 ** 17,
  // No usual file system takes longer names.
  nameBytes: 255,
  // Linux takes 4,096 bytes, macOS 1,024, Windows 32,767.
  pathLength: 1024,
  pathsLength: 2 ** 25,
};
