/**
 * Uses the rights that a peer granted: asks for pieces, or gives the rights back at once where there is nothing to ask,
 * so that the peer can grant somebody else (EX10).
 */
import { chooseLate, noteAskedTwice } from './ask-twice.ts';
import { choosePiece } from './choose-piece.ts';
import { peerHas } from './know-pieces.ts';
import { mayMove, noteMoved } from './limit-rates.ts';
import { say } from './say.ts';
import { mustWaitForOthers } from './share-between-files.ts';
import { type Asked, type Channel, type Core, type FileBody, type FileState } from './state.ts';

export function takeGrant(core: Core, channel: Channel, credits: number, only: readonly number[]): void {
  const { body } = channel.file;
  if (credits <= channel.credits) return;
  channel.credits = credits;
  channel.courtedAt = core.now;
  if (body === undefined) {
    channel.only = only;
    core.spenders.add(channel);
    return;
  }
  // Whoever offers a piece has it.
  for (const piece of only) if (piece < body.pieceCount) peerHas(channel, body, piece);
  channel.only = only;
  core.spenders.add(channel);
}

export function askForPieces(core: Core, channel: Channel): void {
  const { file } = channel;
  const { body } = file;
  if (channel.spent >= channel.credits || channel.ours < 0 || channel.link.isClosed) return;
  const pieces: number[] = [];
  let isSated = body === undefined || !mayAsk(core, file) || channel.notBefore > core.now;
  // Rights are kept where we would go beyond a limit, or before another file of ours: a little later we use them.
  if (!isSated && (mustWaitForOthers(core, channel, file) || !mayMove(core, core.downloadLimit))) {
    core.waiting.add(channel);
    return;
  }
  while (!isSated && body !== undefined && channel.spent < channel.credits) {
    if (channel.outstanding >= channel.window || !mayMove(core, core.downloadLimit)) break;
    const piece = choosePiece(core, channel, body) ?? chooseLate(core, channel, body);
    if (piece === undefined) isSated = true;
    else {
      ask(core, channel, body, piece);
      pieces.push(piece);
    }
  }
  if (pieces.length > 0) say(core, channel.link, { type: 'request', channel: channel.ours, pieces });
  if (isSated) release(core, channel);
  else if (core.downloadLimit.bytesPerMs !== Infinity && channel.spent < channel.credits) core.waiting.add(channel);
}

function ask(core: Core, channel: Channel, body: FileBody, piece: number): void {
  channel.outstanding++;
  channel.spent++;
  channel.file.drawn += body.pieceLength / channel.file.weight;
  noteMoved(core.downloadLimit, body.pieceLength);
  const { checkMs } = core.settings;
  if (core.checkAt > core.now + checkMs) core.checkAt = core.now + checkMs;
  const first = body.asked.get(piece);
  if (first !== undefined) {
    noteAskedTwice(core, channel, body, first);
    return;
  }
  const asked: Asked = { by: channel, at: core.now, second: undefined, secondAt: 0, soughtAt: 0 };
  body.asked.set(piece, asked);
  body.picker.shut(piece);
}

function release(core: Core, channel: Channel): void {
  if (channel.spent >= channel.credits) return;
  channel.spent = channel.credits;
  channel.hasReleased = true;
  say(core, channel.link, { type: 'release', channel: channel.ours, credits: channel.credits });
}

/** Whether pieces of the file are to be asked for at all. */
export function mayAsk(core: Core, file: FileState): boolean {
  return wantsPieces(file) && core.unwrittenBytes < core.settings.maxUnwrittenBytes;
}

export function wantsPieces(file: FileState): boolean {
  const { body } = file;
  return (
    file.isDownload && !file.isPaused && file.trouble === undefined && (body === undefined || body.lacking.size > 0)
  );
}

/** Tells peers who were given rights back that there is something to ask again: all, or a few drawn at random (EX10). */
export function solicit(core: Core, file: FileState, limit = Infinity): void {
  const { channels } = file;
  if (channels.length === 0) return;
  let left = limit;
  const start = core.random.uint32() % channels.length;
  for (let step = 0; step < channels.length && left > 0; step++) {
    const channel = channels[(start + step) % channels.length] as Channel;
    if (!channel.hasReleased || channel.offers === 0 || channel.ours < 0) continue;
    left--;
    channel.hasReleased = false;
    channel.courtedAt = core.now;
    say(core, channel.link, { type: 'interest', channel: channel.ours, interested: true });
  }
}

/** Nobody is waited for any more where the piece is concerned; it may be asked of anybody. */
export function reopen(body: FileBody, piece: number): void {
  body.asked.delete(piece);
  if (body.lacking.has(piece) && !body.taken.has(piece)) body.picker.open(piece);
}

/** The channel is not waited for any more; true when nobody else is asked for the piece. */
export function giveUpOn(channel: Channel, body: FileBody, piece: number): boolean {
  const asked = body.asked.get(piece);
  if (asked === undefined) return false;
  if (asked.by === channel) {
    channel.outstanding--;
    if (asked.second === undefined) {
      reopen(body, piece);
      return true;
    }
    asked.by = asked.second;
    asked.at = asked.secondAt;
    asked.second = undefined;
    body.secondsAsked--;
  } else if (asked.second === channel) {
    channel.outstanding--;
    asked.second = undefined;
    body.secondsAsked--;
  }
  return false;
}
