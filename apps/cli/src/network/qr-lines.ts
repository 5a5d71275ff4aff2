/** A link as a QR code of half blocks, light on dark as most terminals are; undefined where it would not fit. */
import { renderUnicodeCompact } from 'uqr';

const maxLinkLength = 600; // beyond, phones read it off a screen with trouble

export function qrLines(link: string, columns: number): string | undefined {
  if (link.length > maxLinkLength) return undefined;
  const text = renderUnicodeCompact(link, { ecc: 'L', border: 2 });
  const width = text.split('\n')[0]?.length ?? 0;
  return width <= columns ? text : undefined;
}
