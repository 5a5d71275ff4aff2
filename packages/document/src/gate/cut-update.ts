/**
 * An update of one client cut into small ones that follow one another. Yjs takes time in the square of the structs that
 * stand close together; before each small one, what it would cost can be counted exactly. (In version 1 of the format
 * each struct stands by itself, so its bytes can be moved as they are.)
 */
import type { Scan, ScannedStruct } from './scan-update.ts';

export interface Piece {
  readonly update: Uint8Array;
  readonly structs: readonly ScannedStruct[];
}

/** Structs in one piece: some ten thousand comparisons at worst. */
const pieceSize = 256;

export function cutUpdate(bytes: Uint8Array, { structs, deletionsAt }: Scan): Piece[] {
  if (structs.length <= pieceSize) return [{ update: bytes, structs }];
  const pieces: Piece[] = [];
  for (let at = 0; at < structs.length; at += pieceSize) {
    const part = structs.slice(at, at + pieceSize);
    pieces.push({ update: writePiece(bytes, part), structs: part });
  }
  const deletions = new Uint8Array(bytes.length - deletionsAt + 1);
  deletions.set(bytes.subarray(deletionsAt), 1);
  pieces.push({ update: deletions, structs: [] });
  return pieces;
}

function writePiece(bytes: Uint8Array, part: readonly ScannedStruct[]): Uint8Array {
  const first = part[0] as ScannedStruct; // a part has one at least
  const head = [1, part.length, first.client, first.clock].flatMap(uint);
  const body = bytes.subarray(first.start, part.at(-1)?.end);
  const update = new Uint8Array(head.length + body.length + 1);
  update.set(head);
  update.set(body, head.length);
  // The last byte, zero, says that nothing is deleted.
  return update;
}

function uint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return [...bytes, rest];
}
