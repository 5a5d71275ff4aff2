/** Why a picture cannot be embedded. */
export type ImageError =
  | { readonly type: 'ImageTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'TooManyPixels'; readonly width: number; readonly height: number; readonly limit: number }
  | { readonly type: 'DamagedImage'; readonly reason: string }
  | { readonly type: 'UnsupportedImage'; readonly reason: string };

/** A phone's picture has 3 to 8 MB. */
export const maxImageBytes = 12_000_000;
/** A PNG is unpacked to four bytes a pixel: 16 megapixels are 64 MB of memory. */
export const maxPngPixels = 16_000_000;
/** A JPEG is passed on as it is; its viewer unpacks it. */
export const maxJpegPixels = 50_000_000;
