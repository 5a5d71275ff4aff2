/**
 * One inner node of a UnixFS DAG, read as far as a structure needs it: dag-pb (IPLD's codec 0x70) around UnixFS 1 data.
 * Whatever the bytes are, the outcome is a node or the reason why it is none, in time and memory of their length. It reads
 * what `@ipld/dag-pb` and `ipfs-unixfs` write, and never otherwise than they do; it does not use them because they read
 * everything before anything could be refused. That the node is the one that was asked for is checked elsewhere.
 */
import { err, ok, type Result } from '@peersume/base';
import { cidBytes, readCid, type BlockName } from './cid.ts';
import { lengthDelimited, ProtobufReader, varint } from './protobuf.ts';
import { type StructureLimits } from './structure-limits.ts';

export type DagNode =
  /** A file, or a part of one: its bytes are those of its links, in order. */
  | { readonly type: 'file'; readonly links: readonly FileLink[]; readonly byteLength: number }
  | { readonly type: 'directory'; readonly links: readonly DirectoryLink[] }
  /** A part of a large folder; a link's name begins with `prefixLength` characters that say its place. */
  | { readonly type: 'shard'; readonly links: readonly DirectoryLink[]; readonly prefixLength: number };

export interface FileLink extends BlockName {
  /** Bytes of the file under this link. */
  readonly byteLength: number;
}

export interface DirectoryLink extends BlockName {
  readonly name: string;
  /** What the author says about the size of everything below; of a raw leaf it is the size of the file. */
  readonly totalSize: number | undefined;
}

/** Why a node, though its hash is right, is no part of a file that we take. */
export type NodeFault =
  | { readonly why: 'notDagPb' }
  | { readonly why: 'notUnixFs' }
  /** A symbolic link, bare metadata, or a leaf that is wrapped in dag-pb as older tools do. */
  | { readonly why: 'unsupportedType'; readonly unixfsType: number }
  /** File bytes inside a node: pieces are raw leaves here. */
  | { readonly why: 'inlineData'; readonly byteLength: number }
  /** A link by another version, codec or hash function. */
  | { readonly why: 'unsupportedLink'; readonly link: number; readonly cid: Uint8Array }
  /** A name that is no UTF-8. */
  | { readonly why: 'nameEncoding'; readonly link: number }
  /** A file's node names other than one size for each link, or a shard has more links than places. */
  | { readonly why: 'linkCount'; readonly links: number; readonly expected: number }
  /** A file's link to nothing, or sizes that do not make what the node says. */
  | { readonly why: 'badSize'; readonly expected: number; readonly actual: number }
  | { readonly why: 'badFanout'; readonly fanout: number }
  | { readonly why: 'limit'; readonly limit: keyof StructureLimits; readonly value: number; readonly max: number };

export function decodeNode(bytes: Uint8Array, limits: StructureLimits): Result<DagNode, NodeFault> {
  if (bytes.byteLength > limits.nodeBytes) return limit('nodeBytes', bytes.byteLength, limits);
  const node = decodeDagPb(bytes, limits);
  if (!node.ok) return node;
  const { links, dataStart, dataEnd } = node.value;
  const unixfs = decodeUnixFs(new ProtobufReader(bytes, dataStart, dataEnd), limits);
  if (!unixfs.ok) return unixfs;
  switch (unixfs.value.type) {
    case unixFsTypes.file:
      return fileNode(links, unixfs.value);
    case unixFsTypes.directory:
      return ok({ type: 'directory', links });
    case unixFsTypes.shard:
      return shardNode(links, unixfs.value);
    default:
      return err({ why: 'unsupportedType', unixfsType: unixfs.value.type });
  }
}

interface PbNode {
  readonly links: readonly DirectoryLink[];
  readonly dataStart: number;
  readonly dataEnd: number;
}

/** Links, then data, is what is written everywhere; data before links is allowed too, links around data are not. */
function decodeDagPb(bytes: Uint8Array, limits: StructureLimits): Result<PbNode, NodeFault> {
  const reader = new ProtobufReader(bytes, 0, bytes.byteLength);
  const links: DirectoryLink[] = [];
  let data: { start: number; end: number } | undefined;
  let linksEnded = false;
  while (reader.next()) {
    if (reader.wireType !== lengthDelimited) return err({ why: 'notDagPb' });
    if (reader.field === 1 && data === undefined) {
      data = { start: reader.start, end: reader.end };
      linksEnded = links.length > 0;
    } else if (reader.field === 2 && !linksEnded) {
      if (links.length === limits.linksPerNode) return limit('linksPerNode', links.length + 1, limits);
      const link = decodeLink(new ProtobufReader(bytes, reader.start, reader.end), links.length);
      if (!link.ok) return link;
      links.push(link.value);
    } else return err({ why: 'notDagPb' });
  }
  if (reader.broken) return err({ why: 'notDagPb' });
  if (data === undefined) return err({ why: 'notUnixFs' });
  return ok({ links, dataStart: data.start, dataEnd: data.end });
}

/** Hash, name, total size: each at most once, in this order. */
function decodeLink(reader: ProtobufReader, link: number): Result<DirectoryLink, NodeFault> {
  let block: BlockName | undefined;
  let name: string | undefined = '';
  let totalSize: number | undefined;
  let last = 0;
  while (reader.next()) {
    const { field, wireType, bytes, start, end } = reader;
    if (field <= last || field > 3 || wireType !== (field === 3 ? varint : lengthDelimited))
      return err({ why: 'notDagPb' });
    last = field;
    if (field === 1) {
      const cid = bytes.subarray(start, end);
      const read = readCid(cid);
      if (!read.ok) return err({ why: 'unsupportedLink', link, cid: cid.slice(0, cidBytes) });
      block = read.value;
    } else if (field === 2) name = decodeText(bytes.subarray(start, end));
    else totalSize = reader.number;
    if (name === undefined) return err({ why: 'nameEncoding', link });
  }
  if (reader.broken || block === undefined) return err({ why: 'notDagPb' });
  return ok({ codec: block.codec, digest: block.digest, name, totalSize });
}

function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength === 0) return '';
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface UnixFsData {
  readonly type: number;
  readonly sizes: readonly number[];
  readonly fileSize: number | undefined;
  readonly fanout: number;
  /** Bytes of a file inside the node; the bit field of a shard. */
  readonly dataBytes: number;
}

const unixFsTypes = { directory: 1, file: 2, shard: 5 } as const;

/** Modes, times and fields of the future are skipped. */
function decodeUnixFs(reader: ProtobufReader, limits: StructureLimits): Result<UnixFsData, NodeFault> {
  const sizes: number[] = [];
  let type: number | undefined;
  let fileSize: number | undefined;
  let fanout: number | undefined;
  let dataBytes: number | undefined;
  while (reader.next()) {
    const { field, wireType, number } = reader;
    const expected = field === 2 ? lengthDelimited : varint;
    if (field <= 6 && wireType !== expected) return err({ why: 'notUnixFs' });
    if (field === 4) {
      if (sizes.length === limits.linksPerNode) return limit('linksPerNode', sizes.length + 1, limits);
      sizes.push(number);
      continue;
    }
    // Which of two would hold is a question that readers may answer differently.
    const twice =
      (field === 1 && type !== undefined) ||
      (field === 2 && dataBytes !== undefined) ||
      (field === 3 && fileSize !== undefined) ||
      (field === 6 && fanout !== undefined);
    if (twice) return err({ why: 'notUnixFs' });
    if (field === 1) type = number;
    if (field === 2) dataBytes = reader.end - reader.start;
    if (field === 3) fileSize = number;
    if (field === 6) fanout = number;
  }
  if (reader.broken || type === undefined) return err({ why: 'notUnixFs' });
  return ok({ type, sizes, fileSize, fanout: fanout ?? 0, dataBytes: dataBytes ?? 0 });
}

function fileNode(links: readonly DirectoryLink[], unixfs: UnixFsData): Result<DagNode, NodeFault> {
  const { sizes, fileSize, dataBytes } = unixfs;
  if (dataBytes > 0) return err({ why: 'inlineData', byteLength: dataBytes });
  if (sizes.length !== links.length) return err({ why: 'linkCount', links: links.length, expected: sizes.length });
  const fileLinks: FileLink[] = [];
  let byteLength = 0;
  for (const [index, { codec, digest }] of links.entries()) {
    const size = sizes[index] ?? 0;
    // A link to nothing only costs; no tool writes one.
    if (size < 1) return err({ why: 'badSize', expected: 1, actual: size });
    byteLength += size;
    if (byteLength > Number.MAX_SAFE_INTEGER)
      return err({ why: 'badSize', expected: Number.MAX_SAFE_INTEGER, actual: byteLength });
    fileLinks.push({ codec, digest, byteLength: size });
  }
  if (fileSize !== undefined && fileSize !== byteLength)
    return err({ why: 'badSize', expected: fileSize, actual: byteLength });
  return ok({ type: 'file', links: fileLinks, byteLength });
}

function shardNode(links: readonly DirectoryLink[], { fanout }: UnixFsData): Result<DagNode, NodeFault> {
  // A power of two, as bits of a hash choose the place; every tool writes 256.
  if (fanout < 8 || fanout > 1024 || (fanout & (fanout - 1)) !== 0) return err({ why: 'badFanout', fanout });
  if (links.length > fanout) return err({ why: 'linkCount', links: links.length, expected: fanout });
  return ok({ type: 'shard', links, prefixLength: (fanout - 1).toString(16).length });
}

export const limit = (
  name: keyof StructureLimits,
  value: number,
  limits: StructureLimits,
): Result<never, NodeFault & { why: 'limit' }> => err({ why: 'limit', limit: name, value, max: limits[name] });
