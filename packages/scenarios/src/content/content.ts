/**
 * What the peers of a scenario share, and the judge of it: for each file its manifest, its pieces, and whether a payload
 * is truly a piece. Symbolic pieces are tokens of the right length; real ones are bytes.
 */
import { type Payload } from '@peersume/base';
import { type Manifest } from '@peersume/swarm';
import { syntheticManifest } from '@peersume/swarm/testing';
import { type FileSpec } from '../scenario/scenario.ts';
import { areEqual, bytesOf } from './made-up-bytes.ts';
import { SymbolicPayload } from './symbolic-payload.ts';

export interface Content {
  readonly name: string;
  readonly isSymbolic: boolean;
  readonly manifest: Manifest;
  /** The true piece. */
  piece(piece: number): Payload;
  /** Whether the payload is this piece, to the last byte. */
  isTrue(piece: number, payload: Payload): boolean;
  /**
   * Whether the payload has this digest. Only pieces are ever asked for, so comparing with the true piece of that digest
   * is as strict as hashing, and several times as fast.
   */
  hasDigest(payload: Payload, digest: Uint8Array): boolean;
}

/** Content depends on nothing but these facts, so that thousands of small runs share it. */
export function contentOf(file: FileSpec): Content {
  const key = `${file.content} ${file.name} ${file.byteLength} ${file.pieceLength}`;
  const known = contents.get(key);
  if (known !== undefined) return known;
  const content = createContent(file);
  if (contents.size >= maxContents) contents.clear();
  contents.set(key, content);
  return content;
}

const contents = new Map<string, Content>();
const maxContents = 16; // of real bytes, a few MB each

function createContent(file: FileSpec): Content {
  const pieces = file.content === 'symbolic' ? symbolicPieces(file) : realPieces(file);
  const { byteLength, pieceLength, name } = file;
  const manifest = syntheticManifest({ byteLength, pieceLength, seed: name, ...pieces.digests });
  // The first words of a digest lead to its piece.
  const piecesByWord = new Map<number, number>();
  for (let piece = 0; piece < manifest.pieceCount; piece++)
    piecesByWord.set(firstWord(manifest.pieceDigest(piece)), piece);
  // What was just found to be true is asked about again at once, by the judge: small runs live on comparing.
  let provenPayload: Payload | undefined;
  let provenPiece = -1;
  const isTrue = (piece: number, payload: Payload): boolean => {
    if (payload === provenPayload && piece === provenPiece) return true;
    if (!pieces.isTrue(piece, payload)) return false;
    provenPayload = payload;
    provenPiece = piece;
    return true;
  };
  return {
    name,
    isSymbolic: file.content === 'symbolic',
    manifest,
    piece: pieces.piece,
    isTrue,
    hasDigest: (payload, digest) => {
      const piece = piecesByWord.get(firstWord(digest));
      return piece !== undefined && areEqual(manifest.pieceDigest(piece), digest) && isTrue(piece, payload);
    },
  };
}

interface Pieces extends Pick<Content, 'piece' | 'isTrue'> {
  readonly digests: { readonly leaf?: (piece: number) => Uint8Array };
}

function symbolicPieces({ name, byteLength, pieceLength }: FileSpec): Pieces {
  const made: SymbolicPayload[] = [];
  const lengthOf = (piece: number): number => Math.min(pieceLength, byteLength - piece * pieceLength);
  return {
    digests: {},
    piece: (piece) => (made[piece] ??= new SymbolicPayload(name, piece, lengthOf(piece), true)),
    isTrue: (piece, payload) =>
      payload instanceof SymbolicPayload &&
      payload.isTrue &&
      payload.piece === piece &&
      payload.byteLength === lengthOf(piece) &&
      payload.file === name,
  };
}

function realPieces({ name, byteLength, pieceLength }: FileSpec): Pieces {
  const bytes = bytesOf(name, byteLength);
  const cut = (piece: number): Uint8Array => bytes.subarray(piece * pieceLength, (piece + 1) * pieceLength);
  return {
    digests: { leaf: cut },
    piece: (piece) => cut(piece).slice(),
    isTrue: (piece, payload) => payload instanceof Uint8Array && areEqual(payload, cut(piece)),
  };
}

const firstWord = (digest: Uint8Array): number =>
  ((digest[0] ?? 0) << 24) | ((digest[1] ?? 0) << 16) | ((digest[2] ?? 0) << 8) | (digest[3] ?? 0);
