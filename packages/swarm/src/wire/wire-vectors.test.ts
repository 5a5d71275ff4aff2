import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { decodeMessage } from './decode-message.ts';
import { decodePieceSet } from './decode-piece-set.ts';
import { encodeMessage } from './encode-message.ts';
import { encodePieceSet } from './encode-piece-set.ts';
import { type Message } from './message.ts';
import { messageSchemas } from './schema.ts';

interface Vectors {
  readonly messages: readonly { readonly comment: string; readonly hex: string; readonly message: Message }[];
  readonly pieceSets: readonly {
    readonly comment: string;
    readonly pieceCount: number;
    readonly hex: string;
    /** First piece, last piece, step. */
    readonly ranges: readonly (readonly [number, number, number?])[];
  }[];
}

interface InvalidVectors {
  readonly messages: readonly { readonly comment: string; readonly hex: string; readonly error: object }[];
  readonly pieceSets: readonly {
    readonly comment: string;
    readonly pieceCount: number;
    readonly hex: string;
    readonly error: object;
  }[];
}

/** `{ "hex": "…" }` stands for bytes. */
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8'), (_, value: unknown) =>
    typeof value === 'object' && value !== null && Object.keys(value).join() === 'hex' && 'hex' in value
      ? hexToBytes(String(value.hex))
      : value,
  );

// The tests beside compare every field that is used.
const valid = read('wire-valid.json') as Vectors;
const invalid = read('wire-invalid.json') as InvalidVectors;

describe('vectors', () => {
  test.each(valid.messages)('[WI1] $comment', ({ hex, message }) => {
    expect(decodeMessage(hexToBytes(hex))).toEqual({ ok: true, value: message });
    expect(bytesToHex(encodeMessage(message))).toBe(hex);
  });

  test('[WI1] every message has a valid vector, and every one with fields an invalid one', () => {
    const types = messageSchemas.map(({ type }) => type);
    expect(types.filter((type) => !valid.messages.some(({ message }) => message.type === type))).toEqual([]);
  });

  test.each(invalid.messages)('[WI2] $comment', ({ hex, error }) => {
    expect(decodeMessage(hexToBytes(hex))).toEqual({ ok: false, error });
  });

  test.each(valid.pieceSets)('[WI10] $comment', ({ hex, pieceCount, ranges }) => {
    const set = new PieceSet(pieceCount);
    for (const [first, last, step = 1] of ranges) for (let piece = first; piece <= last; piece += step) set.add(piece);
    const decoded = decodePieceSet(hexToBytes(hex), pieceCount);
    expect(decoded.ok && decoded.value.words).toEqual(set.words);
    expect(bytesToHex(encodePieceSet(set))).toBe(hex);
  });

  test.each(invalid.pieceSets)('[WI12] $comment', ({ hex, pieceCount, error }) => {
    expect(decodePieceSet(hexToBytes(hex), pieceCount)).toEqual({ ok: false, error });
  });
});
