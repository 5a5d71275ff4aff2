/**
 * A manifest for simulations: a real, valid UnixFS structure over leaves that nobody has. The digests of the leaves are
 * random-looking bytes made from the seed; everything above them is hashed as always, so that readers accept it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { assert } from '@peersume/base';
import { encodeFileNode, leafOf, subtreeOf, type Subtree } from '../manifest/file-tree.ts';
import { type Manifest } from '../manifest/manifest.ts';
import { leafManifest, manifestFromStructure } from '../manifest/structure-reader.ts';

export interface SyntheticManifestOptions {
  readonly byteLength: number;
  /** Bytes of every piece but the last. */
  readonly pieceLength: number;
  readonly seed: string;
  /** Children of an inner node. */
  readonly width?: number;
  /** The bytes of a piece, where the leaves are to be real after all: their digests are hashed then. */
  readonly leaf?: (piece: number) => Uint8Array;
}

/** One file of `byteLength` bytes, at least 1. The same options give the same manifest. */
export function syntheticManifest(options: SyntheticManifestOptions): Manifest {
  const { byteLength, pieceLength, seed, width = 174, leaf } = options;
  assert(byteLength >= 1 && pieceLength >= 1, 'a synthetic file has at least one byte');
  let level: Part[] = [];
  for (let offset = 0; offset < byteLength; offset += pieceLength) {
    const digest = sha256(leaf?.(level.length) ?? encoder.encode(`${seed}/${level.length}`));
    level.push({ tree: leafOf(digest, Math.min(pieceLength, byteLength - offset)), nodes: [] });
  }
  while (level.length > 1) {
    const parents: Part[] = [];
    for (let first = 0; first < level.length; first += width) parents.push(parentOf(level.slice(first, first + width)));
    level = parents;
  }
  const [root] = level;
  assert(root !== undefined, 'there is a root');
  if (root.nodes.length === 0) return leafManifest(root.tree.cid.bytes, byteLength);
  const manifest = manifestFromStructure(root.tree.cid.bytes, root.nodes);
  assert(manifest.ok, 'the structure is valid');
  return manifest.value;
}

interface Part {
  readonly tree: Subtree;
  /** Inner nodes, depth-first, parents first. */
  readonly nodes: readonly Uint8Array[];
}

function parentOf(children: readonly Part[]): Part {
  const trees = children.map(({ tree }) => tree);
  const bytes = encodeFileNode(trees);
  return { tree: subtreeOf(bytes, sha256(bytes), trees), nodes: [bytes, ...children.flatMap(({ nodes }) => nodes)] };
}

const encoder = new TextEncoder();
