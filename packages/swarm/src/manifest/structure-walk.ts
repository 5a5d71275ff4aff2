/**
 * The walk over a DAG from its root, depth-first: opens one inner node after the other, knows which comes next, and
 * collects pieces and files on the way. Nodes come verified; what they say is checked here: kinds, sizes, names, limits.
 */
import { assert, err, ok, type Result } from '@peersume/base';
import { type BlockName } from './cid.ts';
import { decodeNode, limit, type DirectoryLink, type FileLink, type NodeFault } from './decode-node.ts';
import { isEmptyDigest } from './digest.ts';
import { ManifestBuilder } from './manifest-builder.ts';
import { FolderNames, type NameFault } from './safe-names.ts';
import { type StructureLimits } from './structure-limits.ts';

export type StructureFault =
  | NodeFault
  | { readonly why: 'name'; readonly name: string; readonly rule: NameFault | 'duplicate' }
  /**
   * The size of a part of a file is not what its parent says; a raw leaf in a folder comes without a size, or says that
   * it is empty and is not.
   */
  | { readonly why: 'size'; readonly expected: number | undefined; readonly actual: number | undefined }
  /** A part of a file is a folder, a part of a sharded folder is none, or their shapes differ. */
  | { readonly why: 'kind'; readonly expected: 'file' | 'shard'; readonly actual: string }
  /** The name of a link in a shard does not begin with its place. */
  | { readonly why: 'shardLink'; readonly name: string };

type Opened = Result<void, StructureFault>;

export class StructureWalk {
  readonly builder = new ManifestBuilder();
  readonly #limits: StructureLimits;
  /** What is still to come, the next at the end. On top lies always a node, until there is none. */
  readonly #waiting: Waiting[] = [];
  #nodes = 0;
  #structureBytes = 0;
  #pathsLength = 0;

  constructor(root: BlockName, limits: StructureLimits) {
    this.#limits = limits;
    if (root.codec === 'dag-pb') this.#waiting.push({ ...root, type: 'entry', path: '', written: '', depth: 1 });
  }

  /** The node that is to be opened next; undefined when all are. */
  get next(): WaitingNode | undefined {
    const next = this.#waiting.at(-1);
    return next !== undefined && 'depth' in next ? next : undefined;
  }

  /** Opens the next node, whose hash was verified. After a failure the walk is over. */
  open(bytes: Uint8Array): Opened {
    const place = this.next;
    assert(place !== undefined, 'a node is needed');
    const limits = this.#limits;
    if (++this.#nodes > limits.nodes) return limit('nodes', this.#nodes, limits);
    this.#structureBytes += bytes.byteLength;
    if (this.#structureBytes > limits.structureBytes) return limit('structureBytes', this.#structureBytes, limits);
    if (place.depth > limits.depth) return limit('depth', place.depth, limits);
    this.#waiting.pop();
    const opened = this.#openAs(place, bytes);
    return opened.ok ? this.#takeLeaves() : opened;
  }

  #openAs(place: WaitingNode, bytes: Uint8Array): Opened {
    const limits = this.#limits;
    const decoded = decodeNode(bytes, limits);
    if (!decoded.ok) return decoded;
    const node = decoded.value;
    const waiting = this.#waiting.length + node.links.length;
    if (waiting > limits.waitingLinks) return limit('waitingLinks', waiting, limits);
    const depth = place.depth + 1;
    if (place.type === 'part') {
      if (node.type !== 'file') return err({ why: 'kind', expected: 'file', actual: node.type });
      const { byteLength } = node;
      if (byteLength !== place.byteLength) return err({ why: 'size', expected: place.byteLength, actual: byteLength });
      return this.#openFile(node.links, depth);
    }
    if (place.type === 'shard') {
      const { folder } = place;
      if (node.type !== 'shard' || node.prefixLength !== folder.prefixLength)
        return err({ why: 'kind', expected: 'shard', actual: node.type });
      return this.#openFolder(folder, node.links, depth);
    }
    const { path, written } = place;
    if (node.type === 'file') {
      const { byteLength } = node;
      this.#waiting.push({ type: 'fileEnd', path, written, byteLength, firstPiece: this.builder.pieceCount });
      return this.#openFile(node.links, depth);
    }
    const prefixLength = node.type === 'shard' ? node.prefixLength : 0;
    return this.#openFolder({ path, written, prefixLength, names: new FolderNames() }, node.links, depth);
  }

  #openFile(links: readonly FileLink[], depth: number): Opened {
    const limits = this.#limits;
    for (const { codec, digest, byteLength } of links.toReversed()) {
      if (codec === 'raw' && byteLength > limits.pieceBytes) return limit('pieceBytes', byteLength, limits);
      this.#waiting.push(
        codec === 'raw' ? { type: 'leaf', digest, byteLength } : { type: 'part', digest, byteLength, depth },
      );
    }
    return ok(undefined);
  }

  #openFolder(folder: Folder, links: readonly DirectoryLink[], depth: number): Opened {
    const opened: Waiting[] = [];
    for (const link of links) {
      const entry = this.#openEntry(folder, link, depth);
      if (!entry.ok) return entry;
      opened.push(entry.value);
    }
    for (const entry of opened.reverse()) this.#waiting.push(entry);
    return ok(undefined);
  }

  #openEntry(folder: Folder, link: DirectoryLink, depth: number): Result<Waiting, StructureFault> {
    const limits = this.#limits;
    const { codec, digest } = link;
    const prefix = link.name.slice(0, folder.prefixLength);
    if (prefix.length < folder.prefixLength || !/^[0-9A-F]*$/u.test(prefix))
      return err({ why: 'shardLink', name: link.name });
    const name = link.name.slice(folder.prefixLength);
    if (name === '' && folder.prefixLength > 0) {
      if (codec === 'raw') return err({ why: 'kind', expected: 'shard', actual: 'leaf' });
      return ok({ type: 'shard', digest, folder, depth });
    }
    const safe = folder.names.add(name, limits.nameBytes);
    if (!safe.ok) return err({ why: 'name', name, rule: safe.error });
    const path = join(folder.path, safe.value);
    const written = join(folder.written, name);
    if (path.length > limits.pathLength) return limit('pathLength', path.length, limits);
    this.#pathsLength += path.length;
    if (this.#pathsLength > limits.pathsLength) return limit('pathsLength', this.#pathsLength, limits);
    if (codec === 'dag-pb') return ok({ type: 'entry', digest, path, written, depth });
    const byteLength = link.totalSize;
    if (byteLength === undefined || (byteLength === 0) !== isEmptyDigest(digest))
      return err({ why: 'size', expected: undefined, actual: byteLength });
    if (byteLength > limits.pieceBytes) return limit('pieceBytes', byteLength, limits);
    return ok({ type: 'file', digest, path, written, byteLength });
  }

  /** Takes over what needs no node, up to the next one that is needed. */
  #takeLeaves(): Opened {
    const { builder } = this;
    const limits = this.#limits;
    for (let next = this.#waiting.at(-1); next !== undefined && !('depth' in next); next = this.#waiting.at(-1)) {
      this.#waiting.pop();
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
    return ok(undefined);
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

interface Named {
  readonly path: string;
  readonly written: string;
}
interface Sized {
  readonly byteLength: number;
}
interface Hashed {
  readonly digest: Uint8Array;
}

type Waiting =
  | WaitingNode
  /** A piece. */
  | (Hashed & Sized & { readonly type: 'leaf' })
  /** A file of one piece, or of none. */
  | (Hashed & Sized & Named & { readonly type: 'file' })
  /** Behind the last piece of a file. */
  | (Sized & Named & { readonly type: 'fileEnd'; readonly firstPiece: number });

type WaitingNode = Hashed & { readonly depth: number } & (
    | (Named & { readonly type: 'entry' })
    | (Sized & { readonly type: 'part' })
    | { readonly type: 'shard'; readonly folder: Folder }
  );

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
