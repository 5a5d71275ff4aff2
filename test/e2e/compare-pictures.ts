/**
 * How far two pictures of one page are apart. Two programs smooth the edges of letters differently, so single pixels
 * say little: both pictures are brought to 96 dots per inch and compared by the mean darkness of small squares. A
 * letter that is missing, other, or in another place changes some square by far more than smoothing does.
 */
import type { Page } from 'playwright-core';

export interface PictureDifference {
  /** Mean over the page, 0 to 1. */
  readonly mean: number;
  /** Of the square that differs most, 0 to 1. */
  readonly worst: number;
  /** Where it is: pixels at 96 dots per inch. */
  readonly at: readonly [x: number, y: number];
}

/** About the size of a letter. */
const squareSide = 8;

export async function comparePictures(
  page: Page,
  one: Buffer,
  two: Buffer,
  width: number,
  height: number,
): Promise<PictureDifference> {
  return page.evaluate(
    async ({ pictures, width, height, side }) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(width, height);
          const context = canvas.getContext('2d')!;
          context.imageSmoothingQuality = 'high';
          context.drawImage(bitmap, 0, 0, width, height);
          return context.getImageData(0, 0, width, height).data;
        }),
      );
      let sum = 0;
      let worst = 0;
      let at: [number, number] = [0, 0];
      for (let top = 0; top + side <= height; top += side) {
        for (let left = 0; left + side <= width; left += side) {
          const difference = [0, 0, 0];
          for (let y = top; y < top + side; y += 1) {
            for (let x = left; x < left + side; x += 1) {
              for (let channel = 0; channel < 3; channel += 1) {
                const index = 4 * (y * width + x) + channel;
                difference[channel]! += a![index]! - b![index]!;
              }
            }
          }
          const most = Math.max(...difference.map(Math.abs)) / (side * side * 255);
          sum += most;
          if (most > worst) {
            worst = most;
            at = [left, top];
          }
        }
      }
      return { mean: (sum * side * side) / (width * height), worst, at };
    },
    { pictures: [one.toString('base64'), two.toString('base64')], width, height, side: squareSide },
  );
}
