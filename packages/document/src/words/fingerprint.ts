/** A short name for a JSON value: the same for the same value, another for nearly every other (53 bits; no protection). */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(sorted(value)) ?? '';
  let one = 0x811c_9dc5;
  let two = 0x1b87_3593;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x0100_0193);
    two = Math.imul(two ^ unit, 0x85eb_ca6b) + one;
  }
  one = Math.imul(one ^ (one >>> 15), 0xc2b2_ae35) ^ (two >>> 13);
  two = Math.imul(two ^ (two >>> 16), 0x27d4_eb2f) ^ (one >>> 11);
  return ((two >>> 0) * 2 ** 21 + ((one >>> 0) & 0x1f_ffff)).toString(36);
}

/** Names in one order: what was written in another is the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
