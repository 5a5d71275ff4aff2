/**
 * Reads the inner nodes of a file or folder as untrusted peers send them, depth-first and parents first, and ends with
 * its manifest. Invariants: a node is looked at only after its hash is the one that its parent named; the memory taken
 * is bounded by `StructureLimits`; an error says whose fault it is: the sender's (ask another peer) or the author's (the
 * file can never be had).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { assert, err, ok, type Result } from '@peersume/base';
import { digestBytes, readCid, type BlockName } from './cid.ts';
import { decodeNode, limit, type DirectoryLink, type NodeFault } from './decode-node.ts';
import { ManifestBuilder } from './manifest-builder.ts';
import { type Manifest } from './manifest.ts';
import { FolderNames, type NameFault } from './safe-names.ts';
import { structureLimits, type StructureLimits } from './structure-limits.ts';

export interface StructureReader {
  /** The index of the next node: so many were taken. */
  readonly needed: number;
  /** SHA-256 of the next node; undefined when the structure is complete. */
  readonly expected: Uint8Array | undefined;
  /**
   * Takes nodes from the index `needed` on. What came before the first bad one is kept, and after the sender's fault
   * the reader goes on; after the author's it gives the same error for ever. Complete, it gives the manifest, also to
   * an empty list.
   *
   * A root that is a raw leaf has no inner nodes, and its CID does not tell its size: the leaf itself is then the node
   * 0, in place of a structure. Whoever knows the size from elsewhere calls `leafManifest` instead.
   */
  add(nodes: readonly Uint8Array[]): Result<'more' | Manifest, StructureError>;
}

export type StructureError =
  | {
      readonly type: 'WrongNode';
      readonly fault: 'sender';
      readonly node: number;
      readonly expected: Uint8Array;
      readonly actual: Uint8Array;
    }
  /** The structure was complete before this node. */
  | { readonly type: 'UnexpectedNode'; readonly fault: 'sender'; readonly node: number }
  | ({ readonly type: 'StructureRefused'; readonly fault: 'author'; readonly node: number } & StructureFault);

export type StructureFault =
  | NodeFault
  | { readonly why: 'name'; readonly name: string; readonly rule: NameFault | 'duplicate' }
  /** The sizes that a node gives do not make what its parent says; or a raw leaf in a folder comes without one. */
  | { readonly why: 'size'; readonly expected: number | undefined; readonly actual: number }
  /** A part of a file is a folder, a part of a sharded folder is none, or their shapes differ. */
  | { readonly why: 'kind'; readonly expected: 'file' | 'shard'; readonly actual: string }
  /** The name of a link in a shard does not begin with its place. */
  | { readonly why: 'shardLink'; readonly name: string };

/** `root` is the CID of the file, checked before by `readCid`. */
export function createStructureReader(root: Uint8Array, limits: StructureLimits = structureLimits): StructureReader {
  const rootName = readCid(root);
  assert(rootName.ok, 'the root is a CID that readCid accepts');
  const builder = new ManifestBuilder();
  const structure: Uint8Array[] = [];
  /** What is still to come, the next at the end. */
  const waiting: Waiting[] = [];
  let structureBytes = 0;
  let pathsLength = 0;
  let refused: (StructureError & { type: 'StructureRefused' }) | undefined;
  let manifest: Manifest | undefined;

  if (rootName.value.codec === 'dag-pb')
    waiting.push({ ...rootName.value, type: 'entry', path: '', written: '', depth: 1 });
  else if (isEmptyDigest(rootName.value.digest)) manifest = leafManifest(root, 0);

  return {
    get needed() {
      return structure.length;
    },
    get expected() {
      if (manifest !== undefined) return undefined;
      return rootName.value.codec === 'raw' ? rootName.value.digest : nextNode().digest;
    },
    add(nodes) {
      if (refused !== undefined) return err(refused);
      for (const bytes of nodes) {
        const taken = take(bytes);
        if (!taken.ok) {
          if (taken.error.fault === 'author') refused = taken.error;
          return taken;
        }
      }
      return ok(manifest ?? 'more');
    },
  };

  function take(bytes: Uint8Array): Result<void, StructureError> {
    const node = structure.length;
    if (manifest !== undefined) return err({ type: 'UnexpectedNode', fault: 'sender', node });
    const leaf = rootName.ok && rootName.value.codec === 'raw';
    const expected = leaf ? rootName.value.digest : nextNode().digest;
    const actual = sha256(bytes);
    if (!sameDigest(actual, expected)) return err({ type: 'WrongNode', fault: 'sender', node, expected, actual });
    const read = leaf ? readLeaf(bytes) : readNode(bytes);
    return read.ok ? read : err({ type: 'StructureRefused', fault: 'author', node, ...read.error });
  }

  function readLeaf(bytes: Uint8Array): Result<void, StructureFault> {
    if (bytes.byteLength > limits.pieceBytes) return limit('pieceBytes', bytes.byteLength, limits);
    manifest = leafManifest(root, bytes.byteLength);
    return ok(undefined);
  }

  function readNode(bytes: Uint8Array): Result<void, StructureFault> {
    if (structure.length >= limits.nodes) return limit('nodes', structure.length + 1, limits);
    structureBytes += bytes.byteLength;
    if (structureBytes > limits.structureBytes) return limit('structureBytes', structureBytes, limits);
    const place = nextNode();
    if (place.depth > limits.depth) return limit('depth', place.depth, limits);
    const decoded = decodeNode(bytes, limits);
    if (!decoded.ok) return decoded;
    const node = decoded.value;
    if (waiting.length + node.links.length > limits.waitingLinks)
      return limit('waitingLinks', waiting.length + node.links.length, limits);
    structure.push(bytes);
    waiting.pop();
    const depth = place.depth + 1;
    const opened = open();
    return opened.ok ? takeLeaves() : opened;

    function open(): Result<void, StructureFault> {
      switch (place.type) {
        case 'part':
          if (node.type !== 'file') return err({ why: 'kind', expected: 'file', actual: node.type });
          if (node.byteLength !== place.byteLength)
            return err({ why: 'size', expected: place.byteLength, actual: node.byteLength });
          return openFile();
        case 'shard':
          if (node.type !== 'shard' || node.prefixLength !== place.folder.prefixLength)
            return err({ why: 'kind', expected: 'shard', actual: node.type });
          return openFolder(place.folder);
        case 'entry': {
          const { path, written } = place;
          if (node.type !== 'file')
            return openFolder({
              path,
              written,
              names: new FolderNames(),
              prefixLength: node.type === 'shard' ? node.prefixLength : 0,
            });
          const { byteLength } = node;
          waiting.push({ type: 'fileEnd', path, written, byteLength, firstPiece: builder.pieceCount });
          return openFile();
        }
      }
    }

    function openFile(): Result<void, StructureFault> {
      for (const link of (node.links as readonly (BlockName & { byteLength: number })[]).toReversed()) {
        if (link.codec === 'dag-pb') waiting.push({ ...link, type: 'part', depth });
        else if (link.byteLength > limits.pieceBytes) return limit('pieceBytes', link.byteLength, limits);
        else waiting.push({ ...link, type: 'leaf' });
      }
      return ok(undefined);
    }

    function openFolder(folder: Folder): Result<void, StructureFault> {
      const opened: Waiting[] = [];
      for (const link of node.links as readonly DirectoryLink[]) {
        const entry = openEntry(folder, link);
        if (!entry.ok) return entry;
        opened.push(entry.value);
      }
      waiting.push(...opened.reverse());
      return ok(undefined);
    }

    function openEntry(folder: Folder, link: DirectoryLink): Result<Waiting, StructureFault> {
      const { codec, digest } = link;
      const prefix = link.name.slice(0, folder.prefixLength);
      if (prefix.length < folder.prefixLength || !/^[0-9A-F]*$/u.test(prefix))
        return err({ why: 'shardLink', name: link.name });
      const name = link.name.slice(folder.prefixLength);
      if (name === '' && folder.prefixLength > 0) {
        if (codec !== 'dag-pb') return err({ why: 'kind', expected: 'shard', actual: 'raw' });
        return ok({ codec, digest, type: 'shard', folder, depth });
      }
      const safe = folder.names.add(name, limits.nameBytes);
      if (!safe.ok) return err({ why: 'name', name, rule: safe.error });
      const path = join(folder.path, safe.value);
      const written = join(folder.written, name);
      if (path.length > limits.pathLength) return limit('pathLength', path.length, limits);
      pathsLength += path.length;
      if (pathsLength > limits.pathsLength) return limit('pathsLength', pathsLength, limits);
      if (codec === 'dag-pb') return ok({ codec, digest, type: 'entry', path, written, depth });
      const size = link.totalSize;
      const empty = isEmptyDigest(digest);
      if (size === undefined || !Number.isSafeInteger(size) || (size === 0) !== empty)
        return err({ why: 'size', expected: undefined, actual: size ?? 0 });
      if (size > limits.pieceBytes) return limit('pieceBytes', size, limits);
      return ok({ codec, digest, type: 'file', path, written, byteLength: size });
    }
  }

  /** Takes over what needs no node, up to the next one that is needed. */
  function takeLeaves(): Result<void, StructureFault> {
    for (;;) {
      const next = waiting.at(-1);
      if (next === undefined) {
        manifest = builder.build(root, structure);
        return ok(undefined);
      }
      if ('depth' in next) return ok(undefined);
      waiting.pop();
      const firstPiece = next.type === 'fileEnd' ? next.firstPiece : builder.pieceCount;
      if (next.type !== 'fileEnd' && next.byteLength > 0) {
        if (builder.pieceCount >= limits.pieces) return limit('pieces', builder.pieceCount + 1, limits);
        builder.addPiece(next.digest, next.byteLength);
      }
      if (next.type === 'leaf') continue;
      if (builder.fileCount >= limits.files) return limit('files', builder.fileCount + 1, limits);
      const { path, written, byteLength } = next;
      const pieceCount = builder.pieceCount - firstPiece;
      builder.addFile({ path, byteLength, firstPiece, pieceCount, ...(written !== path && { written }) });
    }
  }

  function nextNode(): WaitingNode {
    const next = waiting.at(-1);
    assert(next !== undefined && 'depth' in next, 'a node is needed until the manifest is made');
    return next;
  }
}

/** A folder whose entries are being read, maybe from several shards. */
interface Folder {
  readonly path: string;
  /** The path as its author wrote it. */
  readonly written: string;
  readonly names: FolderNames;
  /** 0 for a folder in one node. */
  readonly prefixLength: number;
}

type Waiting =
  | WaitingNode
  /** A piece. */
  | (BlockName & { readonly type: 'leaf'; readonly byteLength: number })
  /** A file of one piece, or none. */
  | (BlockName & {
      readonly type: 'file';
      readonly path: string;
      readonly written: string;
      readonly byteLength: number;
    })
  /** Behind the last piece of a file. */
  | {
      readonly type: 'fileEnd';
      readonly path: string;
      readonly written: string;
      readonly byteLength: number;
      readonly firstPiece: number;
    };

type WaitingNode = BlockName & { readonly depth: number } & (
    | { readonly type: 'entry'; readonly path: string; readonly written: string }
    | { readonly type: 'part'; readonly byteLength: number }
    | { readonly type: 'shard'; readonly folder: Folder }
  );

/** The manifest of a structure that was kept. What was complete once is complete again: a failure means damage. */
export function manifestFromStructure(
  root: Uint8Array,
  nodes: readonly Uint8Array[],
  limits?: StructureLimits,
): Result<Manifest, StructureError | { readonly type: 'StructureIncomplete'; readonly nodes: number }> {
  const read = createStructureReader(root, limits).add(nodes);
  if (!read.ok) return read;
  return read.value === 'more' ? err({ type: 'StructureIncomplete', nodes: nodes.length }) : ok(read.value);
}

/** The manifest of a root that is a raw leaf, whose size a link or a store tells. One piece; none where it is empty. */
export function leafManifest(root: Uint8Array, byteLength: number): Manifest {
  const name = readCid(root);
  assert(name.ok && name.value.codec === 'raw', 'the root is a raw leaf');
  assert((byteLength === 0) === isEmptyDigest(name.value.digest), 'only the empty leaf has no bytes');
  const builder = new ManifestBuilder();
  if (byteLength > 0) builder.addPiece(name.value.digest, byteLength);
  builder.addFile({ path: '', byteLength, firstPiece: 0, pieceCount: builder.pieceCount });
  return builder.build(root, []);
}

const emptyDigest = sha256(new Uint8Array(0));
export const isEmptyDigest = (digest: Uint8Array): boolean => sameDigest(digest, emptyDigest);

function sameDigest(one: Uint8Array, other: Uint8Array): boolean {
  for (let index = 0; index < digestBytes; index++) if (one[index] !== other[index]) return false;
  return true;
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
