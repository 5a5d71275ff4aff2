/** The structure of a share, node by node from a source of blocks; every node is checked against the hash its parent has. */
import { err, ok, type Result } from '@peersume/base';
import { createStructureReader, leafManifest, readCid, type Manifest, type StructureError } from '@peersume/swarm';
import { CID } from 'multiformats/cid';
import { create as createDigest } from 'multiformats/hashes/digest';
import type { BlockSource } from './block-source.ts';

export type SourceError =
  /** The source has not got it, or does not answer. */
  | { readonly type: 'SourceEmpty'; readonly cid: string }
  | { readonly type: 'SourceWrong'; readonly cause: StructureError };

const codes = { raw: 0x55, dagPb: 0x70, sha256: 0x12 } as const;

export const cidOfPiece = (digest: Uint8Array): CID => CID.createV1(codes.raw, createDigest(codes.sha256, digest));
const cidOfNode = (digest: Uint8Array): CID => CID.createV1(codes.dagPb, createDigest(codes.sha256, digest));

/** `root` is one that `readCid` accepts. */
export async function readSourceManifest(
  source: BlockSource,
  root: Uint8Array,
  signal: AbortSignal,
): Promise<Result<Manifest, SourceError>> {
  const name = readCid(root);
  if (name.ok && name.value.codec === 'raw') {
    const cid = cidOfPiece(name.value.digest);
    const leaf = await source.get(cid, signal);
    return leaf === undefined ? empty(cid) : ok(leafManifest(root, leaf.byteLength));
  }
  const reader = createStructureReader(root);
  for (;;) {
    const { expected } = reader;
    const node = expected === undefined ? undefined : await source.get(cidOfNode(expected), signal);
    if (expected !== undefined && node === undefined) return empty(cidOfNode(expected));
    const read = reader.add(node === undefined ? [] : [node]);
    if (!read.ok) return err({ type: 'SourceWrong', cause: read.error });
    if (read.value !== 'more') return ok(read.value);
  }
}

const empty = (cid: CID) => err<SourceError>({ type: 'SourceEmpty', cid: cid.toString() });
