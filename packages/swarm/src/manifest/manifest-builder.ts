/**
 * Collects pieces and files in order and makes the manifest of them. Forty bytes a piece, in two arrays that grow by
 * doubling: a file of a terabyte has four million.
 */
import { assert } from '@peersume/base';
import { digestBytes } from './cid.ts';
import { type Manifest, type ManifestFile } from './manifest.ts';

export class ManifestBuilder {
  #digests = new Uint8Array(64 * digestBytes);
  /** Where each piece begins, and behind the last one where all end. */
  #offsets = new Float64Array(64 + 1);
  #pieceCount = 0;
  readonly #files: ManifestFile[] = [];

  get pieceCount(): number {
    return this.#pieceCount;
  }

  get fileCount(): number {
    return this.#files.length;
  }

  addPiece(digest: Uint8Array, byteLength: number): void {
    const piece = this.#pieceCount++;
    if ((piece + 1) * digestBytes > this.#digests.byteLength) this.#grow();
    this.#digests.set(digest, piece * digestBytes);
    this.#offsets[piece + 1] = (this.#offsets[piece] ?? 0) + byteLength;
  }

  addFile(file: ManifestFile): void {
    this.#files.push(file);
  }

  build(root: Uint8Array, structure: readonly Uint8Array[]): Manifest {
    const pieceCount = this.#pieceCount;
    const digests = this.#digests.slice(0, pieceCount * digestBytes);
    const offsets = this.#offsets.slice(0, pieceCount + 1);
    const offsetOf = (piece: number): number => {
      assert(piece >= 0 && piece <= pieceCount && Number.isInteger(piece), `piece ${piece} of ${pieceCount}`);
      return offsets[piece] ?? 0;
    };
    return {
      root,
      byteLength: offsetOf(pieceCount),
      pieceCount,
      pieceLength: (piece) => offsetOf(piece + 1) - offsetOf(piece),
      pieceOffset: offsetOf,
      pieceDigest: (piece) => {
        assert(piece >= 0 && piece < pieceCount, `piece ${piece} of ${pieceCount}`);
        return digests.subarray(piece * digestBytes, (piece + 1) * digestBytes);
      },
      files: this.#files,
      structure,
    };
  }

  #grow(): void {
    const digests = new Uint8Array(this.#digests.byteLength * 2);
    digests.set(this.#digests);
    this.#digests = digests;
    const offsets = new Float64Array((this.#offsets.length - 1) * 2 + 1);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
  }
}
