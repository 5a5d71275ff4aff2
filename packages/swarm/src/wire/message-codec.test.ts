import { type Random } from '@peersume/base';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { decodeMessage } from './decode-message.ts';
import { encodeMessage, isWireText } from './encode-message.ts';
import { maxHeaderBytes, maxListedPieces, maxPieces, maxPieceSetBytes } from './limits.ts';
import { type Message } from './message.ts';
import { type MessageOf, messageSchemas, type MessageType } from './schema.ts';
import { arbitraryMessage } from './testing/arbitrary-message.ts';
import { mutateBytes } from './testing/mutate-bytes.ts';
import { describeWireError } from './wire-error.ts';

const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  // A linear congruential generator is chance enough to break bytes.
  return { uint32: () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) };
};

/** Every list item and every byte of a string, which is what a message costs in memory. */
function weight(message: Message): number {
  return Object.values(message).reduce<number>((sum, value: unknown) => {
    if (value instanceof Uint8Array) return sum + value.length;
    if (Array.isArray(value)) return sum + value.reduce<number>((items, item) => items + String(item).length, 0);
    return sum + 1;
  }, 0);
}

/** What must hold for any bytes at all. */
function expectSound(bytes: Uint8Array): void {
  const decoded = decodeMessage(bytes);
  if (decoded.ok) {
    expect(encodeMessage(decoded.value)).toEqual(bytes);
    // A digit or two for each bit of a number, a letter for each byte of a text.
    expect(weight(decoded.value)).toBeLessThanOrEqual(8 * bytes.length + 8);
  } else {
    expect(describeWireError(decoded.error)).toMatch(/^[ -~]+$/);
  }
}

describe('messages', () => {
  test('[WI1] come back as they were', () => {
    fc.assert(
      fc.property(arbitraryMessage, (message) => {
        expect(decodeMessage(encodeMessage(message))).toEqual({ ok: true, value: message });
      }),
      { numRuns: 3000 },
    );
  });

  test('[WI2] random bytes are a message in its only spelling, or a reason', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.uint8Array({ maxLength: 80 }), (tag, rest) => {
        expectSound(Uint8Array.of(tag, ...rest));
      }),
      { numRuns: 4000 },
    );
  });

  test('[WI2] messages with mistakes are messages in their only spelling, or reasons', () => {
    fc.assert(
      fc.property(arbitraryMessage, fc.nat(), (message, seed) => {
        expectSound(mutateBytes(randomFrom(seed), encodeMessage(message)));
      }),
      { numRuns: 4000 },
    );
  });

  test('[WI2] every beginning of a message is a reason, never the message', () => {
    fc.assert(
      fc.property(arbitraryMessage, (message) => {
        const bytes = encodeMessage(message);
        for (let length = 0; length < Math.min(bytes.length, 200); length++) {
          expect(decodeMessage(bytes.subarray(0, length)).ok).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('[WI4] four megabytes of tiny items are refused before any of them is read', () => {
    const frame = new Uint8Array(4 * 1024 * 1024);
    frame.set([6, 0]);
    expect(decodeMessage(frame)).toEqual({
      ok: false,
      error: { type: 'Oversize', message: 'frame', field: 'header', limit: maxHeaderBytes, actual: frame.length },
    });
  });

  test('[WI4] the largest message of every type fits the limit of a header', () => {
    const pieces = Array.from({ length: maxListedPieces }, (_, index) => maxPieces - maxListedPieces + index);
    const worst: Message[] = [
      { type: 'haveMap', channel: 2 ** 32 - 1, pieceCount: maxPieces, pieces: new Uint8Array(maxPieceSetBytes) },
      { type: 'have', channel: 2 ** 32 - 1, pieces },
      {
        type: 'grant',
        channel: 2 ** 32 - 1,
        credits: Number.MAX_SAFE_INTEGER,
        only: pieces.map((piece, index) => (index % 2 === 0 ? piece : 0)),
      },
      { type: 'structure', channel: 1, first: 0, lengths: Array.from({ length: 1024 }, () => 2 ** 21) },
      { type: 'peers', channel: 1, addresses: Array.from({ length: 32 }, () => 'a'.repeat(512)) },
    ];
    for (const message of worst) {
      const bytes = encodeMessage(message);
      expect(bytes.length).toBeLessThanOrEqual(maxHeaderBytes);
      expect(decodeMessage(bytes)).toEqual({ ok: true, value: message });
    }
  });

  test.each([
    [{ type: 'hello', version: 2 ** 32 }],
    [{ type: 'hello', version: -1 }],
    [{ type: 'hello', version: 1.5 }],
    [{ type: 'open', channel: 0, root: new Uint8Array(97) }],
    [{ type: 'have', channel: 0, pieces: [3, 3] }],
    [{ type: 'have', channel: 0, pieces: [maxPieces] }],
    [{ type: 'have', channel: 0, pieces: Array.from({ length: maxListedPieces + 1 }, (_, index) => index) }],
    [{ type: 'request', channel: 0, pieces: [-1] }],
    [{ type: 'request', channel: 0, pieces: [maxPieces] }],
    [{ type: 'structure', channel: 0, first: 0, lengths: [2 ** 21 + 1] }],
    [{ type: 'peers', channel: 0, addresses: [''] }],
    [{ type: 'peers', channel: 0, addresses: ['a b'] }],
    [{ type: 'peers', channel: 0, addresses: ['a'.repeat(513)] }],
    [{ type: 'nonsense' } as unknown as Message],
  ] satisfies [Message][])('[WI3] a sender that breaks a limit has a bug: %o', (message) => {
    expect(() => encodeMessage(message)).toThrow('assertion failed');
  });

  test('[WI5] a tag belongs to one message, and names are given once', () => {
    const tags = messageSchemas.map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.every((tag) => tag >= 1 && tag <= 127)).toBe(true);
    expect(new Set(messageSchemas.map(({ type }) => type)).size).toBe(tags.length);
    for (const { fields } of messageSchemas) {
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    }
  });

  test('[WI8] every message of the schema has its name and its words in message.ts', () => {
    // Judged by the compiler.
    expectTypeOf<Message>().toEqualTypeOf<{ [T in MessageType]: MessageOf<T> }[MessageType]>();
  });

  test('[WI6] byte strings in a message are views, not copies', () => {
    const header = encodeMessage({ type: 'open', channel: 0, root: Uint8Array.of(1, 2, 3) });
    const decoded = decodeMessage(header);
    expect(decoded.ok && decoded.value.type === 'open' && decoded.value.root.buffer === header.buffer).toBe(true);
  });

  test('an address that may stand in a message is printable ASCII', () => {
    expect(['/dns4/a.b/tcp/1', '!', '~'].every(isWireText)).toBe(true);
    expect(['', ' ', 'a\n', 'é', 'a\u007F'].some(isWireText)).toBe(false);
  });
});
