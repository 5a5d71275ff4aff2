/** Bytes that look random and are the same everywhere: xorshift, 32 bits at a time, begun from the name. */
export function bytesOf(name: string, byteLength: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(byteLength / 4));
  let state = hashOfName(name) | 1;
  for (let at = 0; at < words.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, byteLength);
}

/** Word by word where both begin at a whole word: runs of many small scenarios spend their time here. */
export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  const { length } = one;
  if (length !== other.length) return false;
  let at = 0;
  if (one.byteOffset % 4 === 0 && other.byteOffset % 4 === 0) {
    const words = new Uint32Array(one.buffer, one.byteOffset, length >>> 2);
    const otherWords = new Uint32Array(other.buffer, other.byteOffset, length >>> 2);
    for (let word = 0; word < words.length; word++) if (words[word] !== otherWords[word]) return false;
    at = words.length * 4;
  }
  for (; at < length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** FNV-1a. */
function hashOfName(name: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x0100_0193) >>> 0;
  return hash;
}
