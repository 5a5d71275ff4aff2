/**
 * Which pieces are wanted, and which of them is the rarest that somebody has. A piece is open while it is wanted and
 * nobody was asked for it. Open pieces lie in buckets by their weight (how many have them, as far as that is believed);
 * opening, shutting and every change of weight take constant time, picking looks at the rarest first.
 *
 * Ties are broken at random: peers that see the same rarity would all ask for the same piece otherwise.
 */
import { assert, below, type Random } from '@peersume/base';
import { type PieceSet } from './piece-set.ts';

/** Pieces looked at in the buckets before the sets are compared instead: the shorter way where the other has little. */
const bucketBudget = 48;
/** Candidates in the sets among which the rarest is taken, and words compared once there is one. */
const candidateBudget = 64;
const wordBudget = 1024;

const shut = -1;

export class PiecePicker {
  readonly pieceCount: number;
  /** By piece: the sum of what the claims to have it weigh. */
  readonly #weight: Uint16Array;
  /** By piece: its index in its bucket, or `shut`. */
  readonly #place: Int32Array;
  readonly #buckets: number[][] = [];
  /** The open pieces, one bit each. */
  readonly #open: Uint32Array;
  #openCount = 0;
  /** No bucket below has pieces. */
  #lowest = 0;

  constructor(pieceCount: number) {
    this.pieceCount = pieceCount;
    this.#weight = new Uint16Array(pieceCount);
    this.#place = new Int32Array(pieceCount).fill(shut);
    this.#open = new Uint32Array((pieceCount + 31) >>> 5);
  }

  get openCount(): number {
    return this.#openCount;
  }

  isOpen(piece: number): boolean {
    return (((this.#open[piece >>> 5] ?? 0) >>> (piece & 31)) & 1) === 1;
  }

  weight(piece: number): number {
    return this.#weight[piece] ?? 0;
  }

  open(piece: number): void {
    assert(piece >= 0 && piece < this.pieceCount, 'a piece of this file is opened');
    if (this.isOpen(piece)) return;
    this.#openCount++;
    this.#open[piece >>> 5] = (this.#open[piece >>> 5] as number) | (1 << (piece & 31));
    this.#putInto(this.weight(piece), piece);
  }

  shut(piece: number): void {
    if (!this.isOpen(piece)) return;
    this.#openCount--;
    this.#open[piece >>> 5] = (this.#open[piece >>> 5] as number) & ~(1 << (piece & 31));
    this.#takeOutOf(this.weight(piece), piece);
    this.#place[piece] = shut;
  }

  /** Somebody claims to have the piece (`by` > 0), or does not any more (`by` < 0). Called for every piece of every peer. */
  weigh(piece: number, by: number): void {
    const old = this.#weight[piece] as number;
    const weight = old + by;
    this.#weight[piece] = weight;
    // Asked of the small list of bits: most of this is about pieces that are here already.
    if (!this.isOpen(piece)) return;
    this.#takeOutOf(old, piece);
    this.#putInto(weight, piece);
  }

  /**
   * The rarest open piece in `from`, nearly: beyond the budgets one of the rarer at random. Undefined where there is none.
   * Nothing in `from` weighs less than `least`.
   */
  pick(from: PieceSet, random: Random, least = 0): number | undefined {
    if (this.#openCount === 0 || from.size === 0) return undefined;
    const draw = random.uint32();
    const { words } = from;
    let budget = bucketBudget;
    for (let weight = least > this.#lowest ? least : this.#lowest; weight < this.#buckets.length; weight++) {
      const bucket = this.#buckets[weight] as number[];
      const { length } = bucket;
      if (length === 0) {
        if (weight === this.#lowest) this.#lowest++;
        continue;
      }
      let place = draw % length;
      for (let step = 0; step < length; step++) {
        const piece = bucket[place] as number;
        if ((((words[piece >>> 5] as number) >>> (piece & 31)) & 1) === 1) return piece;
        if (--budget === 0) return this.#compare(words, draw, random);
        if (++place === length) place = 0;
      }
    }
    return undefined;
  }

  /** The rarest of the pieces in both sets, in a stretch that begins at random; goes on until there is one. */
  #compare(words: Uint32Array, draw: number, random: Random): number | undefined {
    const open = this.#open;
    const start = draw % words.length;
    let best: number | undefined;
    let bestWeight = Infinity;
    let ties = 0;
    let candidates = 0;
    for (let step = 0; step < words.length; step++) {
      if (candidates >= candidateBudget || (candidates > 0 && step >= wordBudget)) break;
      const index = start + step < words.length ? start + step : start + step - words.length;
      let word = (words[index] as number) & (open[index] as number);
      while (word !== 0) {
        const piece = index * 32 + (31 - Math.clz32(word & -word));
        word &= word - 1;
        candidates++;
        const weight = this.#weight[piece] as number;
        if (weight > bestWeight) continue;
        ties = weight < bestWeight ? 1 : ties + 1;
        if (ties > 1 && below(random, ties) !== 0) continue;
        best = piece;
        bestWeight = weight;
      }
    }
    return best;
  }

  #putInto(weight: number, piece: number): void {
    while (this.#buckets.length <= weight) this.#buckets.push([]);
    const bucket = this.#buckets[weight] as number[];
    this.#place[piece] = bucket.length;
    bucket.push(piece);
    if (weight < this.#lowest) this.#lowest = weight;
  }

  #takeOutOf(weight: number, piece: number): void {
    const bucket = this.#buckets[weight] as number[];
    const place = this.#place[piece] as number;
    const last = bucket.pop() as number;
    if (last === piece) return;
    bucket[place] = last;
    this.#place[last] = place;
  }
}
