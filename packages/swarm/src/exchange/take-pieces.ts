/** Pieces come in: were they asked for, do they hold, are they safe. Each bad one is the fault of its sender alone. */
import { type Payload } from '@peersume/base';
import { planAnnouncing } from './announce-pieces.ts';
import { expectLate, giveUpOn, reopen, solicit } from './ask.ts';
import { blame, noteWrong } from './blame.ts';
import { believe, gainPiece, losePiece, peerLost, provenClaim, strangerClaim } from './know-pieces.ts';
import { tellWish } from './load-file.ts';
import { noteArrived, noteOutstanding, noteOwnTime, noteService } from './pace-downlink.ts';
import { snubPeer } from './snub-late-peers.ts';
import { unloadIfIdle } from './open-channels.ts';
import { say, tell } from './say.ts';
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

export function takePiece(core: Core, channel: Channel, body: FileBody, piece: number, payload: Payload): void {
  const { link, file } = channel;
  if (piece >= body.pieceCount || payload.byteLength > body.pieceLength) {
    blame(core, link.peer, link.number, 'malformed', `sent piece ${piece} of ${payload.byteLength} bytes`);
    return;
  }
  const asked = body.asked.get(piece);
  const isAsked = asked !== undefined && (asked.by === channel || asked.second === channel);
  const askedAt = isAsked ? (asked.by === channel ? asked.at : asked.secondAt) : channel.late?.get(piece);
  if (askedAt === undefined) {
    // What was asked for may come twice on bad ways, and is no wrong.
    if (wasExpected(channel, piece)) return;
    noteWrong(core, link, 'unrequested', `sent piece ${piece} without being asked`);
    return;
  }
  channel.late?.delete(piece);
  noteArrival(core, channel, body, askedAt);
  if (asked?.by === channel) noteOwnTime(core, channel, core.now - askedAt, asked.ahead);
  expectAgain(channel, piece);
  if (body.mine.has(piece)) body.cameTwice++;
  if (body.mine.has(piece) || body.taken.has(piece) || !file.isDownload) {
    if (isAsked) giveUpOn(core, channel, body, piece);
    return;
  }
  if (asked !== undefined) stopWaiting(core, channel, body, piece);
  body.picker.shut(piece);
  body.taken.set(piece, { link: link.number, peer: link.peer, channel, bytes: payload.byteLength });
  core.unwrittenBytes += payload.byteLength;
  core.actions.push({ type: 'accept', file: file.number, piece, payload });
  if (channel.spent < channel.credits) core.spenders.add(channel);
  if (file.stream !== undefined) core.read.add(file);
  for (const waiting of core.waiting) core.spenders.add(waiting);
  core.waiting.clear();
}

/** Pieces of one peer that may come a second time: the latest ones. */
const maxAgain = 64;

function expectAgain(channel: Channel, piece: number): void {
  const again = (channel.again ??= []);
  if (again.length < maxAgain) again.push(piece);
  else again[channel.got % maxAgain] = piece;
}

/** True once for each time that it was expected. */
function wasExpected(channel: Channel, piece: number): boolean {
  const index = channel.again?.indexOf(piece) ?? -1;
  if (index < 0 || channel.again === undefined) return false;
  channel.again[index] = -1;
  return true;
}

function noteArrival(core: Core, channel: Channel, body: FileBody, askedAt: number): void {
  const took = core.now - Math.max(askedAt, channel.lastPieceAt);
  channel.serviceMs = channel.serviceMs === undefined ? took : channel.serviceMs * 0.75 + took * 0.25;
  noteArrived(core);
  const waited = core.now - askedAt;
  body.serviceMs = body.serviceMs === undefined ? waited : body.serviceMs * 0.9 + waited * 0.1;
  noteService(channel, body, waited);
  channel.lastPieceAt = core.now;
}

/** The piece came by `channel`; whoever else was asked need not send it. */
function stopWaiting(core: Core, channel: Channel, body: FileBody, piece: number): void {
  const asked = body.asked.get(piece);
  if (asked === undefined) return;
  body.asked.delete(piece);
  if (asked.second !== undefined) body.secondsAsked--;
  for (const other of [asked.by, asked.second]) {
    if (other === undefined) continue;
    other.outstanding--;
    noteOutstanding(core, other, -1);
    if (other === channel) continue;
    expectLate(core, other, piece, other === asked.by ? asked.at : asked.secondAt);
    say(core, other.link, { type: 'cancel', channel: other.ours, pieces: [piece] });
    if (other.spent < other.credits) core.spenders.add(other);
  }
}

export function takeVerified(core: Core, file: FileState, body: FileBody, piece: number, holds: boolean): void {
  const taken = body.taken.get(piece);
  if (taken === undefined) return;
  body.taken.delete(piece);
  const { channel } = taken;
  if (!holds) {
    core.unwrittenBytes -= taken.bytes;
    reopen(body, piece);
    blame(core, taken.peer, taken.link, 'corruptPiece', `piece ${piece} was not what it should be`);
    solicit(core, file, solicited);
    return;
  }
  body.unwritten.set(piece, taken.bytes);
  if (channel.got === 0) core.downlink.ofStrangers -= channel.outstanding;
  channel.got++;
  if (channel.isSnubbed) {
    channel.isSnubbed = false;
    channel.snubs = 0;
    channel.notBefore = 0;
    believe(channel, body, channel.has?.isFull === true ? 0 : provenClaim);
  } else if (channel.claim === strangerClaim) believe(channel, body, provenClaim);
  widenWindow(core, channel);
  if (channel.spent < channel.credits) core.spenders.add(channel);
  gainPiece(core, file, body, piece);
  planAnnouncing(core, body);
  completeIfDone(core, file, body);
}

/** Peers told that there is something to ask again, for one piece that became open. */
const solicited = 4;

/** Twice as much may be asked of the peer as before, up to what it sends in a few seconds (EX27). */
function widenWindow(core: Core, channel: Channel): void {
  const { firstWindow, maxQueuedPerPeer, maxQueueMs } = core.settings;
  const paced = Math.max(firstWindow, Math.ceil(maxQueueMs / Math.max(channel.serviceMs ?? 0, 1)));
  channel.window = Math.min(channel.window * 2, paced, maxQueuedPerPeer);
}

export function completeIfDone(core: Core, file: FileState, body: FileBody): void {
  if (body.lacking.size > 0 || !file.isDownload) return;
  for (const channel of file.channels) {
    if (channel.ours < 0 || !channel.toldInterest) continue;
    channel.toldInterest = false;
    say(core, channel.link, { type: 'interest', channel: channel.ours, interested: false });
  }
}

export function takeWritten(
  core: Core,
  file: FileState,
  body: FileBody,
  piece: number,
  failure: 'full' | 'readOnly' | 'failed' | undefined,
): void {
  const bytes = body.unwritten.get(piece);
  if (bytes === undefined) return;
  body.unwritten.delete(piece);
  const wasFull = core.unwrittenBytes >= core.settings.maxUnwrittenBytes;
  core.unwrittenBytes -= bytes;
  if (wasFull && core.unwrittenBytes < core.settings.maxUnwrittenBytes) {
    for (const any of core.files.values()) if (any.body !== undefined && any.isDownload) solicit(core, any);
  }
  if (failure !== undefined) {
    noteStoreTrouble(core, file, body, piece, failure);
  } else if (body.lacking.size === 0 && body.unwritten.size === 0 && file.isDownload && !body.isComplete) {
    body.isComplete = true;
    tell(core, { type: 'fileComplete', file: file.number });
  }
  // Whoever sent the last pieces may have gone before they were safe.
  unloadIfIdle(core, file);
}

/** The piece is not kept; what is held is served on, and nothing more is asked for until the store is well (EX60). */
function noteStoreTrouble(
  core: Core,
  file: FileState,
  body: FileBody,
  piece: number,
  failure: 'full' | 'readOnly' | 'failed',
): void {
  losePiece(file, body, piece);
  for (const channel of file.channels) {
    if (channel.ours >= 0) say(core, channel.link, { type: 'lost', channel: channel.ours, pieces: [piece] });
  }
  if (file.trouble !== undefined) return;
  file.trouble = failure;
  tell(core, { type: 'storeTrouble', file: file.number, failure });
  tellWish(core, file);
}

/** Requests that a peer may refuse beside a few: this share of what it has sent. */
const refusedShare = 0.25;

/** Of one peer; what it refuses beyond that is believed again when it says that it has it. */
const maxRefused = 4096;

/** The peer will not send these. */
export function takeReject(core: Core, channel: Channel, body: FileBody, pieces: readonly number[]): void {
  let reopened = false;
  for (const piece of pieces) {
    const asked = body.asked.get(piece);
    const isAsked = asked?.by === channel || asked?.second === channel;
    // What was not asked of it, it cannot refuse.
    if (!isAsked && channel.late?.has(piece) !== true) continue;
    if (core.settings.forgiveMs > 0 && channel.has?.has(piece) === true) {
      peerLost(core, channel, body, piece);
      // Perhaps only the right was missing, where words came in the wrong order: it is believed again later.
      channel.refused ??= new Set();
      if (channel.refused.size < maxRefused) channel.refused.add(piece);
      channel.refusedAt = core.now;
    }
    if (!isAsked) continue;
    channel.refusals++;
    reopened = giveUpOn(core, channel, body, piece) || reopened;
  }
  if (channel.refusals > core.settings.maxRefusals + channel.got * refusedShare) {
    channel.refusals = 0;
    snubPeer(core, channel, body);
  }
  if (reopened) solicit(core, channel.file, solicited);
}
