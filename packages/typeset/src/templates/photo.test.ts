import { expect, test } from 'vitest';
import type { ImageBlock } from '../blocks/block.ts';
import { composeResume } from './compose-resume.ts';
import { templates } from './index.ts';
import { readPhoto } from './photo.ts';
import { everyField } from './testing/every-field.ts';
import { blocksOf } from './testing/walk-blocks.ts';

/** A PNG header is enough to be read here. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

const withPhoto = (source: string, crop?: { x: number; y: number; width: number; height: number }) => {
  const resume = everyField();
  resume.basics.photo = { source, visible: true, ...(crop && { crop }) };
  return resume;
};

const picturesOf = (resume: ReturnType<typeof everyField>, template: string): ImageBlock[] =>
  [...blocksOf(composeResume(resume, { template }).blocks)].filter((block) => block.type === 'image');

test.each(templates.map(({ id }) => id))('[TM11] %s shows a photo once, described, only when it is visible', (id) => {
  const resume = withPhoto(png(300, 400));
  const [picture, ...others] = picturesOf(resume, id);
  expect(others).toEqual([]);
  expect(picture).toMatchObject({ alt: 'Photo of Ada Example', field: 'basics/photo' });
  if (resume.basics.photo) resume.basics.photo.visible = false;
  expect(picturesOf(resume, id)).toEqual([]);
});

test.each(templates.map(({ id }) => id))('[TM11] in %s the crop keeps the picture’s proportions', (id) => {
  for (const [width, height] of [
    [400, 300],
    [300, 400],
    [1000, 100],
  ] as const) {
    for (const crop of [undefined, { x: 0.2, y: 0.1, width: 0.5, height: 0.8 }]) {
      const [picture] = picturesOf(withPhoto(png(width, height), crop), id);
      const shown = picture?.image.crop;
      if (!picture || !shown) throw new Error('a picture was expected');
      expect((shown.width * width) / (shown.height * height)).toBeCloseTo(picture.width / picture.height, 6);
      const within = crop ?? { x: 0, y: 0, width: 1, height: 1 };
      expect(shown.x).toBeGreaterThanOrEqual(within.x - 1e-9);
      expect(shown.y).toBeGreaterThanOrEqual(within.y - 1e-9);
      expect(shown.x + shown.width).toBeLessThanOrEqual(within.x + within.width + 1e-9);
      expect(shown.y + shown.height).toBeLessThanOrEqual(within.y + within.height + 1e-9);
    }
  }
});

test.each([
  ['https://example.org/me.jpg', /held in the résumé/],
  ['data:image/svg+xml;base64,PHN2Zz4=', /held in the résumé/],
  ['data:image/png;base64,iVBORw0KGgo=', /cut short/],
  ['data:image/jpeg;base64,%%%', /base64/],
  [`data:image/jpeg;base64,${Buffer.from('GIF89a, not a JPEG').toString('base64')}`, /JPEG/],
  [png(0, 10), /no pixels/],
  [png(100_000, 100_000), /100000 by 100000/],
])('[TM11] a source that is no picture (%s) is reported and left out', (source, reason) => {
  const resume = withPhoto(source);
  const { findings } = composeResume(resume);
  expect(findings).toEqual([{ type: 'UnusableImage', reason: expect.stringMatching(reason) }]);
  expect(picturesOf(resume, 'classic')).toEqual([]);
});

test('[TM11] a picture is named by its bytes, and read once as long as it stays the same', () => {
  const photo = { source: png(10, 10), visible: true };
  const first = readPhoto(photo);
  expect(readPhoto(photo)).toBe(first);
  const other = readPhoto({ source: png(10, 11), visible: true });
  expect(first.ok && other.ok && first.value.id !== other.value.id).toBe(true);
  photo.source = png(20, 20);
  expect(readPhoto(photo)).toMatchObject({ ok: true, value: { pixelWidth: 20 } });
});

test('[TM11] a JPEG on its side is measured as it is shown', () => {
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 100, 0, 200, 1, 1, 0x11, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const exif = [0xff, 0xe1, 0, 2 + 6 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const upright = Buffer.from([0xff, 0xd8, ...frame]).toString('base64');
  const turned = Buffer.from([0xff, 0xd8, ...exif, ...frame]).toString('base64');
  const sizeOf = (data: string) => readPhoto({ source: `data:image/jpeg;base64,${data}`, visible: true });
  expect(sizeOf(upright)).toMatchObject({ value: { pixelWidth: 200, pixelHeight: 100 } });
  expect(sizeOf(turned)).toMatchObject({ value: { pixelWidth: 100, pixelHeight: 200 } });
});
