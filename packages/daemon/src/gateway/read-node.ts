/** One block as a node of a UnixFS DAG: what it is, and what lies below it with the bytes that each child stands for. */
import { decode } from '@ipld/dag-pb';
import { UnixFS } from 'ipfs-unixfs';
import type { CID } from 'multiformats/cid';

export interface DagNode {
  readonly kind: 'file' | 'folder' | 'shard' | 'leaf';
  readonly children: readonly DagChild[];
}

export interface DagChild {
  readonly cid: CID;
  readonly name: string;
  /** Of a file's part; 0 in a folder. */
  readonly byteLength: number;
}

const rawCode = 0x55;

/** Undefined for what is no UnixFS. */
export function readNode(cid: CID, bytes: Uint8Array): DagNode | undefined {
  if (cid.code === rawCode) return { kind: 'leaf', children: [] };
  try {
    const { Data, Links } = decode(bytes);
    if (Data === undefined) return undefined;
    const unixfs = UnixFS.unmarshal(Data);
    const kind = kinds[unixfs.type];
    if (kind === undefined) return undefined;
    return {
      kind,
      children: Links.map(({ Hash, Name }, index) => ({
        cid: Hash,
        name: Name ?? '',
        byteLength: Number(unixfs.blockSizes[index] ?? 0n),
      })),
    };
  } catch {
    return undefined;
  }
}

const kinds: Readonly<Record<string, DagNode['kind']>> = {
  file: 'file',
  raw: 'file',
  directory: 'folder',
  'hamt-sharded-directory': 'shard',
};
