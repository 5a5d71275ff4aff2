/**
 * Tells peers which pieces became ours. News waits a little for more and goes in one message; it goes at once to those
 * who are granted something, and to all while each piece counts (EX11).
 */
import { type Message } from '../wire/message.ts';
import { maxListedPieces } from '../wire/limits.ts';
import { say } from './say.ts';
import { type Channel, type Core, type FileBody } from './state.ts';

/** Something became ours: sets the time at which it is told. */
export function planAnnouncing(core: Core, body: FileBody): void {
  const at = core.now + waitMs(core, body);
  if (at < body.flushAt) body.flushAt = at;
  if (at < core.flushAt) core.flushAt = at;
}

/**
 * In the beginning and at the end each piece counts, and is told soon; in between it matters little when. The number of
 * pieces that we have, or lack, is the measure: a millisecond for each.
 */
function waitMs(core: Core, body: FileBody): number {
  const { fewPieces, haveFlushMs, longestFlushMs } = core.settings;
  const count = Math.min(body.mine.size, body.lacking.size);
  return count <= fewPieces ? 0 : Math.min(longestFlushMs, Math.max(haveFlushMs, count));
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
      for (const channel of file.channels) announceTo(core, channel, body);
    } else if (body.flushAt < core.flushAt) core.flushAt = body.flushAt;
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
  const pieces: number[] = [];
  for (let index = from; index < gained.length; index++) {
    const piece = gained[index] as number;
    if (body.mine.has(piece)) pieces.push(piece);
  }
  sortOnce(pieces);
  for (let begin = 0; begin < pieces.length; begin += maxListedPieces) {
    const part = pieces.length <= maxListedPieces ? pieces : pieces.slice(begin, begin + maxListedPieces);
    const message: Message = { type: 'have', channel: channel.ours, pieces: part };
    say(core, channel.link, message);
  }
}

/** A peer that grants us rights wants to know what we still lack: it chooses by that, and spreads by that (EX12). */
const isServing = (channel: Channel): boolean => channel.offers > 0 || channel.credits > 0;

/** Ascending and each once: a piece that rotted and came again before it was told was gained twice. */
function sortOnce(pieces: number[]): void {
  pieces.sort((one, other) => one - other);
  for (let index = pieces.length - 1; index > 0; index--) {
    if (pieces[index] === pieces[index - 1]) pieces.splice(index, 1);
  }
}
