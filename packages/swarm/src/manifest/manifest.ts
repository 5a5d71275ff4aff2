/**
 * A file or a folder as a list of pieces. A piece is a leaf of its UnixFS DAG, named by the SHA-256 of its bytes; the
 * inner nodes (the structure) prove by hash that these are the leaves under the root.
 */
export interface Manifest {
  /** The bytes of the root's CID: the name of the file on the network. */
  readonly root: Uint8Array;
  readonly byteLength: number;
  readonly pieceCount: number;
  /** In bytes. */
  pieceLength(piece: number): number;
  /** Where the piece begins in the concatenation of all files, in bytes. */
  pieceOffset(piece: number): number;
  /** SHA-256 of the piece, 32 bytes. */
  pieceDigest(piece: number): Uint8Array;
  /** In depth-first order; one file with an empty path where the root is a file. */
  readonly files: readonly ManifestFile[];
  /** The inner nodes as they are hashed, depth-first, parents first. Empty where the root is a single leaf. */
  readonly structure: readonly Uint8Array[];
}

export interface ManifestFile {
  /** Names joined by `/`; safe to join to a directory: no empty, `.` or `..` part, no separator of any platform. */
  readonly path: string;
  /** The path as its author wrote it, where `path` had to differ from it to be safe everywhere. */
  readonly written?: string;
  readonly byteLength: number;
  /** The file's bytes are exactly its pieces' bytes, in order. */
  readonly firstPiece: number;
  readonly pieceCount: number;
}
