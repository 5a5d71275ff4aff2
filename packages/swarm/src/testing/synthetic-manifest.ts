/**
 * A manifest for simulations: a real, valid UnixFS structure over leaves that nobody has. The digests of the leaves are
 * random-looking bytes made from the seed; everything above them is hashed as always, so that readers accept it.
 */
import { encode, type PBLink } from '@ipld/dag-pb';
import { sha256 } from '@noble/hashes/sha2.js';
import { assert } from '@peersume/base';
import { UnixFS } from 'ipfs-unixfs';
import { CID } from 'multiformats/cid';
import { writeCid } from '../manifest/cid.ts';
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
  let level: Subtree[] = [];
  for (let offset = 0; offset < byteLength; offset += pieceLength) {
    const digest = sha256(leaf?.(level.length) ?? new TextEncoder().encode(`${seed}/${level.length}`));
    const size = Math.min(pieceLength, byteLength - offset);
    level.push({ cid: writeCid({ codec: 'raw', digest }), fileBytes: size, totalBytes: size, nodes: [] });
  }
  while (level.length > 1) {
    const parents: Subtree[] = [];
    for (let first = 0; first < level.length; first += width) parents.push(parentOf(level.slice(first, first + width)));
    level = parents;
  }
  const [root] = level;
  assert(root !== undefined, 'there is a root');
  if (root.nodes.length === 0) return leafManifest(root.cid, byteLength);
  const manifest = manifestFromStructure(root.cid, root.nodes);
  assert(manifest.ok, 'the structure is valid');
  return manifest.value;
}

interface Subtree {
  readonly cid: Uint8Array;
  readonly fileBytes: number;
  /** With all inner nodes. */
  readonly totalBytes: number;
  /** Inner nodes, depth-first, parents first. */
  readonly nodes: readonly Uint8Array[];
}

function parentOf(children: readonly Subtree[]): Subtree {
  const unixfs = new UnixFS({ type: 'file', blockSizes: children.map((child) => BigInt(child.fileBytes)) });
  const links: PBLink[] = children.map((child) => ({
    Name: '',
    Hash: CID.decode(child.cid as Uint8Array<ArrayBuffer>),
    Tsize: child.totalBytes,
  }));
  const bytes = encode({ Data: unixfs.marshal() as Uint8Array<ArrayBuffer>, Links: links });
  return {
    cid: writeCid({ codec: 'dag-pb', digest: sha256(bytes) }),
    fileBytes: sum(children.map((child) => child.fileBytes)),
    totalBytes: bytes.byteLength + sum(children.map((child) => child.totalBytes)),
    nodes: [bytes, ...children.flatMap((child) => child.nodes)],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
