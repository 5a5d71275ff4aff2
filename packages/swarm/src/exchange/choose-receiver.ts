/**
 * Whom to give the next right to ask (EX40…): of a few interested peers drawn at random, the one that is least served
 * by now, and has least. Looking at a few is nearly as good as looking at all, and uploaders do not all fall on the same
 * peer.
 */
import { below, chance } from '@peersume/base';
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

/** Peers looked at for one choice. */
const drawn = 3;
/** Tries to draw them before everyone is looked at in turn. */
const maxTries = 9;

export function chooseReceiver(core: Core): Channel | undefined {
  let best: Channel | undefined;
  for (const file of core.files.values()) {
    if (file.body === undefined || file.channels.length === 0) continue;
    if (best !== undefined && best.file.served <= file.served) continue;
    best = chooseInFile(core, file) ?? best;
  }
  return best;
}

/** Who waits and came within so many milliseconds is given so many pieces before it must give something itself. */
const newForMs = 2000;
const giftsToWaiting = 8;

/** One of those who said that they wait. */
export function chooseWaiting(core: Core): Channel | undefined {
  for (const channel of core.awaited) {
    core.awaited.delete(channel);
    if (isSpreading(channel.file) && doManyWait(core, channel.file)) continue;
    const isNew = core.now - channel.link.openedAt < newForMs;
    if (canGrant(core, channel) && !givesNothing(core, channel, isNew ? giftsToWaiting : undefined)) return channel;
  }
  return undefined;
}

const isSpreading = ({ body }: FileState): boolean => body?.spread !== undefined && body.spread.left.length > 0;

/** Many wait where so many of those who speak of the file, and so large a share of them, said so of late, in milliseconds. */
const manyShare = 1 / 3;
const leastMany = 8;
const waitedLatelyMs = 2000;

/** Then to wait is nothing special: going first would only make the others wait longer (EX40). */
export function doManyWait(core: Core, { channels }: FileState): boolean {
  let waiting = 0;
  for (const { waitingAt } of channels) if (core.now - waitingAt < waitedLatelyMs) waiting++;
  return waiting >= leastMany && waiting > channels.length * manyShare;
}

function chooseInFile(core: Core, file: FileState): Channel | undefined {
  const { channels } = file;
  const isOptimistic = chance(core.random, core.settings.optimisticShare);
  let best: Channel | undefined;
  let bestScore = Infinity;
  let found = 0;
  const consider = (channel: Channel): void => {
    if (!canGrant(core, channel)) return;
    found++;
    const score = scoreOf(core, channel, isOptimistic);
    if (score < bestScore) {
      best = channel;
      bestScore = score;
    }
  };
  if (channels.length > maxTries) {
    for (let tries = 0; tries < maxTries && found < drawn; tries++) {
      consider(channels[below(core.random, channels.length)] as Channel);
    }
    if (found > 0) return best;
  }
  const start = below(core.random, channels.length);
  for (let step = 0; step < channels.length && found < drawn; step++) {
    const index = start + step < channels.length ? start + step : start + step - channels.length;
    consider(channels[index] as Channel);
  }
  return best;
}

/** Whether the peer could use one more right. */
export function canGrant(core: Core, channel: Channel): boolean {
  const unused = channel.granted - channel.used;
  const coming = unused + channel.queued;
  return (
    channel.isInterested &&
    !channel.isSated &&
    channel.staleGrants === 0 &&
    channel.ours >= 0 &&
    channel.theirs >= 0 &&
    channel.lacks > coming &&
    coming < core.settings.maxQueuedPerPeer &&
    !channel.link.isClosed &&
    coming * (channel.file.body?.pieceLength ?? 0) <= core.settings.maxOutstandingBytes
  );
}

/**
 * Less is better, and without favour all are alike. Who gives nothing comes last, then who has much coming. Among the
 * rest, what is abundant goes to who has least; what few have goes to who will pass it on soonest.
 */
function scoreOf(core: Core, channel: Channel, isOptimistic: boolean): number {
  if (isOptimistic) return 0;
  const { body } = channel.file;
  const coming = channel.granted - channel.used + channel.queued;
  const rank = (givesNothing(core, channel) ? 1e12 : 0) + coming * 1e8;
  if (body?.spread !== undefined && body.spread.left.length > 0) {
    return rank + channel.unspread * 1e8 + (channel.spreadMs ?? 0);
  }
  if (body !== undefined && hasRareFor(channel, body)) return rank - channel.got;
  return rank + (channel.has?.size ?? 0);
}

/** Pieces with at most this weight are rare: two proven peers have them, or four strangers say so. */
const rareWeight = 4;

/** The newest piece is rare, and the peer lacks it. */
function hasRareFor(channel: Channel, body: FileBody): boolean {
  const newest = body.gained.at(-1);
  return newest !== undefined && body.picker.weight(newest) <= rareWeight && channel.has?.has(newest) !== true;
}

/**
 * It got its gifts, has what we lack, and returns (nearly) nothing. A seed lacks nothing: there it is one that passes on
 * nothing of what was handed to it first.
 */
export function givesNothing(core: Core, channel: Channel, gifts = core.settings.giftPieces): boolean {
  const { leastReturn } = core.settings;
  if (channel.offers === 0) return channel.handed > gifts && channel.passedOn < channel.handed * leastReturn;
  return channel.offers > 0 && channel.given >= gifts && channel.got < channel.given * leastReturn;
}
