/** What is done for links every few seconds: signs of life, patience with the silent, reminders that cannot be lost. */
import { closeLink } from './blame.ts';
import { wantsPieces } from './ask-for-pieces.ts';
import { tellAddresses } from './exchange-addresses.ts';
import { peerHas } from './know-pieces.ts';
import { maxListedPieces } from '../wire/limits.ts';
import { dropChannel, openOn } from './open-channels.ts';
import { say } from './say.ts';
import { type Channel, type Core, type FileBody, type LinkState } from './state.ts';

/** How often, in milliseconds. */
const careMs = 2000;
/** A peer that has what we want and granted nothing for so long is told again that we want it, in milliseconds. */
const remindMs = 6000;
/** A channel on which neither side wants anything is closed after so long, in milliseconds. */
const uselessMs = 60_000;

export function planCare(core: Core): void {
  if (core.links.size > 0 && core.careAt === Infinity) core.careAt = core.now + careMs;
}

export function careForLinks(core: Core): void {
  if (core.now < core.careAt) return;
  core.careAt = core.links.size > 0 ? core.now + careMs : Infinity;
  for (const link of core.links.values()) if (!link.isClosed) careForLink(core, link);
  openWaiting(core);
}

function careForLink(core: Core, link: LinkState): void {
  const { deadAfterMs, helloMs, pingAfterMs } = core.settings;
  if (!link.hasHello && core.now - link.openedAt > helloMs) {
    closeLink(core, link, 'said no hello');
    return;
  }
  const silentMs = core.now - link.heardAt;
  if (silentMs > deadAfterMs) {
    closeLink(core, link, `silent for ${Math.round(silentMs / 1000)} seconds`);
    return;
  }
  if (silentMs > pingAfterMs && core.now - link.pingAt > pingAfterMs) {
    link.pingAt = core.now;
    link.pingNonce = core.random.uint32();
    say(core, link, { type: 'ping', nonce: link.pingNonce, answer: false });
  }
  for (const channel of [...link.ourChannels.values()]) careForChannel(core, channel);
}

function careForChannel(core: Core, channel: Channel): void {
  const { file } = channel;
  const isWanting = wantsPieces(file);
  const { forgiveMs } = core.settings;
  if (isWanting && channel.refused !== undefined && core.now - channel.refusedAt > forgiveMs) forgive(core, channel);
  if (isWanting && channel.offers > 0 && core.now - channel.courtedAt > remindMs && channel.theirs >= 0) {
    // Words can come in the wrong order on bad ways; this one makes good what that broke.
    channel.courtedAt = core.now;
    const pieces = lackedAfterAll(file.body);
    if (pieces.length > 0) say(core, channel.link, { type: 'lost', channel: channel.ours, pieces });
    say(core, channel.link, { type: 'interest', channel: channel.ours, interested: true });
  }
  // Rights that nothing else makes us look at are used, or given back.
  if (channel.spent < channel.credits) core.spenders.add(channel);
  tellAddresses(core, channel);
  if (isWanting || channel.isInterested || file.phase !== 'loaded') channel.usefulAt = core.now;
  else if (core.now - channel.usefulAt > uselessMs) dropChannel(core, channel, true);
}

/** What peers may believe that we have: told and lost again, or sent to us and dropped on the way. Ascending. */
function lackedAfterAll(body: FileBody | undefined): readonly number[] {
  if (body === undefined) return [];
  const pieces = new Set(body.gone);
  if (body.lacking.size <= fewLacking) for (const piece of body.lacking) pieces.add(piece);
  return [...pieces].toSorted((one, other) => one - other).slice(0, maxListedPieces);
}

/** So few that they are named one by one. */
const fewLacking = 64;

/** What the peer would not send may be asked of it again. */
function forgive(core: Core, channel: Channel): void {
  const { body } = channel.file;
  if (body !== undefined) for (const piece of channel.refused ?? []) peerHas(core, channel, body, piece);
  channel.refused = undefined;
}

/** Downloads that had no channel left to them get one when another ended. */
function openWaiting(core: Core): void {
  const { maxOurChannels } = core.settings;
  for (const file of core.files.values()) {
    if (!wantsPieces(file) || file.channels.length >= core.links.size) continue;
    for (const link of core.links.values()) {
      if (link.ourChannels.size < maxOurChannels && !link.lacks.has(file.key)) openOn(core, link, file);
    }
  }
}

export function takePing(core: Core, link: LinkState, nonce: number, isAnswer: boolean): void {
  if (!isAnswer) say(core, link, { type: 'ping', nonce, answer: true });
  else if (nonce === link.pingNonce) link.rttMs = core.now - link.pingAt;
}
