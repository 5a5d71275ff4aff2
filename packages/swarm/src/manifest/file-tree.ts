/**
 * The DAG of one file, built while its pieces come: the balanced layout of UnixFS, all leaves at the same depth. A node
 * is made as soon as it has all its links, so that nothing waits but one unfinished node of each level.
 *
 * The data of a file's node is written here and not by `ipfs-unixfs`, whose encoder (protons-runtime 7.1) writes sizes
 * from 2^31 to 2^32 - 1 wrongly: files of two to four gigabytes would have nodes that nobody can read.
 */
import { encode, type PBLink } from '@ipld/dag-pb';
import { assert } from '@peersume/base';
import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { create as createDigest } from 'multiformats/hashes/digest';
import { writeProtobuf } from './protobuf.ts';

/** Takes an inner node and gives its SHA-256. */
export type StoreNode = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** A leaf or an inner node with everything below it. */
export interface Subtree {
  readonly cid: CID;
  /** Bytes of the file. */
  readonly fileBytes: number;
  /** Bytes of all blocks. */
  readonly totalBytes: number;
}

export interface FileTree {
  /** A promise where a node was finished by it; the next call waits for it. */
  add(digest: Uint8Array, byteLength: number): void | Promise<void>;
  /** The root. Called once, after at least one leaf. */
  finish(): Promise<Subtree>;
}

export function createFileTree(width: number, store: StoreNode): FileTree {
  /** Of each level, the subtrees that have no parent yet, fewer than `width`. */
  const levels: Subtree[][] = [];

  return {
    add(digest, byteLength) {
      return append(0, leafOf(digest, byteLength));
    },
    async finish() {
      for (let level = 0; ; level++) {
        const subtrees = levels[level] ?? [];
        const [first] = subtrees;
        if (level === levels.length - 1 && subtrees.length === 1 && first !== undefined) return first;
        assert(level < levels.length, 'a file has at least one leaf');
        if (first !== undefined) await join(level);
      }
    },
  };

  function append(level: number, subtree: Subtree): void | Promise<void> {
    const subtrees = (levels[level] ??= []);
    subtrees.push(subtree);
    if (subtrees.length === width) return join(level);
  }

  async function join(level: number): Promise<void> {
    const children = levels[level] ?? [];
    levels[level] = [];
    await append(level + 1, await parentOf(children, store));
  }
}

async function parentOf(children: readonly Subtree[], store: StoreNode): Promise<Subtree> {
  const bytes = encodeFileNode(children);
  return subtreeOf(bytes, await store(bytes), children);
}

/** The inner node above these subtrees. */
export const encodeFileNode = (children: readonly Subtree[]): Uint8Array =>
  encode({
    Data: fileData(children),
    Links: children.map(({ cid, totalBytes }): PBLink => ({ Name: '', Hash: cid, Tsize: totalBytes })),
  });

/** The subtree whose root is this inner node. */
export const subtreeOf = (bytes: Uint8Array, digest: Uint8Array, children: readonly Subtree[]): Subtree => ({
  cid: CID.createV1(dagPbCode, createDigest(sha256Code, digest as Uint8Array<ArrayBuffer>)),
  fileBytes: sum(children.map((child) => child.fileBytes)),
  totalBytes: bytes.byteLength + sum(children.map((child) => child.totalBytes)),
});

/** A piece. */
export const leafOf = (digest: Uint8Array, byteLength: number): Subtree => ({
  cid: CID.createV1(raw.code, createDigest(sha256Code, digest as Uint8Array<ArrayBuffer>)),
  fileBytes: byteLength,
  totalBytes: byteLength,
});

/** UnixFS data: the type of a file (2), its size, the size below each link. */
const fileData = (children: readonly Subtree[]): Uint8Array<ArrayBuffer> => {
  const sizes = children.map(({ fileBytes }) => fileBytes);
  return writeProtobuf([[1, 2], [3, sum(sizes)], ...sizes.map((size): [number, number] => [4, size])]);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const sha256Code = 0x12;
const dagPbCode = 0x70;
