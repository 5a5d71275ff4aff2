/**
 * Someone reads the file while it comes (EX26): the pieces that are due soon go before all others, in their order. A
 * piece that would come too late from the one who was asked is asked of a second peer that is quicker. Beyond the window
 * the rarest goes first, as always: the swarm lives by that.
 */
import { type Channel, type Core, type FileBody, type Stream } from './state.ts';

/** The window: what is read in so many milliseconds, and so many pieces at the least. */
const windowMs = 6000;
const leastWindow = 6;
/** Largest window: it is walked for each right. */
const largestWindow = 512;
/** Before a peer has delivered, it is thought to take so long, in milliseconds. */
const unknownServiceMs = 500;
/** A peer that needs so much longer than a piece's rest of time is not asked for it while others may be. */
const hopelessFactor = 2;

export function chooseUrgent(core: Core, channel: Channel, body: FileBody, stream: Stream): number | undefined {
  const { has } = channel;
  if (has === undefined) return undefined;
  const end = Math.min(body.pieceCount, stream.piece + windowOf(stream));
  const takes = channel.serviceMs ?? unknownServiceMs;
  let second: number | undefined;
  for (let piece = stream.piece; piece < end; piece++) {
    if (!body.lacking.has(piece) || !has.has(piece)) continue;
    const rest = deadlineOf(stream, piece) - core.now;
    if (body.picker.isOpen(piece)) {
      if (takes > hopelessFactor * Math.max(rest, leastRestMs) && channel.serviceMs !== undefined) continue;
      return piece;
    }
    if (second === undefined && wouldRescue(core, channel, body, piece, rest, takes)) second = piece;
  }
  return second;
}

/** In milliseconds: what is overdue already is still to be had from somebody of usual speed. */
const leastRestMs = 300;

/** The piece will be late from the one who was asked, and this peer is clearly quicker than that. */
function wouldRescue(
  core: Core,
  channel: Channel,
  body: FileBody,
  piece: number,
  rest: number,
  takes: number,
): boolean {
  const asked = body.asked.get(piece);
  if (asked === undefined || asked.second !== undefined || asked.by === channel) return false;
  const waited = core.now - asked.at;
  const expected = Math.max(asked.by.serviceMs ?? unknownServiceMs, waited * 1.5) - waited;
  return expected > rest && takes * 1.5 < expected;
}

const windowOf = (stream: Stream): number =>
  Math.min(largestWindow, Math.max(leastWindow, Math.ceil((stream.piecesPerSecond * windowMs) / 1000)));

/** When the piece is read. */
const deadlineOf = (stream: Stream, piece: number): number =>
  stream.at + ((piece - stream.piece) * 1000) / Math.max(stream.piecesPerSecond, 0.01);
