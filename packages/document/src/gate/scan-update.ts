/**
 * Reads a Yjs update (version 1, https://github.com/yjs/yjs, `encoding.js`) without building anything, so that a hostile
 * one costs no more than its own bytes: what it claims to hold, which clients speak in it, what must be known before it.
 */
import { err, ok, type Result } from '@peersume/base';
import { createByteReader, Unreadable, type ByteReader, type ValueBudget } from './byte-reader.ts';
import type { GateError } from './gate-error.ts';
import type { GateLimits } from './limits.ts';

export interface Scan {
  readonly structs: readonly ScannedStruct[];
  /** For each client that speaks in it: from which clock to which. */
  readonly clients: ReadonlyMap<number, { readonly from: number; readonly to: number }>;
  /** For each client: how far it must be known, by this update or before. */
  readonly needs: ReadonlyMap<number, number>;
  /** Where its deletions begin, in bytes; they reach to its end. */
  readonly deletionsAt: number;
}

export interface ScannedStruct extends ScannedId {
  readonly length: number;
  /** Its bytes. */
  readonly start: number;
  readonly end: number;
  readonly origin: ScannedId | undefined;
  readonly right: ScannedId | undefined;
  /** Where neither neighbour says it: a root type's name, or the type's id. */
  readonly parent: string | ScannedId | undefined;
  readonly key: string | undefined;
  /** It is a type that others can stand in. */
  readonly isType: boolean;
}

export interface ScannedId {
  readonly client: number;
  readonly clock: number;
}

export function scanUpdate(bytes: Uint8Array, limits: GateLimits): Result<Scan, GateError> {
  if (bytes.length > limits.maxUpdateBytes) {
    return err({ type: 'TooLarge', bytes: bytes.length, limit: limits.maxUpdateBytes });
  }
  try {
    return scan(createByteReader(bytes), limits);
  } catch (error) {
    if (error instanceof Unreadable) return err({ type: 'Malformed', problem: error.message });
    throw error;
  }
}

const maxClient = 2 ** 32 - 1;
/** `lives/life-index.ts` counts on it. */
const maxClock = 2 ** 32 - 1;

function scan(reader: ByteReader, limits: GateLimits): Result<Scan, GateError> {
  const budget: ValueBudget = { maxDepth: limits.maxValueDepth, textLeft: limits.maxTextLength };
  const structs: ScannedStruct[] = [];
  const clients = new Map<number, { from: number; to: number }>();
  const needs = new Map<number, number>();
  const need = ({ client, clock }: ScannedId): void => {
    if (clock >= (needs.get(client) ?? 0)) needs.set(client, clock + 1);
  };
  const blocks = reader.uint(reader.left());
  for (let block = 0; block < blocks; block++) {
    const count = reader.uint();
    // Each takes two bytes at least.
    if (count === 0 || count * 2 > reader.left()) throw new Unreadable('more is announced than is there');
    if (structs.length + count > limits.maxStructs) {
      return err({ type: 'OverLimit', what: 'structs', limit: limits.maxStructs });
    }
    const client = reader.uint(maxClient);
    const from = reader.uint(maxClock);
    if (clients.has(client)) throw new Unreadable('a client speaks twice');
    let clock = from;
    for (let index = 0; index < count; index++) {
      const struct = readStruct(reader, { client, clock }, limits, budget);
      if (struct.origin !== undefined) need(struct.origin);
      if (struct.right !== undefined) need(struct.right);
      if (typeof struct.parent === 'object') need(struct.parent);
      structs.push(struct);
      clock += struct.length;
      if (struct.length === 0 || clock > maxClock) throw new Unreadable('a struct has no possible length');
    }
    clients.set(client, { from, to: clock });
    if (from > 0) need({ client, clock: from - 1 });
  }
  const deletionsAt = reader.at();
  readDeletions(reader, need);
  if (reader.left() > 0) throw new Unreadable('more follows after its end');
  return ok({ structs, clients, needs, deletionsAt });
}

const hasOrigin = 0x80;
const hasRight = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;

function readStruct(reader: ByteReader, id: ScannedId, limits: GateLimits, budget: ValueBudget): ScannedStruct {
  const start = reader.at();
  const info = reader.byte();
  const content = info & contentBits;
  const nothing = { origin: undefined, right: undefined, parent: undefined, key: undefined, isType: false };
  // Collected: only the length is left of it. (10, a gap, says that the update is not whole.)
  if (content === 0) return { ...id, ...nothing, length: reader.uint(maxClock), start, end: reader.at() };
  const origin = (info & hasOrigin) === 0 ? undefined : readId(reader);
  const right = (info & hasRight) === 0 ? undefined : readId(reader);
  const standsAlone = origin === undefined && right === undefined;
  const parent = !standsAlone ? undefined : reader.uint(1) === 1 ? reader.text(limits.maxNameLength) : readId(reader);
  const key = standsAlone && (info & hasKey) !== 0 ? reader.text(limits.maxNameLength) : undefined;
  const length = readContent(reader, content, limits, budget);
  return { ...id, length, start, end: reader.at(), origin, right, parent, key, isType: content === 7 };
}

/** The content's length in clocks. */
function readContent(reader: ByteReader, content: number, limits: GateLimits, budget: ValueBudget): number {
  const takeText = (): number => {
    const { length } = reader.text(budget.textLeft);
    budget.textLeft -= length;
    return length;
  };
  switch (content) {
    case 1: // deleted
      return reader.uint(maxClock);
    case 3: // bytes
      reader.skip(reader.uint(reader.left()));
      return 1;
    case 4: // letters
      return takeText();
    case 5: // something inside a text
      takeText();
      return 1;
    case 6: // a mark begins or ends
      reader.text(limits.maxNameLength);
      takeText();
      return 1;
    case 7: // a type: list, map, text, element (named), fragment, hook (named), text of an element
      {
        const type = reader.uint(6);
        if (type === 3 || type === 5) reader.text(limits.maxNameLength);
      }
      return 1;
    case 8: {
      // values
      const count = reader.uint(reader.left());
      for (let index = 0; index < count; index++) reader.value(budget);
      return count;
    }
    default:
      // 2 (an old form of values), 9 (documents inside), 10 (a gap) and what Yjs does not know
      throw new Unreadable(`a content of kind ${content}`);
  }
}

function readDeletions(reader: ByteReader, need: (id: ScannedId) => void): void {
  const clients = reader.uint(reader.left());
  for (let index = 0; index < clients; index++) {
    const client = reader.uint(maxClient);
    const ranges = reader.uint(reader.left());
    for (let range = 0; range < ranges; range++) {
      const clock = reader.uint(maxClock);
      const length = reader.uint(maxClock);
      if (length === 0 || clock + length > maxClock) throw new Unreadable('a deletion of no possible length');
      need({ client, clock: clock + length - 1 });
    }
  }
}

const readId = (reader: ByteReader): ScannedId => ({ client: reader.uint(maxClient), clock: reader.uint(maxClock) });
