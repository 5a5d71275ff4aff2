/**
 * Tells peers which pieces became ours. News waits a little for more and goes in one message; it goes at once to those
 * who are granted something, and to all while each piece counts (EX11).
 */
import { type Message } from '../wire/message.ts';
import { maxListedPieces } from '../wire/limits.ts';
import { say } from './say.ts';
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

/** Something became ours: sets the time at which it is told. */
export function planAnnouncing(core: Core, body: FileBody): void {
  const at = core.now + waitMs(core, body);
  if (at < body.flushAt) body.flushAt = at;
  if (at < core.flushAt) core.flushAt = at;
}

/**
 * In the beginning and at the end each piece counts, and is told soon; in between it matters little when. The number of
 * pieces that we have, or lack, is the measure: a millisecond for each, and as much again for each of a handful. Who
 * asks us or is granted something hears all news before.
 */
function waitMs(core: Core, body: FileBody): number {
  const { fewPieces, haveFlushMs, longestFlushMs } = core.settings;
  const count = Math.min(body.mine.size, body.lacking.size);
  const handful = handfulOf(core, body);
  return count <= fewPieces ? 0 : handful * Math.min(longestFlushMs, Math.max(haveFlushMs / handful, count));
}

/** How much of everything may be said in one word: files of thousands of pieces go by the handful. */
export function handfulOf(core: Core, body: FileBody): number {
  const { largestHandful, piecesPerHandful } = core.settings;
  return Math.min(largestHandful, Math.max(1, Math.floor(body.pieceCount / piecesPerHandful)));
}

/** Sends what is due in all files, and finds out when to look again. */
export function announceDue(core: Core): void {
  if (core.now < core.flushAt) return;
  core.flushAt = Infinity;
  for (const file of core.files.values()) {
    const { body } = file;
    if (body === undefined) continue;
    if (body.flushAt <= core.now) {
      body.flushAt = Infinity;
      announceToSilent(core, file, body);
      if (body.flushAt < core.flushAt) core.flushAt = body.flushAt;
    } else if (body.flushAt < core.flushAt) core.flushAt = body.flushAt;
  }
}

/** Who was told with another word just now hears the rest with the next one, or the next time. */
function announceToSilent(core: Core, file: FileState, body: FileBody): void {
  const wait = handfulOf(core, body) === 1 ? 0 : waitMs(core, body);
  for (const channel of file.channels) {
    if (channel.toldAt + wait <= core.now) announceTo(core, channel, body);
    else if (channel.told < body.gained.length) body.flushAt = core.now + wait;
  }
}

/** Tells the channel everything it was not told. */
export function announceTo(core: Core, channel: Channel, body: FileBody): void {
  const { gained } = body;
  if (channel.told === gained.length || channel.ours < 0) return;
  // Whoever has the file, or wants nothing of it and has nothing for us, has no use for the news; it may have one day.
  if (channel.has?.isFull === true && !isServing(channel)) return;
  if (!channel.isInterested && !isServing(channel)) return;
  const from = channel.told;
  channel.told = gained.length;
  channel.toldAt = core.now;
  const pieces = gained.slice(from);
  // What was lost again meanwhile is no news.
  if (body.gone.size > 0) keepHeld(pieces, body);
  sortOnce(pieces);
  for (let begin = 0; begin < pieces.length; begin += maxListedPieces) {
    const part = pieces.length <= maxListedPieces ? pieces : pieces.slice(begin, begin + maxListedPieces);
    const message: Message = { type: 'have', channel: channel.ours, pieces: part };
    say(core, channel.link, message);
  }
}

function keepHeld(pieces: number[], body: FileBody): void {
  let kept = 0;
  for (const piece of pieces) if (body.mine.has(piece)) pieces[kept++] = piece;
  pieces.length = kept;
}

/** A peer that grants us rights wants to know what we still lack: it chooses by that, and spreads by that (EX12). */
const isServing = (channel: Channel): boolean => channel.credits > 0 || channel.offers > 0;

/** Ascending and each once: a piece that rotted and came again before it was told was gained twice. */
function sortOnce(pieces: number[]): void {
  if (pieces.length <= fewToSort) sortFew(pieces);
  else pieces.sort((one, other) => one - other);
  for (let index = pieces.length - 1; index > 0; index--) {
    if (pieces[index] === pieces[index - 1]) pieces.splice(index, 1);
  }
}

/** Up to so many, sorting by insertion is quicker than the platform's, which allocates. */
const fewToSort = 64;

function sortFew(pieces: number[]): void {
  for (let index = 1; index < pieces.length; index++) {
    const piece = pieces[index] as number;
    let place = index;
    for (; place > 0 && (pieces[place - 1] as number) > piece; place--) pieces[place] = pieces[place - 1] as number;
    pieces[place] = piece;
  }
}
