/**
 * Uses the rights that a peer granted: asks for pieces, or gives the rights back at once where there is nothing to ask,
 * so that the peer can grant somebody else (EX10).
 */
import { ask, release, sayReleased, sayRequests } from './ask.ts';
import { askForReader, isRead } from './ask-for-reader.ts';
import { chooseLate } from './ask-twice.ts';
import { peerHas } from './know-pieces.ts';
import { mayMove } from './limit-rates.ts';
import { isWireFull } from './pace-downlink.ts';
import { mustWaitForOthers } from './share-between-files.ts';
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

export function takeGrant(core: Core, channel: Channel, credits: number, only: readonly number[]): void {
  const { body } = channel.file;
  if (credits <= channel.credits) {
    // Rights said again are rights that the peer thinks unused: over a bad transport it has missed what became of them.
    if (credits === channel.credits && channel.spent >= credits) sayReleased(core, channel);
    return;
  }
  channel.credits = credits;
  channel.courtedAt = core.now;
  // Rights that can be held at once are as many as can be named.
  channel.only = only.length > core.settings.maxQueuedPerPeer ? only.slice(0, core.settings.maxQueuedPerPeer) : only;
  core.spenders.add(channel);
  if (body === undefined) return;
  // Whoever offers a piece has it, unless it refused to send it just now.
  for (const piece of only) {
    if (piece < body.pieceCount && channel.refused?.has(piece) !== true) peerHas(core, channel, body, piece);
  }
}

/** Looks at all channels whose rights can be used, now that something has changed. */
export function useRights(core: Core): void {
  for (const channel of core.spenders) {
    if (isRead(core, channel.file) && mayAsk(core, channel.file)) core.read.add(channel.file);
    else askForPieces(core, channel);
  }
  core.spenders.clear();
  if (core.read.size === 0) return;
  for (const file of core.read) {
    const { body, stream } = file;
    if (body !== undefined && stream !== undefined && mayAsk(core, file)) askForReader(core, file, body, stream);
  }
  core.read.clear();
}

function askForPieces(core: Core, channel: Channel): void {
  const { file } = channel;
  const { body } = file;
  if (channel.spent >= channel.credits || channel.ours < 0 || channel.link.isClosed) return;
  if (body === undefined || !mayAsk(core, file) || channel.notBefore > core.now) {
    release(core, channel);
    return;
  }
  while (channel.spent < channel.credits && channel.outstanding < channel.window) {
    // Rights are kept while a full wire, a limit or another file of ours stands before them: soon we use them.
    if (isWireFull(core, file) || mustWaitForOthers(core, channel, file) || !mayMove(core, core.downloadLimit)) {
      core.waiting.add(channel);
      break;
    }
    const piece = choosePiece(core, channel, body) ?? chooseLate(core, channel, body);
    if (piece === undefined) {
      release(core, channel);
      break;
    }
    ask(core, channel, body, piece);
    channel.asking.push(piece);
  }
  sayRequests(core, channel);
}

/** What a seed named that spreads its pieces, and otherwise the rarest (EX20). */
function choosePiece(core: Core, channel: Channel, body: FileBody): number | undefined {
  const { has, only } = channel;
  if (has === undefined || body.picker.openCount === 0) return undefined;
  for (const piece of only) if (body.picker.isOpen(piece) && has.has(piece)) return piece;
  return body.picker.pick(has, core.random, channel.claim);
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
