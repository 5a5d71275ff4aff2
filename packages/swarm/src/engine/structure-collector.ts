/**
 * The structure of a file on its way from peer to peer. What is proven stays; a wrong node changes nothing, so that a
 * liar costs only his own frames. Where the root is a single leaf, its bytes stand in place of a structure.
 */
import { type Payload } from '@peersume/base';
import { type Manifest } from '../manifest/manifest.ts';
import { type StructureReader } from '../manifest/structure-reader.ts';
import { type PieceStore } from '../store/piece-store.ts';
import { maxStructureNodes } from '../wire/limits.ts';

/** Nodes as they stand in a frame, the first with the index `first`. */
export interface StructureFrame {
  readonly first: number;
  readonly lengths: readonly number[];
  readonly payload: Uint8Array;
}

/** Gives the reader the nodes of a frame that it does not have yet. */
export function collectStructure(reader: StructureReader, frame: StructureFrame): ReturnType<StructureReader['add']> {
  const skipped = reader.needed - frame.first;
  const nodes: Uint8Array[] = [];
  let offset = 0;
  for (const [index, length] of frame.lengths.entries()) {
    // Nodes beyond a gap (`skipped` below zero) cannot be judged yet.
    if (skipped >= 0 && index >= skipped) nodes.push(frame.payload.subarray(offset, offset + length));
    offset += length;
  }
  return reader.add(nodes);
}

/** How many nodes can be had by `cutStructure`. */
export const structureCount = (manifest: Manifest): number => (isLeaf(manifest) ? 1 : manifest.structure.length);

/** As many nodes as one frame takes, from `first` on; undefined where there are none. */
export function cutStructure(
  manifest: Manifest,
  store: PieceStore,
  options: { readonly first: number; readonly frameBytes: number },
  done: (frame: StructureFrame | undefined) => void,
): void {
  const { first, frameBytes } = options;
  if (isLeaf(manifest) && first === 0) {
    store.read(0, (leaf) => done(leaf.ok ? leafFrame(leaf.value) : undefined));
    return;
  }
  const nodes: Uint8Array[] = [];
  let total = 0;
  for (let index = first; nodes.length < maxStructureNodes; index++) {
    const node = manifest.structure[index];
    if (node === undefined || (nodes.length > 0 && total + node.byteLength > frameBytes)) break;
    nodes.push(node);
    total += node.byteLength;
  }
  done(nodes.length === 0 ? undefined : join(first, nodes, total));
}

function join(first: number, nodes: readonly Uint8Array[], total: number): StructureFrame {
  const payload = new Uint8Array(total);
  let offset = 0;
  for (const node of nodes) {
    payload.set(node, offset);
    offset += node.byteLength;
  }
  return { first, lengths: nodes.map(({ byteLength }) => byteLength), payload };
}

/** A simulation's symbol of a leaf cannot be sent as structure. */
function leafFrame(leaf: Payload): StructureFrame | undefined {
  return leaf instanceof Uint8Array ? { first: 0, lengths: [leaf.byteLength], payload: leaf } : undefined;
}

const isLeaf = (manifest: Manifest): boolean => manifest.structure.length === 0 && manifest.pieceCount === 1;
