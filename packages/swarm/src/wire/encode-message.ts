/**
 * A message as bytes: its tag and then its fields in the order of the schema. A message that breaks a limit is a bug of
 * the sender and throws.
 */
import { assert } from '@peersume/base';
import { maxHeaderBytes, maxMessages, maxPieces } from './limits.ts';
import { type Message } from './message.ts';
import { type FieldKind, type FieldSchema, mayJoin, type MessageSchema, messageSchemas } from './schema.ts';
import { type Cursor, writeVarint } from './varint.ts';

export function encodeMessage(message: Message): Uint8Array {
  out.at = 0;
  write(message);
  return copyOut();
}

/** Several in one header, one after the other (WI9). */
export function encodeMessages(messages: readonly Message[]): Uint8Array {
  assert(messages.length > 0 && messages.length <= maxMessages, 'a header has a few messages');
  out.at = 0;
  for (const message of messages) {
    assert(messages.length === 1 || mayJoin(message.type), 'what is said alone is not joined');
    write(message);
    assert(out.at <= maxHeaderBytes, 'joined messages keep the limit of a header');
  }
  return copyOut();
}

function write(message: Message): void {
  const schema = schemasByType.get(message.type);
  assert(schema !== undefined, 'a message of the schema');
  out.bytes[out.at++] = schema.tag;
  const values = message as unknown as Readonly<Record<string, unknown>>; // the schema says what stands under each name
  for (const field of schema.fields) writers[field.kind](values[field.name], field);
}

/** Most headers have a few bytes: copying them one by one is several times as fast as `slice`. */
const shortHeader = 48;

function copyOut(): Uint8Array {
  const { at, bytes } = out;
  if (at > shortHeader) return bytes.slice(0, at);
  const header = new Uint8Array(at);
  for (let index = 0; index < at; index++) header[index] = bytes[index] as number;
  return header;
}

const schemasByType = new Map<string, MessageSchema>(messageSchemas.map((schema) => [schema.type, schema]));

/** Headers are written here and copied out, so that each is one allocation of its own length. */
const out: Cursor = { bytes: new Uint8Array(2 * maxHeaderBytes), at: 0 };

const writers: Readonly<Record<FieldKind, (value: unknown, field: FieldSchema) => void>> = {
  count: (value, field) => writeCount(value as number, field.max, field),
  flag: (value) => {
    out.bytes[out.at++] = value === true ? 1 : 0;
  },
  bytes: (value, field) => {
    const bytes = value as Uint8Array;
    writeCount(bytes.length, field.max, field);
    out.bytes.set(bytes, out.at);
    out.at += bytes.length;
  },
  ascending: (value, field) => {
    const pieces = value as readonly number[];
    writeCount(pieces.length, field.max, field);
    let next = 0;
    for (const piece of pieces) {
      if (!(piece >= next && piece < maxPieces)) breach(field, 'ascending piece numbers', piece);
      writeVarint(out, piece - next);
      next = piece + 1;
    }
  },
  ordered: (value, field) => {
    const pieces = value as readonly number[];
    writeCount(pieces.length, field.max, field);
    let next = 0;
    for (const piece of pieces) {
      if (!(piece >= 0 && piece < maxPieces)) breach(field, 'piece numbers', piece);
      // Zigzag: 0, -1, 1, -2, 2 … become 0, 1, 2, 3, 4 …
      const step = piece - next;
      writeVarint(out, step < 0 ? -2 * step - 1 : 2 * step);
      next = piece + 1;
    }
  },
  counts: (value, field) => {
    const counts = value as readonly number[];
    writeCount(counts.length, field.max, field);
    for (const count of counts) writeCount(count, field.itemMax ?? 0, field);
  },
  texts: (value, field) => {
    const texts = value as readonly string[];
    writeCount(texts.length, field.max, field);
    for (const text of texts) {
      if (!isWireText(text)) breach(field, 'printable ASCII', text);
      writeCount(text.length, field.itemMax ?? 0, field);
      for (let index = 0; index < text.length; index++) out.bytes[out.at++] = text.charCodeAt(index);
    }
  },
};

function writeCount(value: number, max: number, field: FieldSchema): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= max)) breach(field, `whole numbers up to ${max}`, value);
  writeVarint(out, value);
}

/** The words are made here alone: made for each piece that is right, they would cost more than its bytes. */
function breach(field: FieldSchema, expected: string, actual: unknown): never {
  throw new Error(`assertion failed: ${field.name} are ${expected}, not ${String(actual)}`);
}

/** Whether a text may stand in a message: printable ASCII without spaces, so that logs and terminals are safe from it. */
export const isWireText = (text: string): boolean => /^[!-~]+$/.test(text);
