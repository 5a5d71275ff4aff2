/** The moves of asking: a request, rights given back, a word that we want more, giving up on somebody. */
import { announceTo } from './announce-pieces.ts';
import { lookBy } from './look-again.ts';
import { noteMoved } from './limit-rates.ts';
import { noteOutstanding } from './pace-downlink.ts';
import { say } from './say.ts';
import { type Asked, type Channel, type Core, type FileBody, type FileState } from './state.ts';

/** Uses one right; `sayRequests` or the caller says it. A piece that somebody was asked for is asked for twice. */
export function ask(core: Core, channel: Channel, body: FileBody, piece: number): void {
  channel.outstanding++;
  noteOutstanding(core, channel, 1);
  channel.spent++;
  channel.file.drawn += body.pieceLength / channel.file.weight;
  noteMoved(core.downloadLimit, body.pieceLength);
  lookBy(core, core.now + core.settings.checkMs);
  const first = body.asked.get(piece);
  if (first !== undefined) {
    first.second = channel;
    first.secondAt = core.now;
    body.secondsAsked++;
    return;
  }
  const asked: Asked = {
    by: channel,
    at: core.now,
    ahead: core.downlink.outstanding - 1,
    second: undefined,
    secondAt: 0,
    soughtAt: 0,
  };
  body.asked.set(piece, asked);
  body.picker.shut(piece);
}

export function sayRequests(core: Core, channel: Channel): void {
  if (channel.asking.length === 0) return;
  tellNews(core, channel);
  const pieces = channel.asking.splice(0);
  say(core, channel.link, { type: 'request', channel: channel.ours, pieces });
}

/** Gives the rights back that are not used: the peer can grant somebody else. */
export function release(core: Core, channel: Channel): void {
  if (channel.spent >= channel.credits) return;
  // What was asked for uses its rights first.
  sayRequests(core, channel);
  channel.spent = channel.credits;
  channel.hasReleased = true;
  tellNews(core, channel);
  sayReleased(core, channel);
}

/** News that goes with another word costs no frame (WI9), and lets the peer choose better whom to grant. */
function tellNews(core: Core, channel: Channel): void {
  const { body } = channel.file;
  if (body !== undefined) announceTo(core, channel, body);
}

/** How many rights were used, as a total: saying it again changes nothing for who has heard it. */
export function sayReleased(core: Core, channel: Channel): void {
  if (channel.ours < 0) return;
  say(core, channel.link, { type: 'release', channel: channel.ours, credits: channel.spent });
}

/** Tells peers who were given rights back that there is something to ask again: all, or a few drawn at random (EX10). */
export function solicit(core: Core, file: FileState, limit = Infinity): void {
  visit(core, file, limit, (channel) => channel.hasReleased && channel.offers > 0);
}

/** Tells some of those who have the piece that we would ask them for something; gives how many. */
export function solicitHolders(core: Core, file: FileState, piece: number, limit: number, except?: Channel): number {
  return visit(
    core,
    file,
    limit,
    (channel) => channel !== except && !channel.isSnubbed && channel.has?.has(piece) === true,
  );
}

function visit(core: Core, file: FileState, limit: number, isMeant: (channel: Channel) => boolean): number {
  const { channels } = file;
  if (channels.length === 0) return 0;
  let left = limit;
  const start = core.random.uint32() % channels.length;
  for (let step = 0; step < channels.length && left > 0; step++) {
    const channel = channels[(start + step) % channels.length] as Channel;
    if (channel.ours < 0 || channel.spent < channel.credits || channel.calledAt === core.now) continue;
    if (!isMeant(channel)) continue;
    left--;
    channel.hasReleased = false;
    sayInterest(core, channel);
  }
  return limit === Infinity ? 0 : limit - left;
}

/** Said again, it means that we wait for the peer. */
export function sayInterest(core: Core, channel: Channel): void {
  channel.courtedAt = core.now;
  channel.calledAt = core.now;
  say(core, channel.link, { type: 'interest', channel: channel.ours, interested: true });
}

/** The channel is not waited for any more; true when nobody else is asked for the piece. */
export function giveUpOn(core: Core, channel: Channel, body: FileBody, piece: number): boolean {
  const asked = body.asked.get(piece);
  if (asked === undefined || (asked.by !== channel && asked.second !== channel)) return false;
  channel.outstanding--;
  noteOutstanding(core, channel, -1);
  if (asked.by === channel && asked.second === undefined) {
    reopen(body, piece);
    return true;
  }
  if (asked.by === channel && asked.second !== undefined) {
    asked.by = asked.second;
    asked.at = asked.secondAt;
  }
  asked.second = undefined;
  body.secondsAsked--;
  return false;
}

/** The piece was given up; if it comes all the same it is welcome, and tells how long this peer takes. */
export function expectLate(core: Core, channel: Channel, piece: number, askedAt: number): void {
  const late = (channel.late ??= new Map());
  if (late.size < core.settings.maxLate) late.set(piece, askedAt);
}

/** Nobody is waited for any more where the piece is concerned; it may be asked of anybody. */
export function reopen(body: FileBody, piece: number): void {
  body.asked.delete(piece);
  if (body.lacking.has(piece) && !body.taken.has(piece)) body.picker.open(piece);
}
