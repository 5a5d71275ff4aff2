/** Draws the pages of a PDF with PDFium, as Chrome's viewer does, and writes each as a PNG. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encode } from 'fast-png';
import { withResolution } from './png-resolution.ts';

const pointsPerInch = 72;

export async function renderPng(pdf: Uint8Array, dpi: number): Promise<Uint8Array[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    const images: Uint8Array[] = [];
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale: dpi / pointsPerInch, colorSpace: 'BGRA' });
      const png = encode({ width, height, channels: 3, depth: 8, data: withoutAlpha(data, width * height) });
      images.push(withResolution(png, dpi));
    }
    return images;
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** PDFium gives red, green, blue and an alpha that is full everywhere: the page is opaque. */
function withoutAlpha(rgba: Uint8Array, pixels: number): Uint8Array {
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    rgb[pixel * 3] = rgba[pixel * 4] ?? 0;
    rgb[pixel * 3 + 1] = rgba[pixel * 4 + 1] ?? 0;
    rgb[pixel * 3 + 2] = rgba[pixel * 4 + 2] ?? 0;
  }
  return rgb;
}
