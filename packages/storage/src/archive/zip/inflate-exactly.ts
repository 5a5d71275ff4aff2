import { Inflate } from 'fflate';

/** Packed bytes taken at once; they can become 1,032 times as many. */
const stepBytes = 16 * 1024;
/** Memory is taken as bytes come, not as many as a directory claims. */
const firstBytes = 256 * 1024;

/** What `packed` unpacks to, if that is exactly `length` bytes; stops as soon as it is more. */
export function inflateExactly(packed: Uint8Array, length: number): Uint8Array | undefined {
  let data = new Uint8Array(Math.min(length, firstBytes));
  let at = 0;
  const inflate = new Inflate((chunk) => {
    if (at + chunk.length > length) throw new RangeError('more than it claims');
    if (at + chunk.length > data.length) {
      const larger = new Uint8Array(Math.min(length, Math.max(data.length * 2, at + chunk.length)));
      larger.set(data);
      data = larger;
    }
    data.set(chunk, at);
    at += chunk.length;
  });
  try {
    for (let from = 0; from === 0 || from < packed.length; from += stepBytes) {
      inflate.push(packed.subarray(from, from + stepBytes), from + stepBytes >= packed.length);
    }
  } catch {
    return undefined;
  }
  return at === length ? data : undefined;
}
