import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxImageBytes } from './image-error.ts';
import { drawImage } from './draw-image.ts';
import { readJpeg } from './read-jpeg.ts';

const segment = (marker: number, data: readonly number[]): number[] => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 255,
  ...data,
];
const frame = (width: number, height: number, components = 3, marker = 0xc0): number[] =>
  segment(marker, [8, height >> 8, height & 255, width >> 8, width & 255, components, 0, 0, 0]);
const exif = (orientation: number): number[] =>
  segment(0xe1, [
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
  ]);
const jpeg = (...segments: readonly number[][]): Uint8Array =>
  new Uint8Array([0xff, 0xd8, ...segments.flat(), 0xff, 0xda, 0, 2]);

test('the frame header tells size and colours, in baseline and progressive files', () => {
  expect(readJpeg(jpeg(frame(640, 480)))).toEqual({
    ok: true,
    value: { width: 640, height: 480, components: 3, orientation: 1 },
  });
  expect(readJpeg(jpeg(frame(640, 480, 1, 0xc2)))).toMatchObject({ ok: true, value: { components: 1 } });
});

test('Exif says how a camera was held', () => {
  expect(readJpeg(jpeg(exif(6), frame(640, 480)))).toMatchObject({ ok: true, value: { orientation: 6 } });
  expect(readJpeg(jpeg(exif(99), frame(640, 480)))).toMatchObject({ ok: true, value: { orientation: 1 } });
});

test('[PD30] what PDF viewers cannot show or should not unpack is refused', () => {
  const typeOf = (bytes: Uint8Array): string => {
    const read = readJpeg(bytes);
    return read.ok ? 'none' : read.error.type;
  };
  expect(typeOf(jpeg(frame(10, 10, 4)))).toBe('UnsupportedImage');
  expect(typeOf(jpeg(frame(10, 10, 3, 0xc9)))).toBe('UnsupportedImage');
  expect(typeOf(jpeg(frame(0, 10)))).toBe('DamagedImage');
  expect(typeOf(jpeg(frame(60_000, 60_000)))).toBe('TooManyPixels');
  expect(typeOf(new Uint8Array(maxImageBytes + 1))).toBe('ImageTooLarge');
  expect(typeOf(new Uint8Array([0xff, 0xd8, 0xff]))).toBe('DamagedImage');
});

test('[PD30] any bytes give a result, never an exception', () => {
  const good = jpeg(exif(3), frame(64, 48));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(good.length),
      (edits, end) => {
        const bytes = good.slice(0, end);
        for (const [at, value] of edits) if (at < end) bytes[at] = value;
        expect(readJpeg(bytes)).toHaveProperty('ok');
      },
    ),
    { numRuns: 500, seed: 20_261_122 },
  );
});

test('a picture taken sideways is drawn upright', () => {
  const crop = { x: 0, y: 0, width: 1, height: 1 };
  const image = { id: '1', format: 'jpeg', bytes: new Uint8Array(), pixelWidth: 1, pixelHeight: 1, crop } as const;
  const item = { kind: 'image', image, x: 10, y: 20, width: 30, height: 40, shape: 'rectangle', node: 0 } as const;
  const matrix = (orientation: number): string => {
    const embedded = { name: 'I1', ref: undefined as never, crop, orientation };
    return /n (.*) cm/.exec(drawImage(item, embedded, 100))?.[1] ?? '';
  };
  expect(matrix(1)).toBe('30 0 0 40 10 40');
  expect(matrix(3)).toBe('-30 0 0 -40 40 80');
  // Stored left edge (0,0)-(0,1) becomes the upper edge, from left to right.
  expect(matrix(6)).toBe('0 -40 30 0 10 80');
});
