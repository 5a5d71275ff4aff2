/** The operators that paint a picture into its frame (ISO 32000-1 §8.9.5), clipped to the frame's shape. */
import type { ImageItem } from '../layout/page.ts';
import type { EmbeddedImage } from './image-set.ts';
import { pdfNumber } from './pdf-number.ts';

export function drawImage(item: ImageItem, { name, crop, orientation }: EmbeddedImage, pageHeight: number): string {
  const { x, width, height, shape } = item;
  const bottom = pageHeight - item.y - height;
  const clip = shape === 'circle' ? ellipse(x, bottom, width, height) : `${numbers([x, bottom, width, height])} re`;
  // The crop fills the frame, so the whole picture is larger.
  const [fullWidth, fullHeight] = [width / crop.width, height / crop.height];
  const left = x - crop.x * fullWidth;
  const low = bottom + height - (1 - crop.y) * fullHeight;
  const [a, b, c, d, e, f] = upright[orientation - 1] ?? upright[0];
  const matrix = [
    a * fullWidth,
    b * fullHeight,
    c * fullWidth,
    d * fullHeight,
    left + e * fullWidth,
    low + f * fullHeight,
  ];
  return `q ${clip} W n ${numbers(matrix)} cm /${name} Do Q`;
}

/** For each Exif orientation, the matrix that turns the stored unit square upright. */
const upright = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
] as const;

/** Four Bézier curves; the control distance keeps the error below 0.03% of the radius. */
function ellipse(x: number, y: number, width: number, height: number): string {
  const [rx, ry] = [width / 2, height / 2];
  const [cx, cy] = [x + rx, y + ry];
  const [kx, ky] = [rx * circleControl, ry * circleControl];
  return [
    `${numbers([cx + rx, cy])} m`,
    `${numbers([cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry])} c`,
    `${numbers([cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy])} c`,
    `${numbers([cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry])} c`,
    `${numbers([cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy])} c h`,
  ].join(' ');
}

const circleControl = 0.5523;

const numbers = (values: readonly number[]): string => values.map((value) => pdfNumber(value)).join(' ');
