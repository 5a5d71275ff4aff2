/**
 * The blocks that an answer in CAR form has, in the order of a depth-first walk (IPIP-402): those on the way to the path,
 * then what the scope says of the entity there.
 */
import { err, ok, type Result } from '@peersume/base';
import type { CID } from 'multiformats/cid';
import type { BlockSource } from './block-source.ts';
import { readNode, type DagChild, type DagNode } from './read-node.ts';

export interface DagWalk {
  readonly root: CID;
  readonly names: readonly string[];
  readonly scope: 'block' | 'entity' | 'all';
  /** Of a file, with `entity`; `to` is inclusive, and from the end where negative. */
  readonly bytes?: { readonly from: number; readonly to: number | undefined } | undefined;
}

export interface WalkedBlock {
  readonly cid: CID;
  readonly bytes: Uint8Array;
}

export type WalkError =
  | { readonly type: 'BlockMissing'; readonly cid: string }
  | { readonly type: 'NoSuchPath'; readonly name: string }
  | { readonly type: 'NotUnixFs'; readonly cid: string };

/** The deepest DAG that is walked; files of this program have five levels. */
const maxDepth = 64;

/** The way is walked at once, so that what is not there is known before the first block. After an error nothing comes. */
export async function walkDag(
  source: BlockSource,
  { root, names, scope, bytes }: DagWalk,
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<Result<WalkedBlock, WalkError>>, WalkError>> {
  const way: WalkedBlock[] = [];
  let at = root;
  for (const name of names) {
    const found = await step(at, name);
    if (!found.ok) return found;
    way.push(...found.value.way);
    at = found.value.cid;
  }
  const last = await read(at);
  if (!last.ok) return last;
  const entity = last.value;
  return ok(
    (async function* () {
      for (const block of [...way, entity]) yield ok(block);
      if (scope !== 'block') yield* below(entity.node, scope, rangeOf(entity.node, bytes), 0);
    })(),
  );

  /** Into the entry of a folder; shards on the way are blocks of the way too. */
  async function step(cid: CID, name: string): Promise<Result<Step, WalkError>> {
    const folder = await read(cid);
    if (!folder.ok) return folder;
    const { kind, children } = folder.value.node;
    if (kind === 'folder') {
      const child = children.find((each) => each.name === name);
      if (child !== undefined) return ok({ cid: child.cid, way: [folder.value] });
    } else if (kind === 'shard') {
      // Where the entry is follows from the name's hash; looking into each shard finds it too, with more blocks read.
      const found = await searchShard(cid, name, 0);
      if (found !== undefined) return ok(found);
    }
    return err({ type: 'NoSuchPath', name });
  }

  async function searchShard(cid: CID, name: string, depth: number): Promise<Step | undefined> {
    const shard = depth > maxDepth ? undefined : await read(cid);
    if (shard?.ok !== true) return undefined;
    for (const child of shard.value.node.children) {
      if (child.name.length > shardPrefix) {
        if (child.name.slice(shardPrefix) === name) return { cid: child.cid, way: [shard.value] };
        continue;
      }
      const found = await searchShard(child.cid, name, depth + 1);
      if (found !== undefined) return { cid: found.cid, way: [shard.value, ...found.way] };
    }
    return undefined;
  }

  async function* below(
    node: DagNode,
    scope: 'entity' | 'all',
    range: ByteSpan,
    depth: number,
  ): AsyncGenerator<Result<WalkedBlock, WalkError>> {
    if (depth > maxDepth) return;
    let offset = 0;
    for (const child of node.children) {
      const start = offset;
      offset += child.byteLength;
      if (node.kind === 'file' && (offset <= range.start || start >= range.end)) continue;
      if (scope === 'entity' && !isPartOfEntity(node, child)) continue;
      const block = await read(child.cid);
      if (!block.ok) return void (yield block);
      yield ok(block.value);
      const inner = node.kind === 'file' ? { start: range.start - start, end: range.end - start } : everything;
      let hasFailed = false;
      for await (const each of below(block.value.node, scope, inner, depth + 1)) {
        yield each;
        hasFailed ||= !each.ok;
      }
      if (hasFailed) return;
    }
  }

  async function read(cid: CID): Promise<Result<WalkedBlock & { readonly node: DagNode }, WalkError>> {
    signal.throwIfAborted();
    const bytes = await source.get(cid, signal);
    if (bytes === undefined) return err({ type: 'BlockMissing', cid: cid.toString() });
    const node = readNode(cid, bytes);
    return node === undefined ? err({ type: 'NotUnixFs', cid: cid.toString() }) : ok({ cid, bytes, node });
  }
}

interface Step {
  readonly cid: CID;
  /** The blocks that were read for it, the outermost first. */
  readonly way: readonly WalkedBlock[];
}

/** Two hexadecimal digits before the name of each entry of a shard, which stand alone for a shard below. */
const shardPrefix = 2;

interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

const everything: ByteSpan = { start: 0, end: Infinity };

function rangeOf(node: DagNode, bytes: DagWalk['bytes']): ByteSpan {
  if (bytes === undefined || node.kind !== 'file') return everything;
  const length = node.children.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const from = bytes.from < 0 ? Math.max(0, length + bytes.from) : bytes.from;
  const to = bytes.to === undefined ? length - 1 : bytes.to < 0 ? length + bytes.to : bytes.to;
  return { start: from, end: to + 1 };
}

/** A file's parts, and a folder's shards: not the entries of a folder. */
const isPartOfEntity = (node: DagNode, child: DagChild): boolean =>
  node.kind === 'file' || (node.kind === 'shard' && child.name.length === shardPrefix);
