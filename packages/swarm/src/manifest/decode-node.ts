/**
 * One inner node of a UnixFS DAG, read as far as a structure needs it: dag-pb around UnixFS data. Whatever its bytes are,
 * the outcome is a node or the reason why it is none. That the node is the one that was asked for is checked elsewhere.
 */
import { decode, type PBLink, type PBNode } from '@ipld/dag-pb';
import { err, ok, type Result } from '@peersume/base';
import { UnixFS } from 'ipfs-unixfs';
import { cidToText, readCid, type BlockName } from './cid.ts';
import { type StructureLimits } from './structure-limits.ts';

export type DagNode =
  /** A file, or a part of one: its bytes are those of its links, in order. */
  | { readonly type: 'file'; readonly links: readonly FileLink[]; readonly byteLength: number }
  | { readonly type: 'directory'; readonly links: readonly DirectoryLink[] }
  /** A part of a large directory; a link's name begins with `prefixLength` characters that say its place. */
  | { readonly type: 'shard'; readonly links: readonly DirectoryLink[]; readonly prefixLength: number };

export interface FileLink extends BlockName {
  /** Bytes of the file under this link. */
  readonly byteLength: number;
}

export interface DirectoryLink extends BlockName {
  readonly name: string;
  /** What the author says about the size of everything below; true for raw leaves only. */
  readonly totalSize: number | undefined;
}

/** Why a node, though its hash is right, is no part of a file that we take. */
export type NodeFault =
  | { readonly why: 'notDagPb'; readonly detail: string }
  | { readonly why: 'notUnixFs'; readonly detail: string }
  /** A symbolic link, bare metadata, or a leaf that is wrapped in dag-pb as older tools do. */
  | { readonly why: 'unsupportedType'; readonly unixfsType: string }
  /** File bytes inside a node: pieces are raw leaves here. */
  | { readonly why: 'inlineData'; readonly byteLength: number }
  /** A link by another version, codec or hash function. */
  | { readonly why: 'unsupportedLink'; readonly link: number; readonly cid: string }
  | { readonly why: 'linkCount'; readonly links: number; readonly sizes: number }
  | { readonly why: 'badSize'; readonly link: number; readonly size: number }
  | { readonly why: 'badFanout'; readonly fanout: number }
  | { readonly why: 'limit'; readonly limit: keyof StructureLimits; readonly value: number; readonly max: number };

export function decodeNode(bytes: Uint8Array, limits: StructureLimits): Result<DagNode, NodeFault> {
  if (bytes.byteLength > limits.nodeBytes) return limit('nodeBytes', bytes.byteLength, limits);
  const node = decodeDagPb(bytes);
  if (!node.ok) return node;
  const { Links: links, Data: data } = node.value;
  if (links.length > limits.linksPerNode) return limit('linksPerNode', links.length, limits);
  // Inline file bytes would be the only reason for data that is long beside its links: a size takes at most 11 bytes.
  if ((data?.byteLength ?? 0) > 1024 + 11 * links.length)
    return err({ why: 'inlineData', byteLength: data?.byteLength ?? 0 });
  const unixfs = decodeUnixFs(data);
  if (!unixfs.ok) return unixfs;
  switch (unixfs.value.type) {
    case 'file':
      return fileNode(links, unixfs.value);
    case 'directory':
      return directoryNode(links);
    case 'hamt-sharded-directory':
      return shardNode(links, unixfs.value);
    default:
      return err({ why: 'unsupportedType', unixfsType: unixfs.value.type });
  }
}

function decodeDagPb(bytes: Uint8Array): Result<PBNode, NodeFault> {
  try {
    return ok(decode(bytes as Uint8Array<ArrayBuffer>));
  } catch (error) {
    return err({ why: 'notDagPb', detail: detailOf(error) });
  }
}

function decodeUnixFs(data: Uint8Array | undefined): Result<UnixFS, NodeFault> {
  if (data === undefined) return err({ why: 'notUnixFs', detail: 'no data' });
  try {
    return ok(UnixFS.unmarshal(data));
  } catch (error) {
    return err({ why: 'notUnixFs', detail: detailOf(error) });
  }
}

function fileNode(links: readonly PBLink[], { blockSizes, data }: UnixFS): Result<DagNode, NodeFault> {
  if (data !== undefined && data.byteLength > 0) return err({ why: 'inlineData', byteLength: data.byteLength });
  if (blockSizes.length !== links.length)
    return err({ why: 'linkCount', links: links.length, sizes: blockSizes.length });
  const fileLinks: FileLink[] = [];
  let byteLength = 0;
  for (const [index, link] of links.entries()) {
    const name = readCid(link.Hash.bytes);
    if (!name.ok) return unsupportedLink(index, link);
    const size = Number(blockSizes[index] ?? 0n);
    // A link to nothing only costs; no tool writes one.
    if (size < 1 || !Number.isSafeInteger((byteLength += size))) return err({ why: 'badSize', link: index, size });
    fileLinks.push({ ...name.value, byteLength: size });
  }
  return ok({ type: 'file', links: fileLinks, byteLength });
}

function directoryNode(links: readonly PBLink[]): Result<DagNode & { type: 'directory' }, NodeFault> {
  const directoryLinks: DirectoryLink[] = [];
  for (const [index, link] of links.entries()) {
    const name = readCid(link.Hash.bytes);
    if (!name.ok) return unsupportedLink(index, link);
    directoryLinks.push({ ...name.value, name: link.Name ?? '', totalSize: link.Tsize });
  }
  return ok({ type: 'directory', links: directoryLinks });
}

function shardNode(links: readonly PBLink[], unixfs: UnixFS): Result<DagNode, NodeFault> {
  const fanout = Number(unixfs.fanout ?? 0n);
  // A power of two, as the bits of a hash choose the place; 256 is what every tool writes.
  if (fanout < 8 || fanout > 1024 || (fanout & (fanout - 1)) !== 0) return err({ why: 'badFanout', fanout });
  if (links.length > fanout) return err({ why: 'linkCount', links: links.length, sizes: fanout });
  const directory = directoryNode(links);
  if (!directory.ok) return directory;
  return ok({ type: 'shard', links: directory.value.links, prefixLength: (fanout - 1).toString(16).length });
}

const unsupportedLink = (link: number, { Hash: cid }: PBLink): Result<never, NodeFault> =>
  err({ why: 'unsupportedLink', link, cid: cidToText(cid.bytes) });

export const limit = (
  name: keyof StructureLimits,
  value: number,
  limits: StructureLimits,
): Result<never, NodeFault & { why: 'limit' }> => err({ why: 'limit', limit: name, value, max: limits[name] });

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : 'unreadable');
