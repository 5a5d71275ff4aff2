/**
 * The blocks of all public shares that are here: pieces as far as they are held, and the inner nodes. Nothing is fetched
 * for a stranger's question. Where the nodes are is remembered for each manifest, for as long as it lives.
 */
import { createHash } from 'node:crypto';
import type { Manifest } from '@peersume/swarm';
import type { Daemon, PublicBlocks } from '../daemon.ts';
import type { BlockSource } from './block-source.ts';

const codes = { raw: 0x55, dagPb: 0x70, sha256: 0x12 } as const;

export function ownBlocks(daemon: Pick<Daemon, 'files' | 'blocks'>): BlockSource {
  const nodesByManifest = new WeakMap<Manifest, ReadonlyMap<string, number>>();

  function nodesOf(manifest: Manifest): ReadonlyMap<string, number> {
    const known = nodesByManifest.get(manifest);
    if (known !== undefined) return known;
    const nodes = new Map(manifest.structure.map((node, index) => [sha256(node), index]));
    nodesByManifest.set(manifest, nodes);
    return nodes;
  }

  return {
    async get({ code, multihash }) {
      if (multihash.code !== codes.sha256 || multihash.digest.byteLength !== 32) return undefined;
      const { digest } = multihash;
      const wanted = Buffer.from(digest).toString('hex');
      if (code === codes.raw && wanted === emptyDigest) return new Uint8Array(0);
      for (const { root } of daemon.files()) {
        const blocks = daemon.blocks(root);
        if (blocks === undefined) continue;
        if (code === codes.dagPb) {
          const index = nodesOf(blocks.manifest).get(wanted);
          const node = index === undefined ? undefined : blocks.manifest.structure[index];
          if (node !== undefined) return node;
        } else if (code === codes.raw) {
          const bytes = await readPieceOf(blocks, digest);
          if (bytes !== undefined) return bytes;
        }
      }
      return undefined;
    },
  };
}

async function readPieceOf(blocks: PublicBlocks, digest: Uint8Array): Promise<Uint8Array | undefined> {
  const { manifest } = blocks;
  for (let piece = 0; piece < manifest.pieceCount; piece++) {
    const own = manifest.pieceDigest(piece);
    if (own[0] !== digest[0] || own[1] !== digest[1] || Buffer.compare(own, digest) !== 0) continue;
    if (!blocks.isHeld(piece)) continue;
    const read = await blocks.readPiece(piece);
    if (read.ok) return read.value;
  }
  return undefined;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const emptyDigest = sha256(new Uint8Array(0));
