/**
 * A checkpoint: a document's whole state at once, with the heads of the batches that are in it. It only makes opening
 * faster; the batches stay the truth. Bytes: the version (1), the number of heads and each head, then a Yjs update.
 */
import * as encoding from 'lib0/encoding';
import { createByteReader, Unreadable } from '../gate/byte-reader.ts';

export interface Checkpoint {
  readonly heads: readonly (readonly [client: number, count: number])[];
  readonly update: Uint8Array;
}

const version = 1;
const maxNumber = 2 ** 32 - 1;

export function writeCheckpoint({ heads, update }: Checkpoint): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, version);
  encoding.writeVarUint(encoder, heads.length);
  for (const number of heads.flat()) encoding.writeVarUint(encoder, number);
  encoding.writeUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** Undefined where it cannot be read: the batches will do. */
export function readCheckpoint(bytes: Uint8Array): Checkpoint | undefined {
  try {
    const reader = createByteReader(bytes);
    if (reader.byte() !== version) return undefined;
    const count = reader.uint(reader.left());
    const heads = Array.from({ length: count }, () => [reader.uint(maxNumber), reader.uint(maxNumber)] as const);
    return { heads, update: bytes.subarray(reader.at()) };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
