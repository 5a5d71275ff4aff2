/**
 * Channels: one file on one link. Who downloads opens one; who has the file, even idle, opens its own in answer; nobody
 * announces what he has by himself (EX2). Numbers are the sender's own.
 */
import { decodePieceSet } from '../wire/decode-piece-set.ts';
import { encodePieceSet } from '../wire/encode-piece-set.ts';
import { maxPieces } from '../wire/limits.ts';
import { announceTo } from './announce-pieces.ts';
import { giveUpOn, solicit } from './ask.ts';
import { blame, noteWrong } from './blame.ts';
import { dropGrants } from './grant-rights.ts';
import { believe, peerHas, peerHasSet } from './know-pieces.ts';
import { keepEarlyHave, keepEarlyMap, takeEarlyNews } from './early-words.ts';
import { forgetService } from './pace-downlink.ts';
import { say } from './say.ts';
import { serveSoon } from './serve-requests.ts';
import { Channel, type Core, type FileBody, type FileState, type LinkState } from './state.ts';
import { joinShares } from './share-between-files.ts';
import { askForStructure } from './fetch-structure.ts';

export const keyOf = (root: Uint8Array): string => String.fromCharCode(...root);

/** A download speaks of its file on every link. */
export function openEverywhere(core: Core, file: FileState): void {
  for (const link of core.links.values()) openOn(core, link, file);
}

export function openOn(core: Core, link: LinkState, file: FileState): void {
  if (file.channels.some((channel) => channel.link === link && channel.ours >= 0)) return;
  if (link.ourChannels.size >= core.settings.maxOurChannels) return;
  openOurs(core, channelOf(core, link, file));
}

/** A new channel is told addresses after so many milliseconds: by then it is known who else is there. */
const firstAddressesMs = 3000;

/** A peer may go before others by saying that it waits: so often at once, and again after so many milliseconds each. */
const mostWaits = 4;
const waitEveryMs = 500;

function mayGoBefore(core: Core, channel: Channel): boolean {
  const regained = (core.now - channel.waitingAt) / waitEveryMs;
  channel.waits = Math.min(mostWaits, channel.waits + regained);
  channel.waitingAt = core.now;
  if (channel.waits < 1) return false;
  channel.waits--;
  return true;
}

/** Keys kept for one link, in each of its two sets. */
const maxKeys = 64;

function remember(keys: Set<string>, key: string): void {
  keys.delete(key);
  keys.add(key);
  for (const oldest of keys) {
    if (keys.size <= maxKeys) break;
    keys.delete(oldest);
  }
}

/** A file that was added is opened to those who asked for it before. */
export function answerEarlierQuestions(core: Core, file: FileState): void {
  for (const link of core.links.values()) {
    if (!link.asksFor.delete(file.key)) continue;
    load(core, file);
    openOn(core, link, file);
  }
}

function channelOf(core: Core, link: LinkState, file: FileState): Channel {
  const known = file.channels.find((channel) => channel.link === link);
  if (known !== undefined) return known;
  const channel = new Channel(link, file, core.settings.firstWindow);
  if (file.channels.length === 0) joinShares(core, file);
  channel.usefulAt = core.now;
  channel.courtedAt = core.now;
  channel.addressesAt = core.now + firstAddressesMs;
  file.channels.push(channel);
  if (file.body !== undefined) channel.count(0, file.body.mine.size);
  return channel;
}

function openOurs(core: Core, channel: Channel): void {
  const { link, file } = channel;
  channel.ours = link.nextChannel++;
  link.ourChannels.set(channel.ours, channel);
  say(core, link, { type: 'open', channel: channel.ours, root: file.root });
  if (file.body !== undefined) describe(core, channel, file.body);
}

/** Says what we have, and that we want nothing where that is so. */
export function describe(core: Core, channel: Channel, body: FileBody): void {
  const { link, file } = channel;
  if (channel.ours < 0) return;
  channel.told = body.gained.length;
  const { pieceCount } = body;
  say(core, link, {
    type: 'haveMap',
    channel: channel.ours,
    pieceCount,
    pieces: encodePieceSet(body.mine),
  });
  // Whoever has everything says so by the map.
  if (body.mine.isFull) channel.toldInterest = false;
  else sayInterest(core, channel, isWanting(file));
}

export function sayInterest(core: Core, channel: Channel, interested: boolean): void {
  if (channel.ours < 0 || channel.toldInterest === interested) return;
  channel.toldInterest = interested;
  say(core, channel.link, { type: 'interest', channel: channel.ours, interested });
}

const isWanting = (file: FileState): boolean =>
  file.isDownload &&
  !file.isPaused &&
  file.trouble === undefined &&
  (file.body === undefined || file.body.lacking.size > 0);

export function takeOpen(core: Core, link: LinkState, theirs: number, root: Uint8Array): void {
  const known = link.theirChannels.get(theirs);
  if (known !== undefined) {
    if (known.file.key !== keyOf(root)) noteWrong(core, link, 'malformed', 'opened a channel that is open');
    return;
  }
  const file = core.filesByRoot.get(keyOf(root));
  if (file === undefined || link.theirChannels.size >= core.settings.maxTheirChannels) {
    say(core, link, { type: 'unknown', theirChannel: theirs });
    // Told when we have it some day; only the newest questions are kept.
    if (file === undefined) remember(link.asksFor, keyOf(root));
    else noteWrong(core, link, 'flooding', 'opened too many channels');
    return;
  }
  link.lacks.delete(file.key);
  const before = file.channels.find((one) => one.link === link && one.theirs >= 0);
  if (before !== undefined) {
    // Nobody opens a file twice: the closing of the channel before is on its way, or this word is the late one. Numbers
    // only grow, so the greater is the newer.
    if (before.theirs > theirs) return;
    takeClose(core, before);
  }
  const channel = channelOf(core, link, file);
  channel.theirs = theirs;
  channel.isInterested = true;
  link.theirChannels.set(theirs, channel);
  if (file.body === undefined) load(core, file);
  if (channel.ours < 0) {
    if (link.ourChannels.size < core.settings.maxOurChannels) openOurs(core, channel);
    else say(core, link, { type: 'unknown', theirChannel: theirs });
  }
  if (file.phase === 'structureMissing') askForStructure(core, file);
  core.isUploadDue = true;
  core.uplink.isExhausted = false;
}

export function load(core: Core, file: FileState): void {
  if (file.phase !== 'idle') return;
  file.phase = 'loading';
  core.actions.push({ type: 'load', file: file.number });
}

export function takeHaveMap(core: Core, channel: Channel, pieceCount: number, pieces: Uint8Array): void {
  const { body } = channel.file;
  if (pieceCount > maxPieces) {
    noteWrong(core, channel.link, 'malformed', `a file of ${pieceCount} pieces`);
  } else if (body === undefined) {
    keepEarlyMap(core, channel, pieceCount, pieces);
    // Now the peer is known to know the structure.
    askForStructure(core, channel.file);
  } else readHaveMap(core, channel, body, pieceCount, pieces);
}

export function readHaveMap(
  core: Core,
  channel: Channel,
  body: FileBody,
  pieceCount: number,
  pieces: Uint8Array,
): void {
  const { link } = channel;
  const set = pieceCount === body.pieceCount ? decodePieceSet(pieces, pieceCount) : undefined;
  if (set?.ok !== true) {
    blame(core, link.peer, link.number, 'malformed', 'a have-map that is not of this file');
    return;
  }
  peerHasSet(core, channel, body, set.value);
  noteOffers(core, channel);
}

export function takeHave(core: Core, channel: Channel, pieces: readonly number[]): void {
  const { body } = channel.file;
  if (body === undefined) {
    keepEarlyHave(channel, pieces);
    return;
  }
  const { link } = channel;
  for (const piece of pieces) {
    if (piece < body.pieceCount) {
      peerHas(core, channel, body, piece);
      continue;
    }
    blame(core, link.peer, link.number, 'malformed', `has piece ${piece} of ${body.pieceCount}`);
    return;
  }
  noteOffers(core, channel);
}

/** We gave rights back because there was nothing to ask: now there is. */
function noteOffers(core: Core, channel: Channel): void {
  if (channel.file.stream !== undefined) core.read.add(channel.file);
  if (channel.spent < channel.credits) core.spenders.add(channel);
}

export function takeInterest(core: Core, channel: Channel, isInterested: boolean): void {
  // Said again, it means that the peer waits for us; said all the time, it means nothing.
  if (isInterested && channel.isInterested && mayGoBefore(core, channel)) {
    core.awaited.add(channel);
    // The rights that it did not use may never have come.
    if (channel.staleGrants > 0 && channel.ours >= 0)
      say(core, channel.link, {
        type: 'grant',
        channel: channel.ours,
        credits: channel.granted,
        only: [],
      });
    if (channel.queued > 0) serveSoon(core, channel);
  }
  channel.isInterested = isInterested;
  channel.isSated = false;
  if (isInterested) {
    const { body } = channel.file;
    if (body !== undefined) announceTo(core, channel, body);
    core.isUploadDue = true;
    core.uplink.isExhausted = false;
  } else if (core.grantees.has(channel)) dropGrants(core, channel);
}

/** The peer speaks of the file no more. */
export function takeClose(core: Core, channel: Channel): void {
  channel.link.theirChannels.delete(channel.theirs);
  channel.theirs = -1;
  dropChannel(core, channel, true);
}

export function takeUnknown(core: Core, channel: Channel): void {
  if (channel.theirs >= 0) return;
  channel.link.ourChannels.delete(channel.ours);
  channel.ours = -1;
  remember(channel.link.lacks, channel.file.key);
  dropChannel(core, channel, false);
}

/** Forgets everything about the file on this link. */
export function dropChannel(core: Core, channel: Channel, sayClose: boolean): void {
  const { file, link } = channel;
  const { body } = file;
  const place = file.channels.indexOf(channel);
  if (place < 0) return;
  file.channels[place] = file.channels.at(-1) as Channel;
  file.channels.pop();
  core.spenders.delete(channel);
  core.waiting.delete(channel);
  core.awaited.delete(channel);
  channel.isInterested = false;
  if (core.grantees.has(channel)) dropGrants(core, channel);
  forgetQueued(core, channel);
  takeEarlyNews(channel);
  if (body !== undefined) {
    for (const piece of [...body.asked.keys()]) giveUpOn(core, channel, body, piece);
    believe(channel, body, 0);
    forgetService(channel, body);
    solicit(core, file, 4);
  }
  if (channel.theirs >= 0) link.theirChannels.delete(channel.theirs);
  if (channel.ours >= 0) {
    link.ourChannels.delete(channel.ours);
    if (sayClose) say(core, link, { type: 'close', channel: channel.ours });
    channel.ours = -1;
  }
  unloadIfIdle(core, file);
}

function forgetQueued(core: Core, channel: Channel): void {
  if (channel.queued === 0) return;
  const { uplink } = core;
  const { queue, ready } = uplink;
  for (let index = queue.length - 1; index >= 0; index--) if (queue[index]?.channel === channel) queue.splice(index, 1);
  for (let index = ready.length - 1; index >= 0; index--) if (ready[index]?.channel === channel) ready.splice(index, 1);
  channel.queued = 0;
  core.isUploadDue = true;
}

/** Nobody speaks of the file and it downloads nothing: it becomes a map entry again (EX3). */
export function unloadIfIdle(core: Core, file: FileState): void {
  if (file.channels.length > 0 || file.phase !== 'loaded' || isWanting(file)) return;
  // A download whose store is in trouble is not done: what it holds stays known to its owner.
  if (file.trouble !== undefined) return;
  if (file.body === undefined || file.body.unwritten.size > 0 || file.body.taken.size > 0) return;
  file.phase = 'idle';
  file.body = undefined;
  core.actions.push({ type: 'unload', file: file.number });
}
