/**
 * Reads the inner nodes of a file or folder as untrusted peers send them, depth-first and parents first, and ends with
 * its manifest. Invariants: a node is looked at only after its hash is the one that its parent named; the memory taken
 * is bounded by `StructureLimits`; an error says whose fault it is: the sender's (ask another peer) or the author's (the
 * file can never be had).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { assert, err, ok, type Result } from '@peersume/base';
import { readCid } from './cid.ts';
import { limit } from './decode-node.ts';
import { isEmptyDigest, sameDigest } from './digest.ts';
import { ManifestBuilder } from './manifest-builder.ts';
import { type Manifest } from './manifest.ts';
import { structureLimits, type StructureLimits } from './structure-limits.ts';
import { StructureWalk, type StructureFault } from './structure-walk.ts';

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
   * 0, in place of a structure. Whoever has the piece and its size calls `leafManifest` instead.
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
  | StructureRefused;

export type StructureRefused = {
  readonly type: 'StructureRefused';
  readonly fault: 'author';
  readonly node: number;
} & StructureFault;

/** `root` is the CID of the file, checked before by `readCid`. */
export function createStructureReader(root: Uint8Array, limits: StructureLimits = structureLimits): StructureReader {
  const rootName = readCid(root);
  assert(rootName.ok, 'the root is a CID that readCid accepts');
  const { codec, digest } = rootName.value;
  const structure: Uint8Array[] = [];
  const walk = new StructureWalk(rootName.value, limits);
  let refused: StructureRefused | undefined;
  let manifest = codec === 'raw' && isEmptyDigest(digest) ? leafManifest(root, 0) : undefined;

  return {
    get needed() {
      return structure.length;
    },
    get expected() {
      return expected();
    },
    add(nodes) {
      if (refused !== undefined) return err(refused);
      for (const bytes of nodes) {
        const taken = take(bytes);
        if (!taken.ok) return taken;
      }
      return ok(manifest ?? 'more');
    },
  };

  function expected(): Uint8Array | undefined {
    if (manifest !== undefined) return undefined;
    return codec === 'raw' ? digest : walk.next?.digest;
  }

  function take(bytes: Uint8Array): Result<void, StructureError> {
    const node = structure.length;
    const named = expected();
    if (named === undefined) return err({ type: 'UnexpectedNode', fault: 'sender', node });
    const actual = sha256(bytes);
    if (!sameDigest(actual, named)) return err({ type: 'WrongNode', fault: 'sender', node, expected: named, actual });
    const read = codec === 'raw' ? takeLeaf(bytes) : takeNode(bytes);
    if (read.ok) return read;
    refused = { type: 'StructureRefused', fault: 'author', node, ...read.error };
    return err(refused);
  }

  function takeLeaf({ byteLength }: Uint8Array): Result<void, StructureFault> {
    if (byteLength > limits.pieceBytes) return limit('pieceBytes', byteLength, limits);
    manifest = leafManifest(root, byteLength);
    return ok(undefined);
  }

  function takeNode(bytes: Uint8Array): Result<void, StructureFault> {
    const opened = walk.open(bytes);
    if (!opened.ok) return opened;
    structure.push(bytes);
    if (walk.next === undefined) manifest = walk.builder.build(root, structure);
    return opened;
  }
}

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

/**
 * The manifest of a root that is a raw leaf, whose size is known from its bytes or from one's own store. One piece; none
 * where it is empty. A link's word is not enough: a wrong size would make right pieces look wrong.
 */
export function leafManifest(root: Uint8Array, byteLength: number): Manifest {
  const name = readCid(root);
  assert(name.ok && name.value.codec === 'raw', 'the root is a raw leaf');
  assert((byteLength === 0) === isEmptyDigest(name.value.digest), 'only the empty leaf has no bytes');
  const builder = new ManifestBuilder();
  if (byteLength > 0) builder.addPiece(name.value.digest, byteLength);
  builder.addFile({ path: '', byteLength, firstPiece: 0, pieceCount: builder.pieceCount });
  return builder.build(root, []);
}
