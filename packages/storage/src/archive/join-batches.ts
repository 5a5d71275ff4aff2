/** Batches one after the other, each with its length before it: four bytes, little-endian. */
export function joinBatches(batches: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(batches.reduce((sum, batch) => sum + 4 + batch.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const batch of batches) {
    view.setUint32(at, batch.length, true);
    bytes.set(batch, at + 4);
    at += 4 + batch.length;
  }
  return bytes;
}

/** Those that are whole. */
export function partBatches(bytes: Uint8Array, limit: number): Uint8Array[] {
  const batches: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length && batches.length < limit;) {
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) break;
    batches.push(bytes.slice(at + 4, end));
    at = end;
  }
  return batches;
}
