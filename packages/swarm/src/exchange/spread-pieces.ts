/**
 * Super-seeding: a peer that is the only source hands out each piece once before it sends any twice (EX30…). A piece is
 * `left` until it was offered to somebody or seen at somebody; it comes back when the one it was offered to does not
 * ask, or when all who had it are gone. One peer's word that it has a piece which was never handed out is not enough:
 * it may be a lie that would keep the piece from all; of two it is taken (there is another source then).
 */
import { type Random } from '@peersume/base';
import { type Channel, type FileBody, type Spread } from './state.ts';

const absent = -1;

export function beginSpread(body: FileBody): void {
  const spread: Spread = {
    left: [],
    place: new Int32Array(body.pieceCount).fill(absent),
    holders: new Map(),
  };
  body.spread = spread;
  for (const piece of body.mine) if (body.picker.weight(piece) === 0) returnToSpread(spread, piece);
}

export function returnToSpread(spread: Spread, piece: number): void {
  if (spread.place[piece] !== absent) return;
  spread.place[piece] = spread.left.length;
  spread.left.push(piece);
}

export function takeFromSpread(spread: Spread, piece: number): void {
  const place = spread.place[piece] as number;
  if (place === absent) return;
  spread.place[piece] = absent;
  const last = spread.left.pop() as number;
  if (last === piece) return;
  spread.left[place] = last;
  spread.place[last] = place;
}

/** A piece for the channel that nobody was offered so far; undefined where none is left. */
export function drawFromSpread(spread: Spread, channel: Channel, random: Random): number | undefined {
  const { left } = spread;
  // What is left is at nobody, so the first draw is right but for peers that are not believed.
  for (let attempt = 0; attempt < 8 && left.length > 0; attempt++) {
    const piece = left[random.uint32() % left.length] as number;
    if (channel.has?.has(piece) === true) continue;
    takeFromSpread(spread, piece);
    return piece;
  }
  return undefined;
}

/** The piece was sent to its first receiver, who is to pass it on. */
export function noteHanded(spread: Spread, channel: Channel, piece: number, now: number): void {
  takeFromSpread(spread, piece);
  spread.holders.set(piece, { channel, since: now });
  channel.unspread++;
  channel.handed++;
}

/** Somebody says that he has the piece, one of so many: it is out, and its first receiver has passed it on. */
export function noteSeen(spread: Spread, channel: Channel, piece: number, claims: number, now: number): void {
  const holder = spread.holders.get(piece);
  if (holder?.channel === channel) return;
  if (claims > 1) takeFromSpread(spread, piece);
  if (holder === undefined) return;
  spread.holders.delete(piece);
  const { channel: giver, since } = holder;
  giver.unspread--;
  giver.passedOn++;
  giver.spreadMs = giver.spreadMs === undefined ? now - since : giver.spreadMs * 0.7 + (now - since) * 0.3;
}

/** The receiver left, or lost the piece. */
export function forgetHolder(spread: Spread, channel: Channel, piece: number): void {
  if (spread.holders.get(piece)?.channel !== channel) return;
  spread.holders.delete(piece);
  channel.unspread--;
}

/** What was offered and not asked for goes to somebody else. */
export function takeBackOffers(channel: Channel, body: FileBody): void {
  if (body.spread !== undefined) {
    for (const piece of channel.offered) {
      if (body.picker.weight(piece) <= 1 && body.mine.has(piece)) returnToSpread(body.spread, piece);
    }
  }
  channel.offered.length = 0;
}
