/**
 * Which block to ask for next, as BEP 3 tells it: finish the pieces that were begun, then begin the rarest one; the first
 * few at random, so that a newcomer soon has something to give; and in the end ask for the last blocks everywhere.
 */
import { below, type Random } from '@peersume/base';
import { type PieceSet } from '@peersume/swarm';

export interface PickerOptions {
  readonly pieceCount: number;
  readonly blocksPerPiece: number;
  readonly blocksOf: (piece: number) => number;
  readonly held: PieceSet;
  readonly random: Random;
  /** So many pieces are chosen at random before rarity counts. */
  readonly randomFirst: number;
}

/** A piece of which some blocks are here or asked for. */
interface Begun {
  readonly piece: number;
  /** 0 free, 255 here, else how many were asked for it. */
  readonly blocks: Uint8Array;
  here: number;
  free: number;
  /** Who was first asked for it: the others begin pieces of their own while there are any. */
  owner: unknown;
}

const isHere = 255;

export interface Picker {
  /** In how many peers' sets each piece is. */
  readonly availability: Uint16Array;
  /**
   * A block to ask of this peer with these pieces, or -1. Blocks are numbered through: piece · blocksPerPiece + block.
   */
  pick(peer: unknown, theirs: PieceSet, isAsked: (block: number) => boolean): number;
  /** The block will not come from the one who was asked. */
  giveUp(block: number): void;
  /** The block is here: new or again, and whether its piece is complete now. */
  arrived(block: number): 'again' | 'block' | 'piece';
}

export function createPicker(options: PickerOptions): Picker {
  const { pieceCount, blocksPerPiece, blocksOf, held, random, randomFirst } = options;
  const availability = new Uint16Array(pieceCount);
  const begun = new Map<number, Begun>();
  let freePieces = pieceCount - held.size;

  function pick(peer: unknown, theirs: PieceSet, isAsked: (block: number) => boolean): number {
    const piece =
      pickBegun(theirs, (one) => one.owner === peer || one.owner === undefined) ??
      begin(theirs, peer) ??
      pickBegun(theirs, () => true);
    if (piece !== undefined) return take(piece);
    // Every block that is missing was asked for somewhere: the end, if no piece is left to begin.
    return freePieces === 0 ? pickInTheEnd(theirs, isAsked) : -1;
  }

  /** In the order of their beginning, so that pieces become whole soon. */
  function pickBegun(theirs: PieceSet, fits: (one: Begun) => boolean): Begun | undefined {
    for (const one of begun.values()) if (one.free > 0 && fits(one) && theirs.has(one.piece)) return one;
    return undefined;
  }

  function begin(theirs: PieceSet, owner: unknown): Begun | undefined {
    const isRandom = held.size < randomFirst;
    let chosen = -1;
    let rarity = Infinity;
    let ties = 0;
    for (let index = 0; index < theirs.words.length; index++) {
      let word = (theirs.words[index] ?? 0) & ~(held.words[index] ?? 0);
      while (word !== 0) {
        const piece = index * 32 + (31 - Math.clz32(word & -word));
        word &= word - 1;
        const rank = isRandom ? 0 : (availability[piece] ?? 0);
        if (rank > rarity || begun.has(piece)) continue;
        ties = rank === rarity ? ties + 1 : 1;
        rarity = rank;
        if (below(random, ties) === 0) chosen = piece;
      }
    }
    if (chosen === -1) return undefined;
    const count = blocksOf(chosen);
    const one: Begun = { piece: chosen, blocks: new Uint8Array(count), here: 0, free: count, owner };
    begun.set(chosen, one);
    freePieces--;
    return one;
  }

  function take(one: Begun): number {
    const at = one.blocks.indexOf(0);
    one.blocks[at] = 1;
    one.free--;
    return one.piece * blocksPerPiece + at;
  }

  function pickInTheEnd(theirs: PieceSet, isAsked: (block: number) => boolean): number {
    let chosen = -1;
    let fewest = 4; // of those asked for one block
    for (const one of begun.values()) {
      if (!theirs.has(one.piece)) continue;
      for (let at = 0; at < one.blocks.length; at++) {
        const asked = one.blocks[at] ?? 0;
        const block = one.piece * blocksPerPiece + at;
        if (asked >= fewest || isAsked(block)) continue;
        fewest = asked;
        chosen = block;
      }
    }
    if (chosen === -1) return -1;
    const one = begun.get(Math.floor(chosen / blocksPerPiece));
    const at = chosen % blocksPerPiece;
    if (one !== undefined) one.blocks[at] = (one.blocks[at] ?? 0) + 1;
    return chosen;
  }

  function giveUp(block: number): void {
    const one = begun.get(Math.floor(block / blocksPerPiece));
    const at = block % blocksPerPiece;
    const asked = one?.blocks[at] ?? isHere;
    if (one === undefined || asked === isHere || asked === 0) return;
    one.blocks[at] = asked - 1;
    if (asked !== 1) return;
    one.free++;
    one.owner = undefined;
  }

  function arrived(block: number): 'again' | 'block' | 'piece' {
    const one = begun.get(Math.floor(block / blocksPerPiece));
    const at = block % blocksPerPiece;
    const state = one?.blocks[at];
    if (one === undefined || state === undefined || state === isHere) return 'again';
    if (state === 0) one.free--;
    one.blocks[at] = isHere;
    if (++one.here < one.blocks.length) return 'block';
    begun.delete(one.piece);
    return 'piece';
  }

  return { availability, pick, giveUp, arrived };
}
