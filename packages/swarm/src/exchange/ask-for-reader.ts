/**
 * Someone reads the file while it comes (EX26): the pieces that are due soon go before all others, in their order, each
 * to the quickest of those who have it and granted a right. A piece that would come too late from the one who was asked
 * is asked of a second peer that is quicker. When the next seconds are safe, the rarest goes first, as always: the swarm
 * lives by that. No more is asked for at once than keeps the wire full, so that what is read next does not queue behind
 * what is read later.
 */
import { doManyWait } from './choose-receiver.ts';
import { lookAt } from './look-again.ts';
import { ask, release, sayInterest, sayRequests } from './ask.ts';
import { mayMove } from './limit-rates.ts';
import { arrivalRate, mayReaderAsk } from './pace-downlink.ts';
import { type Channel, type Core, type FileBody, type FileState, type Stream } from './state.ts';

/**
 * The window begins at the first piece that nobody was asked for. It holds what is read in the time that is left to that
 * piece, within these bounds in milliseconds, and so many pieces at the least and at most: whoever has none of these
 * keeps his right for a moment, because a piece that is read later would only stand in the way of those.
 */
const narrowestMs = 1000;
const widestMs = 2500;
const leastWindow = 2;
const largestWindow = 512;
/** Nothing in the window is further ahead of the reader than this. */
const horizonMs = 10_000;
/** Who is asked for a piece that is due within so many milliseconds hears that we wait for it. */
const hurryMs = 2000;
/** Others are asked for while all that is read in so many milliseconds is here or on its way. */
const safeMs = 3000;
/** A reader that said nothing for so long has gone, in milliseconds. */
const forgottenMs = 30_000;
/** Before a peer has delivered, it is thought to take so long, in milliseconds. */
const unknownServiceMs = 800;
/** Who takes longer than the time that is left, divided by this, may be late: a quicker one is waited for. */
const riskFactor = 3;
/** Each piece that a peer is asked for already makes the next so much later. */
const behindShare = 0.5;
/** A second peer must be so much quicker. */
const clearlyQuicker = 0.6;
/** Nobody is thought late before so many milliseconds. */
const leastWaitMs = 300;
/** Pieces that may come twice for a reader: this share of the file, and two. */
const rescuedShare = 0.015;
/** So many holders of a piece hear that we wait for them, each again after so many milliseconds. */
const solicited = 2;
const callEveryMs = 250;
/** A right comes within so many milliseconds after that, or not so soon. */
const comingMs = 120;
const lookAgainMs = 100;

export function isRead(core: Core, file: FileState): boolean {
  const { stream, body } = file;
  if (stream === undefined || body === undefined) return false;
  return stream.piece < body.pieceCount && core.now - stream.at < forgottenMs;
}

export function askForReader(core: Core, file: FileState, body: FileBody, told: Stream): void {
  const stream = asItStands(core, body, told);
  const isSafeNow = isSafe(body, stream);
  if (!isSafeNow) seekHolders(core, file, body, stream);
  const holders = file.channels.filter((channel) => mayAskOf(core, channel));
  const asking = new Set<Channel>();
  const hurried = new Set<Channel>();
  let hasWaited = false;
  while (holders.length > 0) {
    const restMs = deadlineOf(stream, firstMissing(body, stream)) - core.now;
    const isFull = !mayReaderAsk(core, file, stream.piecesPerSecond, restMs);
    hasWaited = isFull || !mayMove(core, core.downloadLimit);
    const next = !hasWaited
      ? (nextRescue(core, body, stream, holders) ??
        nextUrgent(core, file, body, stream, holders) ??
        nextOther(core, body, stream, holders))
      : isFull
        ? nextRescue(core, body, stream, holders)
        : undefined;
    if (next === undefined) break;
    ask(core, next.channel, body, next.piece);
    if (deadlineOf(stream, next.piece) - core.now < hurryMs) hurried.add(next.channel);
    next.channel.asking.push(next.piece);
    asking.add(next.channel);
    if (!mayAskOf(core, next.channel)) holders.splice(holders.indexOf(next.channel), 1);
  }
  // Where nothing is under way, no piece wakes us: time does.
  if (hasWaited) for (const channel of holders) core.waiting.add(channel);
  for (const channel of asking) sayRequests(core, channel);
  for (const channel of hurried) if (core.now - channel.calledAt >= callEveryMs) sayInterest(core, channel);
  // Who has nothing that we could ask soon gets his right back; others wait until a piece has come.
  for (const channel of holders) if (channel.offers === 0 || (!hasWaited && isSafeNow)) release(core, channel);
}

/** A stranger is asked for one piece: the second had better come from another. A seed may be the only one who has it. */
const mayAskOf = (core: Core, channel: Channel): boolean =>
  channel.spent < channel.credits &&
  channel.ours >= 0 &&
  channel.outstanding < (channel.got === 0 && channel.has?.isFull !== true ? 1 : channel.window) &&
  channel.notBefore <= core.now;

interface Next {
  readonly piece: number;
  readonly channel: Channel;
}

/** The piece that is due first of those that can be asked for, and the quickest who has it. */
function nextUrgent(
  core: Core,
  file: FileState,
  body: FileBody,
  stream: Stream,
  holders: readonly Channel[],
): Next | undefined {
  let end = Math.min(body.pieceCount, stream.piece + piecesIn(stream, horizonMs));
  let isBegun = false;
  const isCrowd = doManyWait(core, file);
  for (let piece = stream.piece; piece < end; piece++) {
    if (!body.lacking.has(piece)) continue;
    if (body.picker.isOpen(piece)) {
      if (!isBegun) end = Math.min(end, piece + widthOf(stream, deadlineOf(stream, piece) - core.now));
      isBegun = true;
      const channel = quickest(holders, piece);
      if (channel === undefined) continue;
      if (!isCrowd && isWorthWaiting(core, file, piece, channel, deadlineOf(stream, piece) - core.now)) {
        lookAt(core, core.now + comingMs / 3);
        continue;
      }
      return { piece, channel };
    }
  }
  return undefined;
}

/** Over a full wire only what is due next and will not be here is asked for, of somebody else. */
function nextRescue(core: Core, body: FileBody, stream: Stream, holders: readonly Channel[]): Next | undefined {
  const end = Math.min(body.pieceCount, stream.piece + leastWindow);
  for (let piece = stream.piece; piece < end; piece++) {
    if (!body.lacking.has(piece)) continue;
    const channel = findRescuer(core, body, stream, holders, piece);
    return channel === undefined ? undefined : { piece, channel };
  }
  return undefined;
}

function quickest(holders: readonly Channel[], piece: number): Channel | undefined {
  let best: Channel | undefined;
  for (const channel of holders) {
    if (channel.has?.has(piece) === true && (best === undefined || timeOf(channel) < timeOf(best))) best = channel;
  }
  return best;
}

/** What a further request would take, beside what is to come by our wire before it. */
function timeOf(channel: Channel): number {
  const usual = channel.ownMs ?? (channel.has?.isFull === true ? unknownServiceMs / 4 : unknownServiceMs);
  return usual * (1 + channel.outstanding * behindShare);
}

/** The piece will be late from the one who was asked, and somebody would clearly have it here before. */
function findRescuer(
  core: Core,
  body: FileBody,
  stream: Stream,
  holders: readonly Channel[],
  piece: number,
): Channel | undefined {
  const asked = body.asked.get(piece);
  if (asked === undefined || asked.second !== undefined || !mayRescue(body)) return undefined;
  const waited = core.now - asked.at;
  // Who is over his time may be so for as long again.
  const rest = Math.max((asked.by.serviceMs ?? unknownServiceMs) - waited, waited / 2);
  if (waited < leastWaitMs || core.now + rest < deadlineOf(stream, piece)) return undefined;
  const rescuer = quickest(holders, piece);
  if (rescuer === undefined || rescuer === asked.by) return undefined;
  return timeOf(rescuer) < rest * clearlyQuicker ? rescuer : undefined;
}

const mayRescue = (body: FileBody): boolean =>
  body.cameTwice + body.secondsAsked < 2 + Math.floor(body.pieceCount * rescuedShare);

/** When the next seconds are safe, or nobody has anything that is due: the rarest, of whoever granted. */
function nextOther(core: Core, body: FileBody, stream: Stream, holders: readonly Channel[]): Next | undefined {
  if (!isSafe(body, stream)) return undefined;
  for (const channel of holders) {
    const named = channel.only.find((piece) => body.picker.isOpen(piece));
    const piece =
      named ?? (channel.has === undefined ? undefined : body.picker.pick(channel.has, core.random, channel.claim));
    if (piece !== undefined) return { piece, channel };
  }
  return undefined;
}

function isSafe(body: FileBody, stream: Stream): boolean {
  const end = Math.min(body.pieceCount, stream.piece + piecesIn(stream, safeMs));
  for (let piece = stream.piece; piece < end; piece++) if (body.picker.isOpen(piece)) return false;
  return true;
}

/**
 * The quickest of those who have what is due soon hear that we wait for them, where none who granted a right or heard so
 * just now is nearly as quick.
 */
function seekHolders(core: Core, file: FileState, body: FileBody, stream: Stream): void {
  const end = Math.min(body.pieceCount, stream.piece + piecesIn(stream, safeMs));
  let left = Math.max(3, Math.ceil(arrivalRate(core) / 2));
  for (let piece = stream.piece; piece < end && left > 0; piece++) {
    if (!body.picker.isOpen(piece)) continue;
    left--;
    for (let count = 0; count < solicited; count++) {
      const channel = whomToCall(core, file, piece);
      if (channel === undefined) break;
      channel.hasReleased = false;
      sayInterest(core, channel);
    }
  }
  lookAt(core, core.now + lookAgainMs);
}

function whomToCall(core: Core, file: FileState, piece: number): Channel | undefined {
  let called = 0;
  let expected = Infinity;
  let best: Channel | undefined;
  for (const channel of file.channels) {
    if (channel.ours < 0 || channel.theirs < 0 || channel.isSnubbed || channel.has?.has(piece) !== true) continue;
    if (mayAskOf(core, channel) || isComing(core, channel)) {
      called++;
      expected = Math.min(expected, timeOf(channel));
    } else if (channel.spent >= channel.credits && core.now - channel.calledAt >= callEveryMs) {
      if (best === undefined || timeOf(channel) < timeOf(best)) best = channel;
    }
  }
  return best !== undefined && (called < solicited || timeOf(best) < expected * clearlyQuicker) ? best : undefined;
}

/** The right that was asked for has not had the time to come. */
const isComing = (core: Core, channel: Channel): boolean =>
  channel.spent >= channel.credits && core.now - channel.calledAt < comingMs;

/**
 * Somebody is clearly quicker than this one, and heard just now that we wait; or this one would be late, and there is
 * still the time to wait for that other's right.
 */
function isWorthWaiting(core: Core, file: FileState, piece: number, than: Channel, restMs: number): boolean {
  const slow = timeOf(than);
  return file.channels.some((channel) => {
    if (channel.isSnubbed || channel.spent < channel.credits || channel.has?.has(piece) !== true) return false;
    const quick = timeOf(channel) + comingMs;
    return isComing(core, channel)
      ? quick < slow * clearlyQuicker
      : restMs < slow * riskFactor && quick < slow && quick < restMs;
  });
}

/** What is read in that time. */
const piecesIn = (stream: Stream, ms: number): number =>
  Math.min(largestWindow, Math.max(leastWindow, Math.ceil((stream.piecesPerSecond * ms) / 1000)));

const widthOf = (stream: Stream, restMs: number): number =>
  piecesIn(stream, Math.min(widestMs, Math.max(narrowestMs, restMs)));

/** A reader that stands still goes on when the piece is here that it waits for: that one is due now, the rest later. */
function asItStands(core: Core, body: FileBody, told: Stream): Stream {
  const missing = firstMissing(body, told);
  const lateMs = core.now - deadlineOf(told, missing);
  return lateMs <= 0 ? told : { ...told, at: told.at + lateMs };
}

function firstMissing(body: FileBody, stream: Stream): number {
  let piece = stream.piece;
  while (piece < body.pieceCount && body.mine.has(piece)) piece++;
  return piece;
}

/** When the piece is read. */
const deadlineOf = (stream: Stream, piece: number): number =>
  stream.at + ((piece - stream.piece) * 1000) / Math.max(stream.piecesPerSecond, 0.01);
