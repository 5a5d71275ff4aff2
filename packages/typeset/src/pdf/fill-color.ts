import type { Color } from '../text/style.ts';
import { pdfNumber } from './pdf-number.ts';

/** `#rrggbb` -> the operator that fills with it in DeviceRGB. */
export function fillColor(color: Color): string {
  const channel = (at: number): string => pdfNumber(Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return `${channel(1)} ${channel(3)} ${channel(5)} rg`;
}
