import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxHeaderBytes, maxMessageBytes } from './limits.ts';
import {
  byeMessage,
  createHeaderJoiner,
  decodeWordsMessage,
  headerMessages,
  lostMessage,
  passedMessage,
  statementMessage,
  stripeMessage,
} from './words.ts';

describe('the words channel', () => {
  test('[WR4] headers of every length come as they were', () => {
    const join = createHeaderJoiner();
    for (const length of [0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, maxHeaderBytes]) {
      const header = new Uint8Array(length).map((_, at) => at % 251);
      let joined: Uint8Array | string | undefined;
      for (const message of headerMessages(header)) {
        expect(message.length).toBeLessThanOrEqual(maxMessageBytes);
        const read = decodeWordsMessage(message);
        if (!read.ok || (read.value.type !== 'part' && read.value.type !== 'word')) throw new Error('not a word');
        joined = join(read.value);
      }
      expect(joined).toEqual(header);
    }
  });

  test('[WR4] what the ends say to each other is read as it was said', () => {
    const signal = Uint8Array.of(1, 2, 3);
    const read = (message: Uint8Array) => decodeWordsMessage(message);
    expect(read(statementMessage(signal))).toEqual({ ok: true, value: { type: 'statement', statement: signal } });
    expect(read(passedMessage(4_000_000_000))).toEqual({ ok: true, value: { type: 'passed', frames: 4_000_000_000 } });
    expect(read(stripeMessage(3, signal))).toEqual({ ok: true, value: { type: 'stripe', stripe: 3, signal } });
    expect(read(lostMessage(2))).toEqual({ ok: true, value: { type: 'lost', stripe: 2 } });
    expect(read(byeMessage('Auf Wiedersehen')).ok && read(byeMessage('x'))).toMatchObject({ value: { reason: 'x' } });
  });

  test('[WR4] a header that never ends is a fault, and so is a part without bytes', () => {
    const join = createHeaderJoiner();
    const part = { type: 'part' as const, bytes: new Uint8Array(65_535) };
    const results = Array.from({ length: 9 }, () => join(part));
    expect(results.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => undefined));
    expect(results[8]).toContain('more than');
    expect(createHeaderJoiner()({ type: 'part', bytes: new Uint8Array(0) })).toContain('empty');
  });

  test('[WR4] other bytes are refused, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const read = decodeWordsMessage(bytes);
        if (read.ok) expect([1, 2, 3, 4, 5, 6, 7]).toContain(bytes[0]);
      }),
    );
    for (const bytes of [[], [0], [8], [4, 0, 0, 0], [4, 0, 0, 0, 0, 0], [5], [6], [6, 1, 1]])
      expect(decodeWordsMessage(Uint8Array.from(bytes)).ok, String(bytes)).toBe(false);
  });

  test('[WR4] a reason is cut at its limit, never within a character', () => {
    const read = decodeWordsMessage(byeMessage('é'.repeat(150)));
    expect(read).toEqual({ ok: true, value: { type: 'bye', reason: 'é'.repeat(100) } });
  });
});
