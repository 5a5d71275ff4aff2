/** A set of piece numbers, 0 to `pieceCount` - 1, one bit each. */
export class PieceSet {
  readonly pieceCount: number;
  /** Bit `piece & 31` of word `piece >> 5`; bits from `pieceCount` on are zero. Read it; change it by the methods. */
  readonly words: Uint32Array;
  #size = 0;

  constructor(pieceCount: number, words: Uint32Array = new Uint32Array((pieceCount + 31) >>> 5)) {
    this.pieceCount = pieceCount;
    this.words = words;
  }

  static full(pieceCount: number): PieceSet {
    const set = new PieceSet(pieceCount);
    set.words.fill(0xffff_ffff);
    const tail = pieceCount & 31;
    if (tail !== 0) set.words[set.words.length - 1] = 2 ** tail - 1;
    set.#size = pieceCount;
    return set;
  }

  /** The same pieces in a set of its own. */
  copy(): PieceSet {
    const set = new PieceSet(this.pieceCount);
    set.words.set(this.words);
    set.#size = this.#size;
    return set;
  }

  /** Takes the words as they are; bits from `pieceCount` on are zero. */
  static fromWords(pieceCount: number, words: Uint32Array): PieceSet {
    const set = new PieceSet(pieceCount, words);
    for (const word of words) set.#size += bitCount(word);
    return set;
  }

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size === this.pieceCount;
  }

  has(piece: number): boolean {
    return (((this.words[piece >>> 5] ?? 0) >>> (piece & 31)) & 1) === 1;
  }

  /** True when the piece was not in the set before. */
  add(piece: number): boolean {
    if (piece >= this.pieceCount) return false;
    const index = piece >>> 5;
    const word = this.words[index] ?? 0;
    const bit = 1 << (piece & 31);
    if ((word & bit) !== 0) return false;
    this.words[index] = word | bit;
    this.#size++;
    return true;
  }

  /** True when the piece was in the set before. */
  delete(piece: number): boolean {
    if (!this.has(piece)) return false;
    this.words[piece >>> 5] = ((this.words[piece >>> 5] ?? 0) & ~(1 << (piece & 31))) >>> 0;
    this.#size--;
    return true;
  }

  /** The pieces in ascending order. */
  *[Symbol.iterator](): Generator<number> {
    for (let index = 0; index < this.words.length; index++) {
      let word = this.words[index] ?? 0;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        yield index * 32 + bit;
        word &= word - 1;
      }
    }
  }
}

/** Ones in a word of 32 bits. */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const nibbles = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
