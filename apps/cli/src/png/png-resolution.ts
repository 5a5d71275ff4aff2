/** Says in a PNG how large it is on paper: the chunk `pHYs` (PNG, third edition, §11.3.4.3), right after `IHDR`. */
import { crc32 } from 'node:zlib';

const metresPerInch = 0.0254;
const headerEnd = 8 + 25; // the signature, then IHDR: length, type, 13 bytes of data and CRC

export function withResolution(png: Uint8Array, dpi: number): Uint8Array {
  const perMetre = Math.round(dpi / metresPerInch);
  const chunk = Buffer.alloc(4 + 4 + 9 + 4);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16); // the unit is the metre
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return new Uint8Array(Buffer.concat([png.subarray(0, headerEnd), chunk, png.subarray(headerEnd)]));
}
