/** What peers ask of us: requests with a right wait in the queue, others are refused (EX14). */
import { blame, noteWrong } from './blame.ts';
import { settleGrants } from './grant-rights.ts';
import { say } from './say.ts';
import { takeBackOffers } from './spread-pieces.ts';
import { type Channel, type Core, type FileBody, type Queued } from './state.ts';

export function takeRequest(core: Core, channel: Channel, body: FileBody, pieces: readonly number[]): void {
  const { link } = channel;
  let rejected: number[] | undefined;
  let wrongs = 0;
  for (const piece of pieces) {
    if (piece >= body.pieceCount) {
      blame(core, link.peer, link.number, 'malformed', `asked for piece ${piece} of ${body.pieceCount}`);
      return;
    }
    // It came twice: the piece is on its way, or was sent.
    if (channel.has?.has(piece) === true || isQueued(core, channel, piece)) continue;
    if (channel.used >= channel.granted) {
      wrongs++;
      (rejected ??= []).push(piece);
      continue;
    }
    settleGrants(core, channel, 1);
    const offer = channel.offered.indexOf(piece);
    if (offer >= 0) channel.offered.splice(offer, 1);
    if (!body.mine.has(piece)) {
      (rejected ??= []).push(piece);
      continue;
    }
    channel.queued++;
    const entry = { channel, piece, at: core.now, isAwaited: channel.favoured > 0 };
    if (channel.favoured > 0) {
      channel.favoured--;
      putBehindAwaited(core.uplink.queue, entry);
    } else core.uplink.queue.push(entry);
  }
  if (channel.used >= channel.granted) takeBackOffers(channel, body);
  if (rejected !== undefined) say(core, link, { type: 'reject', channel: channel.ours, pieces: rejected });
  if (wrongs > 0) noteWrong(core, link, 'flooding', 'asked without a right', wrongs);
}

function isQueued(core: Core, channel: Channel, piece: number): boolean {
  if (channel.queued === 0) return false;
  const { queue, ready } = core.uplink;
  for (const entry of queue) if (entry.channel === channel && entry.piece === piece) return true;
  for (const entry of ready) if (entry.channel === channel && entry.piece === piece) return true;
  return false;
}

function putBehindAwaited(queue: Queued[], entry: Queued): void {
  let index = 0;
  while (queue[index]?.isAwaited === true) index++;
  queue.splice(index, 0, entry);
}

/** The peer does not want these any more; what is being read is sent all the same. */
export function takeCancel(core: Core, channel: Channel, pieces: readonly number[]): void {
  if (channel.queued === 0) return;
  const { queue } = core.uplink;
  for (const piece of pieces) {
    const index = queue.findIndex((entry) => entry.channel === channel && entry.piece === piece);
    if (index < 0) continue;
    queue.splice(index, 1);
    channel.queued--;
    core.isUploadDue = true;
  }
}

/** The peer waits for us: what it has asked for goes before the rest. */
export function serveSoon(core: Core, channel: Channel): void {
  const { queue, ready } = core.uplink;
  if (!putFirst(ready, channel)) putFirst(queue, channel);
  core.isUploadDue = true;
}

function putFirst(list: { readonly channel: Channel; isAwaited: boolean }[], channel: Channel): boolean {
  const index = list.findIndex((entry) => entry.channel === channel);
  const [entry] = index < 0 ? [] : list.splice(index, 1);
  if (entry === undefined) return false;
  entry.isAwaited = true;
  list.unshift(entry);
  return true;
}

/** The peer has nothing to ask: the rights go to somebody else, until we have something new for it. */
export function takeRelease(core: Core, channel: Channel, body: FileBody, credits: number): void {
  const total = Math.min(credits, channel.granted);
  if (total <= channel.used) return;
  settleGrants(core, channel, total - channel.used);
  channel.isSated = true;
  if (channel.used >= channel.granted) takeBackOffers(channel, body);
}
