/**
 * The words of the BitTorrent-like peer: those of BEP 3 that move pieces, as numbers in a row. Its world has no bytes to
 * save, so the code is the plainest one: a tag and unsigned 32-bit numbers.
 */
export type Word =
  | { readonly type: 'bitfield'; readonly words: Uint32Array }
  | { readonly type: 'have'; readonly piece: number }
  | { readonly type: 'interested' | 'notInterested' | 'choke' | 'unchoke' }
  | { readonly type: 'request' | 'cancel'; readonly blocks: readonly number[] }
  | { readonly type: 'block'; readonly block: number };

const tags = [
  'choke',
  'unchoke',
  'interested',
  'notInterested',
  'have',
  'bitfield',
  'request',
  'block',
  'cancel',
] as const;

export function encodeWord(word: Word): Uint8Array {
  const numbers = numbersOf(word);
  const bytes = new Uint8Array(1 + 4 * numbers.length);
  bytes[0] = tags.indexOf(word.type);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < numbers.length; at++) view.setUint32(1 + 4 * at, numbers[at] ?? 0);
  return bytes;
}

/** Undefined for what is no word. */
export function decodeWord(bytes: Uint8Array): Word | undefined {
  const type = tags[bytes[0] ?? tags.length];
  if (type === undefined || bytes.length % 4 !== 1) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = Array.from({ length: (bytes.length - 1) / 4 }, (_, at) => view.getUint32(1 + 4 * at));
  const [first = 0] = numbers;
  switch (type) {
    case 'bitfield':
      return { type, words: Uint32Array.from(numbers) };
    case 'have':
      return { type, piece: first };
    case 'request':
    case 'cancel':
      return { type, blocks: numbers };
    case 'block':
      return { type, block: first };
    default:
      return { type };
  }
}

function numbersOf(word: Word): ArrayLike<number> {
  switch (word.type) {
    case 'bitfield':
      return word.words;
    case 'have':
      return [word.piece];
    case 'request':
    case 'cancel':
      return word.blocks;
    case 'block':
      return [word.block];
    default:
      return [];
  }
}
