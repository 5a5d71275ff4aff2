/**
 * A batch: what one run of the program changed in a moment, as it is stored, sent, and later sealed. It says which
 * client wrote it (one for each run) and which of that client's batches it is, so that a moment of the whole history can
 * be named by how many batches of each client were there (`heads.ts`).
 *
 * Bytes: the version (1), then in lib0's encoding client, number, time, device, and to the end a Yjs update (version 1).
 */
import { err, ok, type Result } from '@peersume/base';
import * as encoding from 'lib0/encoding';
import { createByteReader, Unreadable } from '../gate/byte-reader.ts';
import type { GateError } from '../gate/gate-error.ts';

export interface Batch extends Stamp {
  readonly client: number;
  /** The first of a client is 0. */
  readonly number: number;
  readonly update: Uint8Array;
}

export interface Stamp {
  /** Milliseconds since 1970, by the clock of the device. */
  readonly time: number;
  /** The device's name for itself, the same in all its batches. */
  readonly device: string;
}

const version = 1;
const maxDeviceLength = 200; // UTF-16 units: a key or a UUID, with room
const maxNumber = 2 ** 32 - 1;

export function writeBatch({ client, number, time, device, update }: Batch): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, version);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, number);
  encoding.writeVarUint(encoder, Math.max(0, Math.floor(time)));
  encoding.writeVarString(encoder, device.slice(0, maxDeviceLength).toWellFormed());
  encoding.writeUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

export function readBatch(bytes: Uint8Array): Result<Batch, GateError> {
  try {
    const reader = createByteReader(bytes);
    if (reader.byte() !== version) return err({ type: 'Malformed', problem: 'a batch of no known version' });
    const client = reader.uint(maxNumber);
    const number = reader.uint(maxNumber);
    const time = reader.uint();
    const device = reader.text(maxDeviceLength);
    return ok({ client, number, time, device, update: bytes.subarray(reader.at()) });
  } catch (error) {
    if (error instanceof Unreadable) return err({ type: 'Malformed', problem: error.message });
    throw error;
  }
}
