/**
 * A 128-bit fingerprint of bytes: four lanes of FNV-1a (32 bit) with different starting points. It names things (a
 * file's `/ID`, a subset's prefix) and is no cryptographic hash: nothing may rely on it to be hard to forge.
 */
export function fingerprint(parts: Iterable<Uint8Array>): Uint8Array {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  let c = 0x3c6ef372;
  let d = 0x1f83d9ab;
  for (const bytes of parts) {
    for (let index = 0; index < bytes.length; index += 1) {
      // In range by the loop's bound.
      const byte = bytes[index] as number;
      a = Math.imul(a ^ byte, prime);
      b = Math.imul(b ^ byte ^ (a >>> 24), prime);
      c = Math.imul(c ^ byte ^ (b >>> 24), prime);
      d = Math.imul(d ^ byte ^ (c >>> 24), prime);
    }
  }
  const result = new Uint8Array(16);
  const view = new DataView(result.buffer);
  view.setUint32(0, a >>> 0);
  view.setUint32(4, b >>> 0);
  view.setUint32(8, c >>> 0);
  view.setUint32(12, d >>> 0);
  return result;
}

const prime = 0x01000193;
