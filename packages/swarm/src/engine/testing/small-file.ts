/** A file of a few small pieces with real bytes, cut as no importer would, so that tests see several levels of structure. */
import { encode } from '@ipld/dag-pb';
import { sha256 } from '@noble/hashes/sha2.js';
import { assert } from '@peersume/base';
import { UnixFS } from 'ipfs-unixfs';
import { CID } from 'multiformats/cid';
import { writeCid } from '../../manifest/cid.ts';
import { type Manifest } from '../../manifest/manifest.ts';
import { leafManifest, manifestFromStructure } from '../../manifest/structure-reader.ts';

export interface SmallFileOptions {
  readonly pieces: number;
  readonly leaf: (piece: number) => Uint8Array;
  /** Children of an inner node. */
  readonly width: number;
}

export function smallFile({ pieces, leaf, width }: SmallFileOptions): Manifest {
  let level: Subtree[] = Array.from({ length: pieces }, (_, piece) => leafTree(leaf(piece)));
  while (level.length > 1) {
    const parents: Subtree[] = [];
    for (let first = 0; first < level.length; first += width)
      parents.push(parentTree(level.slice(first, first + width)));
    level = parents;
  }
  const [root] = level;
  assert(root !== undefined, 'a small file has a piece');
  if (root.nodes.length === 0) return leafManifest(root.cid, root.byteLength);
  const manifest = manifestFromStructure(root.cid, root.nodes);
  assert(manifest.ok, 'the structure is valid');
  return manifest.value;
}

interface Subtree {
  readonly cid: Uint8Array;
  readonly byteLength: number;
  /** With inner nodes. */
  readonly totalBytes: number;
  readonly nodes: readonly Uint8Array[];
}

const leafTree = (bytes: Uint8Array): Subtree => ({
  cid: writeCid({ codec: 'raw', digest: sha256(bytes) }),
  byteLength: bytes.length,
  totalBytes: bytes.length,
  nodes: [],
});

function parentTree(children: readonly Subtree[]): Subtree {
  const node = encode({
    Data: new UnixFS({ type: 'file', blockSizes: children.map(({ byteLength }) => BigInt(byteLength)) }).marshal(),
    Links: children.map(({ cid, totalBytes }) => ({ Name: '', Tsize: totalBytes, Hash: CID.decode(cid) })),
  });
  return {
    cid: writeCid({ codec: 'dag-pb', digest: sha256(node) }),
    byteLength: children.reduce((sum, { byteLength }) => sum + byteLength, 0),
    totalBytes: children.reduce((sum, { totalBytes }) => sum + totalBytes, node.length),
    nodes: [node, ...children.flatMap(({ nodes }) => nodes)],
  };
}
