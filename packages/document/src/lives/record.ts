/**
 * A letter that is moved to another bullet, or brought back by undo, becomes a new letter to Yjs, and two people who do
 * that at once would have it twice. So the document remembers, in `lives`, which new letters are which old ones:
 *
 * - `moved`: old letters were deleted and put elsewhere as the new ones (split, join)
 * - `redone`: undo put deleted content back as new content (Yjs's own `redone`, which Yjs forgets at the next start)
 * - `copied`: a variant began its own wording with the master's letters; each variant is a `scope` of its own
 *
 * A record is written once and never changed.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { createByteReader, Unreadable, type ByteReader } from '../gate/byte-reader.ts';
import { livesOf } from '../shape/roots.ts';

/** `length` letters that were `from` are now `to`. */
export interface Run {
  readonly from: LetterId;
  readonly to: LetterId;
  readonly length: number;
}

export interface LetterId {
  readonly client: number;
  readonly clock: number;
}

export type LifeKind = 'moved' | 'redone' | 'copied';

export interface LifeRecord {
  readonly kind: LifeKind;
  /** The variant whose letters the new ones are; the empty text is the master. */
  readonly scope: string;
  readonly runs: readonly Run[];
}

export function recordLives(doc: Y.Doc, record: LifeRecord): void {
  if (record.runs.length === 0) return;
  // The client's own clock has never been here before.
  const key = `${doc.clientID.toString(36)}.${Y.getState(doc.store, doc.clientID).toString(36)}`;
  livesOf(doc).set(key, writeRecord(record));
}

/** The clients that are named, then each run by their places in that list, clocks as differences to the last ones. */
export function writeRecord({ kind, scope, runs }: LifeRecord): Uint8Array {
  const clients = [...new Set(runs.flatMap(({ from, to }) => [from.client, to.client]))];
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, kinds.indexOf(kind));
  encoding.writeVarString(encoder, scope);
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, runs.length);
  let [lastFrom, lastTo] = [0, 0];
  for (const { from, to, length } of runs) {
    encoding.writeVarUint(encoder, clients.indexOf(from.client));
    encoding.writeVarInt(encoder, from.clock - lastFrom);
    encoding.writeVarUint(encoder, clients.indexOf(to.client));
    encoding.writeVarInt(encoder, to.clock - lastTo);
    encoding.writeVarUint(encoder, length);
    [lastFrom, lastTo] = [from.clock + length, to.clock + length];
  }
  return encoding.toUint8Array(encoder);
}

export function readRecord(value: unknown): LifeRecord | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  try {
    return read(createByteReader(value));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function read(reader: ByteReader): LifeRecord | undefined {
  const kind = kinds[reader.byte()];
  if (kind === undefined) return undefined;
  const scope = reader.text(maxScopeLength);
  const clients = Array.from({ length: reader.uint(reader.left()) }, () => reader.uint(maxNumber));
  const runs: Run[] = [];
  let [lastFrom, lastTo, letters] = [0, 0, 0];
  for (let left = reader.uint(reader.left()); left > 0; left--) {
    const from = { client: clients[reader.uint()], clock: lastFrom + reader.int() };
    const to = { client: clients[reader.uint()], clock: lastTo + reader.int() };
    const length = reader.uint(maxLetters);
    letters += length;
    if (length === 0 || letters > maxLetters || !isLetter(from) || !isLetter(to)) return undefined;
    runs.push({ from, to, length });
    [lastFrom, lastTo] = [from.clock + length, to.clock + length];
  }
  return reader.left() === 0 ? { kind, scope, runs } : undefined;
}

const isLetter = (letter: { client: number | undefined; clock: number }): letter is LetterId =>
  letter.client !== undefined && letter.clock >= 0 && letter.clock <= maxNumber;

const kinds: readonly LifeKind[] = ['moved', 'redone', 'copied'];

/** An id of an entity. */
const maxScopeLength = 64;
const maxNumber = 2 ** 32 - 1;
/** Letters of one record. */
const maxLetters = 200_000;
