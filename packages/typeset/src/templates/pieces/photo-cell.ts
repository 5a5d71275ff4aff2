/** The photo at the end of the header, beside its words. Off unless the résumé shows it. */
import { fieldRef, labelsFor, type Basics } from '@peersume/resume';
import type { Block, ImageBlock, ImageData } from '../../blocks/block.ts';
import { readPhoto } from '../photo.ts';
import { tidy } from '../view/words.ts';

export interface PhotoLook {
  readonly width: number;
  readonly height: number;
  readonly shape: ImageBlock['shape'];
  /** The photo's description is in the résumé's language. */
  readonly language: string;
  /** An empty cell of the photo's width at the start keeps centred words in the middle of the page. */
  readonly centred?: boolean;
}

/** What is left for the header's words. */
export const widthBesidePhoto = (basics: Basics, look: PhotoLook, columnWidth: number): number =>
  photoBlock(basics, look) === undefined ? columnWidth : columnWidth - (look.width + photoGap) * (look.centred ? 2 : 1);

const photoGap = 18;

/** The header's words, beside the photo where there is one. */
export function withPhoto(words: readonly Block[], basics: Basics, look: PhotoLook): readonly Block[] {
  const photo = photoBlock(basics, look);
  if (photo === undefined) return words;
  return [
    {
      type: 'row',
      gap: photoGap,
      spaceAfter: photoGap,
      cells: [
        ...(look.centred === true ? [{ width: look.width, blocks: [] }] : []),
        { width: 'flow', blocks: words },
        { width: look.width, blocks: [photo] },
      ],
    },
  ];
}

export function photoBlock(basics: Basics, look: PhotoLook): ImageBlock | undefined {
  const { width, height, shape } = look;
  if (basics.photo?.visible !== true) return undefined;
  const photo = readPhoto(basics.photo);
  if (!photo.ok) return undefined;
  const image = { ...photo.value, crop: cropTo(photo.value, width / height) };
  const alt = labelsFor(look.language).photoOf(tidy(basics.name)).trim();
  return { type: 'image', image, width, height, shape, alt, field: fieldRef('basics', 'photo') };
}

/** The largest part of the chosen crop that has the frame's proportions: its middle, a little above it for tall pictures (faces are there). */
function cropTo({ crop, pixelWidth, pixelHeight }: ImageData, proportions: number): ImageData['crop'] {
  const x = Math.min(crop.x, 0.99);
  const y = Math.min(crop.y, 0.99);
  const within = { width: Math.min(crop.width, 1 - x), height: Math.min(crop.height, 1 - y) };
  const chosen = (within.width * pixelWidth) / (within.height * pixelHeight);
  if (chosen > proportions) {
    const width = (within.width * proportions) / chosen;
    return { x: x + (within.width - width) / 2, y, width, height: within.height };
  }
  const height = (within.height * chosen) / proportions;
  return { x, y: y + (within.height - height) * faceShare, width: within.width, height };
}

const faceShare = 0.35;
