/**
 * Who has what: our pieces, the peers' pieces, and the counts that follow from both. Every change goes through here, so
 * that the counts are right after each of them, whatever came twice or late.
 */
import { PieceSet } from '../pieces/piece-set.ts';
import { forgetHolder, noteSeen, returnToSpread } from './spread-pieces.ts';
import { type Channel, type Core, type FileBody, type FileState, type Spread } from './state.ts';

/** What a claim weighs: one of a peer that has delivered counts for more than one of a stranger (EX22). */
export const strangerClaim = 1;
export const provenClaim = 2;

/** The peer has these pieces; the first word replaces nothing, later ones add. */
export function peerHasSet(core: Core, channel: Channel, body: FileBody, set: PieceSet): void {
  channel.has ??= new PieceSet(body.pieceCount);
  if (channel.has.size === 0 && set.isFull) {
    // A seed: all pieces are as rare as before, so nothing is counted.
    channel.has = set;
    channel.claim = 0;
    recount(channel, body);
    return;
  }
  for (const piece of set) peerHas(core, channel, body, piece);
}

export function peerHas(core: Core, channel: Channel, body: FileBody, piece: number): void {
  const has = (channel.has ??= new PieceSet(body.pieceCount));
  channel.reckon();
  if (!has.add(piece)) return;
  const { claim } = channel;
  if (claim > 0) {
    body.picker.weigh(piece, claim);
    if (body.spread !== undefined) noteSeen(body.spread, channel, piece, body.picker.weight(piece), core.now);
  }
  if (body.mine.has(piece)) channel.change(0, -1);
  else if (body.lacking.has(piece)) channel.change(1, 0);
}

export function peerLost(core: Core, channel: Channel, body: FileBody, piece: number): void {
  const { has } = channel;
  if (has === undefined) return;
  if (has.isFull && channel.claim === 0 && !channel.isSnubbed) believe(channel, body, strangerClaim);
  channel.reckon();
  if (!has.delete(piece)) return;
  if (channel.claim > 0) {
    body.picker.weigh(piece, -channel.claim);
    if (body.spread !== undefined) unspread(channel, body, body.spread, piece);
  }
  if (body.mine.has(piece)) {
    channel.change(0, 1);
    channel.isSated = false;
    core.isUploadDue = true;
  } else if (body.lacking.has(piece)) channel.change(-1, 0);
}

/** Changes what the peer's claims weigh. */
export function believe(channel: Channel, body: FileBody, claim: number): void {
  const by = claim - channel.claim;
  channel.claim = claim;
  if (by === 0 || channel.has === undefined) return;
  for (const piece of channel.has) {
    body.picker.weigh(piece, by);
    if (claim === 0 && body.spread !== undefined) unspread(channel, body, body.spread, piece);
  }
}

/** The channel has the piece no more; when nobody has it, it is to be handed out again. */
function unspread(channel: Channel, body: FileBody, spread: Spread, piece: number): void {
  forgetHolder(spread, channel, piece);
  if (body.picker.weight(piece) === 0 && body.mine.has(piece)) returnToSpread(spread, piece);
}

/** A verified piece, or one that is found to be held. */
export function gainPiece(core: Core, file: FileState, body: FileBody, piece: number): void {
  if (!body.mine.add(piece)) return;
  body.gone.delete(piece);
  body.picker.shut(piece);
  const wasLacking = body.lacking.delete(piece);
  body.gained.push(piece);
  // Channels reckon with it when they are asked (`reckon`), as with any piece that was wanted; this one was no offer.
  if (!wasLacking) for (const channel of file.channels) if (channel.has?.has(piece) === true) channel.change(1, 0);
  core.isUploadDue = true;
  core.uplink.isExhausted = false;
}

/** The piece cannot be served any more. */
export function losePiece(file: FileState, body: FileBody, piece: number): void {
  if (!body.mine.has(piece)) return;
  for (const channel of file.channels) channel.reckon();
  body.mine.delete(piece);
  body.gone.add(piece);
  const isWanted = file.isDownload && (file.wanted?.has(piece) ?? true);
  if (isWanted) {
    body.lacking.add(piece);
    body.picker.open(piece);
  }
  for (const channel of file.channels) {
    if (channel.has?.has(piece) !== true) channel.change(0, -1);
    else if (isWanted) channel.change(1, 0);
  }
}

/** Sets a channel's counts by looking at all pieces: once, when one of the sets appears or changes as a whole. */
export function recount(channel: Channel, body: FileBody): void {
  const { has } = channel;
  const offers = has === undefined ? 0 : countCommon(body.lacking, has);
  channel.count(offers, body.mine.size - (has === undefined ? 0 : countCommon(body.mine, has)));
}

function countCommon(one: PieceSet, other: PieceSet): number {
  if (one.isFull) return other.size;
  if (other.isFull) return one.size;
  let count = 0;
  for (let index = 0; index < one.words.length; index++) {
    let word = (one.words[index] as number) & (other.words[index] as number);
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}
