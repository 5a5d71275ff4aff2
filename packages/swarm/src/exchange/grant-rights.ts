/**
 * Gives rights to ask, so many that requests come in just before the uplink would run dry (EX13): `depth` pieces are
 * granted or queued beyond those being sent.
 */
import { lookBy } from './look-again.ts';
import { announceTo, handfulOf } from './announce-pieces.ts';
import { canGrant, chooseReceiver, chooseWaiting } from './choose-receiver.ts';
import { say } from './say.ts';
import { drawFromSpread, takeBackOffers } from './spread-pieces.ts';
import { type Channel, type Core, type UplinkState } from './state.ts';

export function grantRights(core: Core): void {
  const { uplink } = core;
  if (core.uploadLimit.bytesPerMs === 0) return;
  let granted: Set<Channel> | undefined;
  // Who says that he waits need not wait for others to use their rights; it is not said often (EX40).
  while (core.awaited.size > 0 && (uplink.favours >= 1 || isIdle(uplink))) {
    const channel = chooseWaiting(core);
    if (channel === undefined) break;
    for (let right = 0; right < 2 && canGrant(core, channel); right++) {
      uplink.favours = Math.max(0, uplink.favours - 1);
      channel.favoured++;
      grantOne(core, channel);
    }
    (granted ??= new Set()).add(channel);
  }
  while (!uplink.isExhausted && uplink.queue.length + uplink.ready.length + uplink.outstanding < uplink.depth) {
    const channel = chooseReceiver(core);
    if (channel === undefined) {
      uplink.isExhausted = true;
      break;
    }
    const handful = handfulFor(core, channel);
    for (let right = 0; right < handful; right++) grantOne(core, channel);
    uplink.favours = Math.min(mostFavours, uplink.favours + favourShare * handful);
    uplink.depth = depthOf(core, channel.file.body?.pieceLength ?? 1);
    (granted ??= new Set()).add(channel);
  }
  if (granted !== undefined) for (const channel of granted) sayGrant(core, channel);
}

/** Others have rights and do not use them, so whoever waits takes nothing from anybody. */
const isIdle = ({ busy, queue, ready }: UplinkState): boolean => busy.size + queue.length + ready.length === 0;

/**
 * Rights that go together: one, but a few in the middle of a file of thousands of pieces, where a word for each would
 * cost more than it brings (EX13). No more than leave within a moment, so that nobody else waits for long, and no more
 * than the peer can use.
 */
function handfulFor(core: Core, channel: Channel): number {
  const { body } = channel.file;
  if (body === undefined) return 1;
  const most = handfulOf(core, body);
  if (most === 1) return 1;
  const had = Math.min(body.mine.size, body.pieceCount - (channel.has?.size ?? 0));
  const inMiddle = Math.floor((had * middle) / body.pieceCount);
  const leaving = Math.floor((handfulMs * core.uplink.bytesPerMs) / body.pieceLength);
  const coming = channel.granted - channel.used + channel.queued;
  return Math.max(1, Math.min(most, inMiddle, leaving, channel.lacks - coming));
}

/** The middle of a file begins and ends where so many times as many pieces as a full handful's share are had and lacked. */
const middle = 32;
/** A handful leaves within so many milliseconds. */
const handfulMs = 200;

/** Rights for those who say that they wait: a few at once, and then a share of all. */
const mostFavours = 8;
const favourShare = 0.3;

/**
 * So many pieces as leave within a round trip, and one more. A round trip is counted from a grant to its use; who is
 * quick tells more of the way than who holds on to a right.
 */
function depthOf(core: Core, pieceLength: number): number {
  const { uplink, settings } = core;
  const underWay = (uplink.roundTripMs * uplink.bytesPerMs) / pieceLength;
  return Math.min(settings.maxDepth, Math.max(settings.firstDepth, 1 + Math.ceil(underWay)));
}

/** A right that is not used within some round trips will not be used soon. */
function patienceMs(core: Core): number {
  const { roundTripMs } = core.uplink;
  const { grantPatienceMs } = core.settings;
  return roundTripMs === 0 ? grantPatienceMs : Math.min(grantPatienceMs, Math.max(leastPatienceMs, 4 * roundTripMs));
}

const leastPatienceMs = 60;

function noteRoundTrip(core: Core, channel: Channel): void {
  const { uplink } = core;
  const took = core.now - channel.probeAt;
  channel.probe = 0;
  if (took > core.settings.grantPatienceMs) return;
  const share = uplink.roundTripMs === 0 ? 1 : took < uplink.roundTripMs ? 0.5 : 0.1;
  uplink.roundTripMs += (took - uplink.roundTripMs) * share;
}

function grantOne(core: Core, channel: Channel): void {
  const { body } = channel.file;
  channel.granted++;
  if (channel.probe === 0) {
    channel.probe = channel.granted;
    channel.probeAt = core.now;
  }
  channel.grantedAt = core.now;
  core.uplink.outstanding++;
  core.grantees.add(channel);
  lookBy(core, core.now + patienceMs(core));
  if (body?.spread === undefined) return;
  const piece = drawFromSpread(body.spread, channel, core.random);
  if (piece !== undefined) channel.offered.push(piece);
}

function sayGrant(core: Core, channel: Channel): void {
  const { body } = channel.file;
  if (body === undefined) return;
  announceTo(core, channel, body);
  const only = channel.offered.length === 0 ? none : channel.offered.slice();
  say(core, channel.link, { type: 'grant', channel: channel.ours, credits: channel.granted, only });
}

const none: readonly number[] = [];

/** The peer used rights or gave them back: they are not on their way any more. */
export function settleGrants(core: Core, channel: Channel, count: number): void {
  channel.used += count;
  if (channel.probe > 0 && channel.used >= channel.probe) noteRoundTrip(core, channel);
  const stale = Math.min(count, channel.staleGrants);
  channel.staleGrants -= stale;
  core.uplink.outstanding -= count - stale;
  if (channel.used === channel.granted) core.grantees.delete(channel);
  core.isUploadDue = true;
  core.uplink.isExhausted = false;
}

/** Rights that were not used for long are not counted on; what was offered with them goes to others. */
export function forgetStaleGrants(core: Core): void {
  for (const channel of [...core.grantees]) {
    const due = channel.grantedAt + patienceMs(core);
    if (due > core.now) {
      lookBy(core, due);
      continue;
    }
    dropGrants(core, channel);
  }
}

export function dropGrants(core: Core, channel: Channel): void {
  core.grantees.delete(channel);
  const unused = channel.granted - channel.used;
  core.uplink.outstanding -= unused - channel.staleGrants;
  channel.staleGrants = unused;
  if (channel.file.body !== undefined) takeBackOffers(channel, channel.file.body);
  core.isUploadDue = true;
  core.uplink.isExhausted = false;
}
