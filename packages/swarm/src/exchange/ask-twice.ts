/**
 * The last pieces (EX23): when everything is asked for and something is late, a second peer is asked for it, and whoever
 * comes second is told to leave it. Bounded: at most one piece in a hundred may come twice.
 */
import { lookBy } from './look-again.ts';
import { solicitHolders } from './ask.ts';
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

/** A piece is late when it takes so many times as long as usual, and longer than this, in milliseconds. */
const lateFactor = 2;
const leastLateMs = 40;
/** Before anything has come: as long as that, in milliseconds. */
const firstLateMs = 1000;
/** Peers told about one late piece. */
const solicitedPeers = 2;

/** A late piece that this peer has, if second requests are in order now. */
export function chooseLate(core: Core, channel: Channel, body: FileBody): number | undefined {
  const { has } = channel;
  if (has === undefined || !mayAskTwice(core, body)) return undefined;
  let best: number | undefined;
  let oldest = core.now - lateAfter(body);
  for (const [piece, asked] of body.asked) {
    if (asked.second !== undefined || asked.by === channel || asked.at > oldest || !has.has(piece)) continue;
    best = piece;
    oldest = asked.at;
  }
  return best;
}

/** Tells peers that have late pieces that we would ask them; sets when to look again. */
export function seekSeconds(core: Core, file: FileState, body: FileBody): void {
  if (!mayAskTwice(core, body)) return;
  const late = lateAfter(body);
  for (const [piece, asked] of body.asked) {
    if (asked.second !== undefined) continue;
    const due = asked.at + late;
    if (due > core.now) {
      lookBy(core, due);
      continue;
    }
    // Not at every look.
    if (asked.soughtAt + late > core.now) continue;
    asked.soughtAt = core.now;
    solicitHolders(core, file, piece, solicitedPeers, asked.by);
  }
}

/** Everything is asked for, and not too much came twice. */
function mayAskTwice(core: Core, body: FileBody): boolean {
  const { twiceShare } = core.settings;
  const limit = twiceShare === 0 ? 0 : 1 + Math.floor(body.pieceCount * twiceShare);
  return body.picker.openCount === 0 && body.cameTwice + body.secondsAsked < limit;
}

const lateAfter = (body: FileBody): number =>
  body.serviceMs === undefined ? firstLateMs : Math.max(leastLateMs, body.serviceMs * lateFactor);
