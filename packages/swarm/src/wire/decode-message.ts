/**
 * Bytes from a peer as a message, or the fact why they are none. Counts are checked against their limits and against
 * the bytes that are left before anything is allocated, so that no header costs more memory than a small multiple of its
 * own length.
 */
import { err, ok, type Result } from '@peersume/base';
import { maxHeaderBytes, maxMessages, maxPieces } from './limits.ts';
import { type Message } from './message.ts';
import { type FieldKind, type FieldSchema, mayJoin, type MessageSchema, messageSchemas } from './schema.ts';
import { type Cursor, notCanonical, readVarint, truncated } from './varint.ts';
import { type WireError } from './wire-error.ts';

/** Byte strings in the message are views of `header`. */
export function decodeMessage(header: Uint8Array): Result<Message, WireError> {
  if (header.length === 0) return err({ type: 'Empty' });
  if (header.length > maxHeaderBytes) return err(oversize('frame', 'header', maxHeaderBytes, header.length));
  input.bytes = header;
  input.at = 0;
  const decoded = decode();
  input.bytes = nothing;
  const rest = header.length - input.at;
  if (decoded.ok && rest > 0) return err({ type: 'TrailingBytes', message: decoded.value.type, count: rest });
  return decoded;
}

/**
 * The messages of a header: one of any type, or several that may be joined (WI9). Either all of them are right, or the
 * first fact why they are not.
 */
export function decodeMessages(header: Uint8Array): Result<readonly Message[], WireError> {
  if (header.length === 0) return err({ type: 'Empty' });
  if (header.length > maxHeaderBytes) return err(oversize('frame', 'header', maxHeaderBytes, header.length));
  input.bytes = header;
  input.at = 0;
  const first = decode();
  // Most stand alone.
  if (!first.ok || input.at === header.length) {
    input.bytes = nothing;
    return first.ok ? ok([first.value]) : first;
  }
  input.at = 0;
  const messages: Message[] = [];
  let error: WireError | undefined;
  while (error === undefined && input.at < header.length) {
    const decoded = decode();
    if (!decoded.ok) {
      error = decoded.error;
      break;
    }
    messages.push(decoded.value);
    const rest = header.length - input.at;
    if (rest > 0 && (!mayJoin(decoded.value.type) || messages.length === maxMessages)) {
      error = { type: 'TrailingBytes', message: decoded.value.type, count: rest };
    } else if (messages.length > 1 && !mayJoin(decoded.value.type)) {
      error = { type: 'TrailingBytes', message: messages[0]?.type ?? '', count: header.length };
    }
  }
  input.bytes = nothing;
  return error === undefined ? ok(messages) : err(error);
}

function decode(): Result<Message, WireError> {
  const tag = readVarint(input);
  if (tag < 0) return err(varintError(tag, 'frame', tagField));
  const schema = schemasByTag[tag];
  if (schema === undefined) return err({ type: 'UnknownMessage', tag });
  const message: Record<string, unknown> = { type: schema.type };
  for (const field of schema.fields) {
    const value = readers[field.kind](field, schema.type);
    if (value === undefined) return err(failure);
    message[field.name] = value;
  }
  return ok(message as unknown as Message); // every field of the schema was read by its kind
}

const nothing = new Uint8Array(0);
const tagField: FieldSchema = { name: 'tag', kind: 'count', max: Number.MAX_SAFE_INTEGER };
const input: Cursor = { bytes: nothing, at: 0 };
/** What a reader that gave undefined has found. */
let failure: WireError = { type: 'Empty' };

const schemasByTag: (MessageSchema | undefined)[] = [];
for (const schema of messageSchemas) schemasByTag[schema.tag] = schema;

const readers: Readonly<Record<FieldKind, (field: FieldSchema, message: string) => unknown>> = {
  count: (field, message) => readCount(field, message, field.max),
  flag: (field, message) => {
    const byte = input.bytes[input.at];
    if (byte === undefined) return fail({ type: 'Truncated', message, field: field.name });
    if (byte > 1) return fail({ type: 'NotCanonical', message, field: field.name, at: input.at });
    input.at++;
    return byte === 1;
  },
  bytes: (field, message) => {
    const length = readLength(field, message, field.max);
    if (length === undefined) return undefined;
    input.at += length;
    return input.bytes.subarray(input.at - length, input.at);
  },
  ascending: (field, message) => {
    const length = readLength(field, message, field.max);
    if (length === undefined) return undefined;
    const pieces: number[] = [];
    let next = 0;
    for (let index = 0; index < length; index++) {
      const step = readCount(field, message, maxPieces - 1);
      if (step === undefined) return undefined;
      const piece = next + step;
      if (piece >= maxPieces) return fail(outOfRange(field, message, maxPieces - 1, piece));
      pieces.push(piece);
      next = piece + 1;
    }
    return pieces;
  },
  ordered: (field, message) => {
    const length = readLength(field, message, field.max);
    if (length === undefined) return undefined;
    const pieces: number[] = [];
    let next = 0;
    for (let index = 0; index < length; index++) {
      const zigzag = readCount(field, message, 2 * maxPieces);
      if (zigzag === undefined) return undefined;
      const piece = next + ((zigzag & 1) === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
      if (piece < 0 || piece >= maxPieces) return fail(outOfRange(field, message, maxPieces - 1, piece));
      pieces.push(piece);
      next = piece + 1;
    }
    return pieces;
  },
  counts: (field, message) => {
    const length = readLength(field, message, field.max);
    if (length === undefined) return undefined;
    const counts: number[] = [];
    for (let index = 0; index < length; index++) {
      const count = readCount(field, message, field.itemMax ?? 0);
      if (count === undefined) return undefined;
      counts.push(count);
    }
    return counts;
  },
  texts: (field, message) => {
    const length = readLength(field, message, field.max);
    if (length === undefined) return undefined;
    const texts: string[] = [];
    for (let index = 0; index < length; index++) {
      const text = readText(field, message);
      if (text === undefined) return undefined;
      texts.push(text);
    }
    return texts;
  },
};

function readCount(field: FieldSchema, message: string, max: number): number | undefined {
  const value = readVarint(input);
  if (value < 0) return fail(varintError(value, message, field, max));
  return value <= max ? value : fail(outOfRange(field, message, max, value));
}

/** A count of items or bytes, each of at least one byte: no more than the header has left. */
function readLength(field: FieldSchema, message: string, max: number): number | undefined {
  const length = readVarint(input);
  if (length < 0) return fail(varintError(length, message, field, max));
  if (length > max) return fail(oversize(message, field.name, max, length));
  if (length > input.bytes.length - input.at) return fail({ type: 'Truncated', message, field: field.name });
  return length;
}

function readText(field: FieldSchema, message: string): string | undefined {
  const length = readLength(field, message, field.itemMax ?? 0);
  if (length === undefined) return undefined;
  if (length === 0) return fail({ type: 'NotCanonical', message, field: field.name, at: input.at });
  let text = '';
  for (let index = 0; index < length; index++, input.at++) {
    const code = input.bytes[input.at] ?? 0;
    if (code < 0x21 || code > 0x7e) return fail({ type: 'NotCanonical', message, field: field.name, at: input.at });
    text += String.fromCharCode(code);
  }
  return text;
}

function fail(error: WireError): undefined {
  failure = error;
  return undefined;
}

function varintError(code: number, message: string, field: FieldSchema, limit = field.max): WireError {
  if (code === truncated) return { type: 'Truncated', message, field: field.name };
  if (code === notCanonical) return { type: 'NotCanonical', message, field: field.name, at: input.at - 1 };
  return { type: 'OutOfRange', message, field: field.name, limit, actual: undefined };
}

const outOfRange = (field: FieldSchema, message: string, limit: number, actual: number): WireError => ({
  type: 'OutOfRange',
  message,
  field: field.name,
  limit,
  actual,
});

const oversize = (message: string, field: string, limit: number, actual: number): WireError => ({
  type: 'Oversize',
  message,
  field,
  limit,
  actual,
});
