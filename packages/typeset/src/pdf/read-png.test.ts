import { encode } from 'fast-png';
import { zlibSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxPngPixels } from './image-error.ts';
import { shrink } from './picture.ts';
import { readPng } from './read-png.ts';

const valueOf = (bytes: Uint8Array) => {
  const read = readPng(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const errorOf = (bytes: Uint8Array): string => {
  const read = readPng(bytes);
  return read.ok ? 'none' : read.error.type;
};

describe('pictures', () => {
  test('RGB, grey and their transparent kinds become 8-bit samples', () => {
    expect(valueOf(encode({ width: 1, height: 1, data: new Uint8Array([1, 2, 3]), channels: 3 }))).toEqual({
      width: 1,
      height: 1,
      channels: 3,
      samples: new Uint8Array([1, 2, 3]),
    });
    const translucent = valueOf(encode({ width: 1, height: 1, data: new Uint8Array([9, 128]), channels: 2 }));
    expect(translucent).toMatchObject({ channels: 1, samples: new Uint8Array([9]), alpha: new Uint8Array([128]) });
  });

  test('16-bit samples lose their lower half', () => {
    const data = new Uint16Array([0x1234, 0xff00, 0x00ff]);
    expect(valueOf(encode({ width: 1, height: 1, data, channels: 3, depth: 16 })).samples).toEqual(
      new Uint8Array([0x12, 0xff, 0]),
    );
  });

  test('packed grey and palettes are unpacked line by line', () => {
    // Ten black and white pixels a line do not fill whole bytes.
    const grey = png(10, 2, 1, 0, [], [0, 0b10101010, 0b10000000, 0, 0, 0b01000000]);
    expect([...valueOf(grey).samples]).toEqual([
      255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255,
    ]);
    const palette = chunk('PLTE', [10, 20, 30, 40, 50, 60]);
    const indexed = png(2, 1, 2, 3, [palette, chunk('tRNS', [255, 7])], [0, 0b00010000]);
    expect(valueOf(indexed)).toMatchObject({
      samples: new Uint8Array([10, 20, 30, 40, 50, 60]),
      alpha: new Uint8Array([255, 7]),
    });
  });

  test('one colour can stand for transparent', () => {
    const keyed = png(2, 1, 8, 0, [chunk('tRNS', [0, 5])], [0, 5, 6]);
    expect(valueOf(keyed).alpha).toEqual(new Uint8Array([0, 255]));
  });

  test('shrinking takes the mean of what falls together, and transparent pixels give no colour', () => {
    const picture = { width: 2, height: 1, channels: 1, samples: new Uint8Array([100, 200]) } as const;
    const all = { left: 0, top: 0, width: 2, height: 1 };
    expect(shrink(picture, all, 1, 1).samples).toEqual(new Uint8Array([150]));
    expect(shrink({ ...picture, alpha: new Uint8Array([255, 0]) }, all, 1, 1)).toMatchObject({
      samples: new Uint8Array([100]),
      alpha: new Uint8Array([128]),
    });
    expect(shrink(picture, { ...all, left: 1, width: 1 }, 9, 9).samples).toEqual(new Uint8Array([200]));
  });
});

describe('hostile files', () => {
  test('[PD30] data that unpack to more than the picture needs are refused before they fill the memory', () => {
    const bomb = png(1, 1, 8, 0, [], [], zlibSync(new Uint8Array(50_000_000)));
    expect(errorOf(bomb)).toBe('DamagedImage');
  });

  test('[PD30] a picture of more pixels than the limit is refused by its header', () => {
    expect(errorOf(png(maxPngPixels + 1, 1, 8, 0, [], [0]))).toBe('TooManyPixels');
    expect(errorOf(png(0xffffffff, 0xffffffff, 8, 0, [], [0]))).toBe('TooManyPixels');
  });

  test('[PD30] cut, empty and impossible files are refused', () => {
    const good = encode({ width: 4, height: 4, data: new Uint8Array(48), channels: 3 });
    expect(errorOf(new Uint8Array())).toBe('DamagedImage');
    for (let end = 0; end < good.length; end += 3) expect(errorOf(good.subarray(0, end))).toBe('DamagedImage');
    expect(errorOf(png(1, 1, 8, 0, [], [0, 7]))).toBe('none');
    expect(errorOf(png(1, 1, 8, 0, [], [0, 7, 7]))).toBe('DamagedImage');
    expect(errorOf(png(0, 1, 8, 0, [], [0]))).toBe('DamagedImage');
    expect(errorOf(png(1, 1, 3, 0, [], [0]))).toBe('DamagedImage');
    expect(errorOf(png(1, 1, 8, 3, [chunk('PLTE', [1, 2, 3])], [0, 200]))).toBe('DamagedImage');
  });

  test('[PD30] any damage gives a result, never an exception', () => {
    const good = encode({ width: 6, height: 5, data: new Uint8Array(120).map((_, index) => index), channels: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), (edits) => {
        const bytes = good.slice();
        for (const [at, value] of edits) bytes[at] = value;
        expect(['none', 'DamagedImage', 'TooManyPixels', 'UnsupportedImage']).toContain(errorOf(bytes));
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });
});

/** A file from its lines as they are filtered (each begins with 0), or from its packed data. */
function png(
  width: number,
  height: number,
  depth: number,
  type: number,
  extra: readonly Uint8Array[],
  lines: readonly number[],
  packed = zlibSync(new Uint8Array(lines)),
): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, depth);
  header.setUint8(9, type);
  const chunks = [chunk('IHDR', new Uint8Array(header.buffer)), ...extra, chunk('IDAT', packed), chunk('IEND', [])];
  return new Uint8Array(Buffer.concat([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]), ...chunks]));
}

/** Checksums are not looked at. */
function chunk(type: string, data: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  new DataView(bytes.buffer).setUint32(0, data.length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(Array.from(data), 8);
  return bytes;
}
