import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../vectors/frames.json' with { type: 'json' };
import { createFrameEncoder } from './encode-frames.ts';
import { describeFrameError } from './frame-error.ts';
import { firstBytes, maxHeaderBytes, maxPayloadBytes } from './limits.ts';
import { headBytes, kinds, writeHead, type Kind } from './record.ts';
import { concat, hear, type Heard } from './testing/hear.ts';

const whole = (most: number): number => most;
const unhex = (text: string): Uint8Array =>
  Uint8Array.from(text.replaceAll(' ', '').match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function record(kind: number, headerLength: number, payloadLength: number, ...bytes: readonly number[]): Uint8Array {
  const head = new Uint8Array(headBytes);
  writeHead(head, 0, kind as Kind, headerLength, payloadLength);
  return concat([head, Uint8Array.from(bytes)]);
}

const bytesUpTo = (maxLength: number) => fc.uint8Array({ maxLength });
interface Given {
  readonly header: Uint8Array;
  readonly payload?: Uint8Array;
}
const frame: fc.Arbitrary<Given> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ header: bytesUpTo(40) }) },
  { weight: 2, arbitrary: fc.record({ header: bytesUpTo(40), payload: bytesUpTo(300) }) },
  // Longer than what is joined, read or taken at once.
  { weight: 1, arbitrary: fc.record({ header: fc.integer({ min: 1000, max: 70_000 }).map(filled) }) },
  {
    weight: 1,
    arbitrary: fc.record({ header: bytesUpTo(9), payload: fc.integer({ min: 20_000, max: 400_000 }).map(filled) }),
  },
);
/** Where a stream is cut: a few lengths, again and again. */
const cuts = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 6 }).map((lengths) => {
  let turn = 0;
  return (most: number): number => Math.min(most, lengths[turn++ % lengths.length] ?? 1);
});

function filled(length: number): Uint8Array {
  return new Uint8Array(length).map((_, at) => (at * 31 + length) & 0xff);
}

function encodeAll(frames: readonly Given[], chunk: number): Uint8Array {
  const encoder = createFrameEncoder();
  for (const given of frames) encoder.add(given);
  const parts: Uint8Array[] = [];
  for (let next = encoder.next(chunk); next.length > 0; next = encoder.next(chunk)) parts.push(...next);
  expect(encoder.unsentBytes).toBe(0);
  return concat(parts);
}

const split = (heard: readonly Heard[]) => ({
  words: heard.flatMap((one) => (one.type === 'frame' && one.payload === undefined ? [hex(one.header)] : [])),
  payloads: heard.flatMap((one) =>
    one.type === 'frame' && one.payload !== undefined ? [`${hex(one.header)}:${fingerprint(one.payload)}`] : [],
  ),
});
/** Comparing long texts of bytes would take most of the time. */
const fingerprint = (bytes: Uint8Array): string =>
  `${bytes.length}:${bytes.reduce((sum, byte, at) => (Math.imul(sum, 31) + byte * (at + 1)) | 0, 7)}`;

describe('the stream', () => {
  test('[FR1] however it is cut, the same frames come out, in order within each kind', () => {
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 12 }),
        fc.integer({ min: 1, max: 300_000 }),
        cuts,
        fc.constantFrom('push' as const, 'region' as const),
        (frames, chunk, cutAt, way) => {
          // Chunks of a byte would make millions of records.
          const chunkBytes = frames.some(({ payload }) => (payload?.length ?? 0) > 1000)
            ? Math.max(chunk, 5000)
            : chunk;
          const { heard, error } = hear(encodeAll(frames, chunkBytes), cutAt, way);
          expect(error).toBeUndefined();
          expect(split(heard)).toEqual({
            words: frames.flatMap((given) => (given.payload !== undefined ? [] : [hex(given.header)])),
            payloads: frames.flatMap((given) =>
              given.payload !== undefined ? [`${hex(given.header)}:${fingerprint(given.payload)}`] : [],
            ),
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('[FR1] byte by byte is as good as at once', () => {
    const stream = encodeAll(
      [{ header: filled(300) }, { header: filled(3), payload: filled(700) }, { header: filled(0) }],
      100,
    );
    expect(hear(stream, () => 1).heard).toEqual(hear(stream, whole).heard);
    expect(hear(stream, () => 1, 'region').heard).toEqual(hear(stream, whole).heard);
  });

  test('[FR2] words go before what is left of a payload', () => {
    const encoder = createFrameEncoder();
    encoder.add({ header: Uint8Array.of(1), payload: filled(1000) });
    const first = encoder.next(400);
    encoder.add({ header: Uint8Array.of(2) });
    encoder.add({ header: Uint8Array.of(3) });
    encoder.addSign('ping');
    encoder.addSign('ping');
    const second = encoder.next(400);
    const third = encoder.next(400);
    expect(encoder.next(400)).toEqual([]);
    const { heard, error } = hear(concat([...first, ...second, ...third]), whole);
    expect(error).toBeUndefined();
    expect(heard.map((one) => (one.type === 'frame' ? one.header[0] : one.type))).toEqual(['ping', 2, 3, 1]);
    // The words stand behind one chunk, not behind all three.
    expect(hear(concat([...first, ...second]), whole).heard).toHaveLength(3);
  });

  test('[FR2] payloads are handed out as they are, not copied', () => {
    const encoder = createFrameEncoder();
    const payload = filled(100_000);
    encoder.add({ header: filled(5), payload });
    for (let next = encoder.next(30_000); next.length > 0; next = encoder.next(30_000))
      expect(next.at(-1)?.buffer).toBe(payload.buffer);
  });

  test('[FR2] what is unsent is counted, and dropped by the last word', () => {
    const encoder = createFrameEncoder();
    encoder.add({ header: filled(10) });
    encoder.add({ header: filled(10), payload: filled(1000) });
    expect([encoder.unsentBytes, encoder.payloadBytes]).toEqual([10 + headBytes + 1000, 1000]);
    encoder.next(300);
    expect([encoder.unsentBytes, encoder.payloadBytes]).toEqual([700, 700]);
    const last = encoder.close('x'.repeat(500));
    expect(encoder.unsentBytes).toBe(0);
    expect(encoder.next(300)).toEqual([]);
    expect(hear(last, whole).heard).toEqual([{ type: 'close', reason: 'x'.repeat(200) }]);
  });

  test('[FR2] a sender keeps the limits', () => {
    const encoder = createFrameEncoder();
    expect(() => encoder.add({ header: new Uint8Array(maxHeaderBytes + 1) })).toThrow('header');
    expect(() => encoder.add({ header: filled(1), payload: new Uint8Array(maxPayloadBytes + 1) })).toThrow('payload');
    expect(() => encoder.add({ header: filled(1), payload: { byteLength: 5 } })).toThrow('bytes');
  });
});

describe('hostile streams', () => {
  test('[FR4] lengths above the limits are refused before anything is allocated', () => {
    const cases = [
      record(kinds.word, maxHeaderBytes + 1, 0),
      record(kinds.word, 0xff_ff_ff, 0),
      record(kinds.begin, 5, maxPayloadBytes + 1),
      record(kinds.begin, 5, 0xff_ff_ff_ff),
      record(kinds.begin, maxHeaderBytes + 1, 5),
      record(kinds.close, 201, 0),
    ];
    for (const stream of cases) {
      const { error, allocated, heard } = hear(stream, whole);
      expect(error?.type).toMatch(/TooLong$/u);
      expect([allocated, heard]).toEqual([0, []]);
    }
  });

  test('[FR4] what is announced and does not come takes no more than the usual piece', () => {
    const announced = concat([record(kinds.begin, 0, maxPayloadBytes), record(kinds.data, 0, maxPayloadBytes)]);
    expect(hear(announced, whole).allocated).toBe(firstBytes);
    expect(hear(record(kinds.word, maxHeaderBytes, 0), whole).allocated).toBe(firstBytes);
  });

  test('[FR4] any bytes are frames or a fault, however they are cut, and nothing is told after a fault', () => {
    const kind = fc.integer({ min: 0, max: 9 });
    const length = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0xffff, maxHeaderBytes, 0xff_ff_ff));
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc
        .tuple(kind, length, length, fc.uint8Array({ maxLength: 24 }))
        .map(([k, one, two, bytes]) => concat([record(k, one, two), bytes])),
      fc.uint8Array({ maxLength: 20 }).map((bytes) => concat([record(kinds.word, bytes.length, 0), bytes])),
      fc
        .uint8Array({ minLength: 1, maxLength: 20 })
        .map((bytes) => concat([record(kinds.begin, 0, bytes.length), record(kinds.data, 0, bytes.length), bytes])),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), cuts, (parts, cutAt) => {
        const stream = concat(parts);
        const expected = hear(stream, whole);
        const cut = hear(stream, cutAt);
        expect(cut).toEqual(expected);
        const region = hear(stream, cutAt, 'region');
        expect([region.heard, region.error]).toEqual([expected.heard, expected.error]);
        expect(expected.allocated).toBeLessThanOrEqual(2 * firstBytes + stream.length * 16);
        if (expected.error !== undefined) expect(describeFrameError(expected.error).length).toBeGreaterThan(5);
      }),
      { numRuns: 1000 },
    );
  });

  test('[FR5] a reason is told without what could deceive a terminal', () => {
    const reason = new TextEncoder().encode('\u001B[31mred\u202E\r\nok');
    const { heard } = hear(record(kinds.close, reason.length, 0, ...reason), whole);
    expect(heard).toEqual([{ type: 'close', reason: ' [31mred   ok' }]);
    expect(hear(record(kinds.close, 2, 0, 0xc3, 0x28), whole).heard).toEqual([{ type: 'close', reason: '\uFFFD(' }]);
  });

  test('[FR5] nothing is read behind the last word', () => {
    const stream = concat([record(kinds.close, 0, 0), record(kinds.word, 1, 0, 7), record(99, 0, 0)]);
    expect(hear(stream, whole)).toMatchObject({ heard: [{ type: 'close', reason: '' }], error: undefined });
  });
});

describe('vectors', () => {
  test.each(vectors.valid.map((vector) => [vector.name, vector] as const))('[FR3] %s', (_name, { stream, tells }) => {
    const { heard, error } = hear(unhex(stream), whole);
    expect(error).toBeUndefined();
    const told = heard.map((one) =>
      one.type === 'frame'
        ? { header: hex(one.header), ...(one.payload !== undefined && { payload: hex(one.payload) }) }
        : one.type === 'close'
          ? { close: one.reason }
          : one.type,
    );
    expect(told).toEqual(tells);
  });

  test.each(vectors.invalid.map((vector) => [vector.name, vector] as const))('[FR3] %s', (_name, { stream, error }) => {
    expect(hear(unhex(stream), whole).error).toEqual(error);
  });

  test('[FR3] the encoder writes what the vectors say', () => {
    for (const { encodes, stream } of vectors.valid) {
      if (encodes === undefined) continue;
      const encoder = createFrameEncoder();
      for (const { header, payload } of encodes.frames)
        encoder.add(
          payload === undefined ? { header: unhex(header) } : { header: unhex(header), payload: unhex(payload) },
        );
      const parts: Uint8Array[] = [];
      for (let next = encoder.next(encodes.chunk); next.length > 0; next = encoder.next(encodes.chunk))
        parts.push(...next);
      expect(hex(concat(parts))).toBe(stream.replaceAll(' ', ''));
    }
  });
});
