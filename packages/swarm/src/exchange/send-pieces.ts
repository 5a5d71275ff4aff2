/**
 * Sends what was asked for. Few payloads are under way at once: a piece that arrives soon can be passed on soon. The
 * next ones are read ahead, so that the uplink does not wait for a disk (EX15).
 */
import { lookAt } from './look-again.ts';
import { type Payload } from '@peersume/base';
import { loseHeld } from './lose-pieces.ts';
import { say } from './say.ts';
import { hasRoom, noteBusy, noteDrained } from './pace-uplink.ts';
import { mayMove, noteMoved } from './limit-rates.ts';
import { noteHanded, noteSeen } from './spread-pieces.ts';
import { type Channel, type Core, type Queued, type Ready } from './state.ts';

/** So much does not fill a link, in bytes. */
const smallPayloadBytes = 16_384;
/** Payloads read ahead of those under way. */
const readAhead = 1;

export function sendPieces(core: Core): void {
  for (;;) {
    const sent = sendReady(core);
    const read = readNext(core);
    if (!sent && !read) break;
  }
  // A link that did not fill says nothing, so we look again by ourselves.
  const { uplink } = core;
  if (uplink.busy.size < uplink.parallel && uplink.ready.some(isHeldUp)) lookAt(core, core.now + lookAgainMs);
}

const isHeldUp = ({ channel, payload }: Ready): boolean => payload !== undefined && !channel.link.isBackedUp;

/** In milliseconds. */
const lookAgainMs = 5;

function sendReady(core: Core): boolean {
  const { uplink } = core;
  if (uplink.ready.length === 0 || !mayMove(core, core.uploadLimit)) return false;
  const hasRoomForAll = hasRoom(core, false);
  if (!hasRoomForAll && !hasRoom(core, true)) return false;
  for (let index = 0; index < uplink.ready.length; index++) {
    const entry = uplink.ready[index];
    if (entry?.payload === undefined || !(hasRoomForAll || entry.isAwaited)) continue;
    const { channel, piece, payload, isAwaited } = entry;
    const { link } = channel;
    if (link.sentIn !== core.eventCount) link.sentNow = 0;
    // Whether the link has enough now is told by the next event; what is small does not wait for it.
    if (link.isBackedUp || link.sentNow > smallPayloadBytes) continue;
    uplink.ready.splice(index, 1);
    link.sentIn = core.eventCount;
    link.sentNow += payload.byteLength;
    if (link.sentNow > smallPayloadBytes) uplink.sentNow++;
    if (isAwaited) link.isAwaited = true;
    send(core, channel, piece, payload);
    return true;
  }
  return false;
}

function send(core: Core, channel: Channel, piece: number, payload: Payload): void {
  const { body } = channel.file;
  channel.queued--;
  if (body === undefined || channel.link.isClosed || channel.ours < 0) return;
  channel.given++;
  channel.lastServedAt = core.now;
  channel.file.served += payload.byteLength / channel.file.weight;
  noteMoved(core.uploadLimit, payload.byteLength);
  channel.link.sendingBytes += payload.byteLength;
  say(core, channel.link, { type: 'piece', channel: channel.ours, piece }, payload);
  // It will have it, and it does not tell those who have the piece.
  channel.reckon();
  if (channel.has?.add(piece) !== true) return;
  if (body.mine.has(piece)) channel.change(0, -1);
  if (body.spread !== undefined) {
    const claims = body.picker.weight(piece);
    if (claims <= 1 && !body.spread.holders.has(piece)) noteHanded(body.spread, channel, piece, core.now);
    else noteSeen(body.spread, channel, piece, claims + 1, core.now);
  }
  if (channel.claim > 0) body.picker.weigh(piece, channel.claim);
}

function readNext(core: Core): boolean {
  const { uplink } = core;
  const free = uplink.parallel - uplink.busy.size - uplink.sentNow;
  // While there is room, one read after the other: whether a link has enough is known only after a payload was sent.
  if (free > 0 && uplink.ready.some(({ payload }) => payload === undefined)) return false;
  // Who waits for us is read for beside the others, and put before them.
  const isFull = countSendable(uplink.ready) >= Math.max(0, free) + readAhead;
  if (isFull && (uplink.queue[0]?.isAwaited !== true || uplink.ready[0]?.isAwaited === true)) return false;
  const entry = takeNext(core);
  if (entry === undefined) return false;
  const { channel, piece, isAwaited } = entry;
  const ready = { channel, piece, isAwaited, payload: undefined };
  if (isAwaited) uplink.ready.unshift(ready);
  else uplink.ready.push(ready);
  core.actions.push({ type: 'read', file: channel.file.number, piece, link: channel.link.number });
  return true;
}

/** What waits for a link that has stalled keeps nobody else waiting. */
function countSendable(ready: readonly Ready[]): number {
  let count = 0;
  for (const { channel } of ready) if (!channel.link.isBackedUp) count++;
  return count;
}

/** Who waits longest, of the file that has had least of its share. */
function takeNext(core: Core): Queued | undefined {
  const { queue } = core.uplink;
  let best = -1;
  let least = Infinity;
  for (let index = 0; index < queue.length; index++) {
    const { channel, isAwaited } = queue[index] as Queued;
    if (channel.link.isBackedUp || channel.file.served >= least) continue;
    if (isAwaited) return queue.splice(index, 1)[0];
    best = index;
    least = channel.file.served;
  }
  return best < 0 ? undefined : queue.splice(best, 1)[0];
}

/** The answer to `read`. */
export function takeRead(
  core: Core,
  answer: {
    readonly file: number;
    readonly piece: number;
    readonly link: number;
    readonly payload: Payload | undefined;
  },
): void {
  const { ready } = core.uplink;
  core.isUploadDue = true;
  const index = ready.findIndex(
    ({ channel, piece, payload }) =>
      payload === undefined &&
      piece === answer.piece &&
      channel.file.number === answer.file &&
      channel.link.number === answer.link,
  );
  const entry = ready[index];
  if (entry === undefined) return;
  if (answer.payload !== undefined) {
    entry.payload = answer.payload;
    return;
  }
  ready.splice(index, 1);
  const { channel, piece } = entry;
  channel.queued--;
  say(core, channel.link, { type: 'reject', channel: channel.ours, pieces: [piece] });
  const { file } = channel;
  if (file.body !== undefined) loseHeld(core, file, file.body, piece);
}

export function takeBackedUp(core: Core, linkNumber: number): void {
  const link = core.links.get(linkNumber);
  if (link === undefined || link.isBackedUp) return;
  link.isBackedUp = true;
  noteBusy(core, link);
}

export function takeDrained(core: Core, linkNumber: number): void {
  const link = core.links.get(linkNumber);
  if (link?.isBackedUp !== true) return;
  link.isBackedUp = false;
  noteDrained(core, link);
  core.isUploadDue = true;
}
