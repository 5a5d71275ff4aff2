/**
 * How fast pieces come in, all peers together, and what follows: how long a piece may take because others come by the
 * same wire (EX24), and how many a reader asks for at once, so that the next one to be read does not queue behind
 * many that are read later (EX26).
 */
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

/** Rates are measured over slots of so many milliseconds; the best of so many slots is what the wire can carry. */
const slotMs = 1000;
const slots = 10;
/** So much is asked for beyond what keeps the wire full, in milliseconds of its rate: rarest first needs some choice. */
const spareQueueMs = 450;
/** Anybody's pieces may queue for so long, in milliseconds, and so many in any case. */
const fullQueueMs = 1500;
const leastQueued = 4;
/** When the next piece is due later than this, in milliseconds, a reader's pieces may queue for a share of that time. */
const ampleMs = 1500;
const queuedShare = 0.3;
const longestReaderQueueMs = 800;
/** A reader's pieces may be so much later than from an idle peer in any case, in milliseconds. */
const leastReaderQueueMs = 100;
/** Before any piece has come: from request to piece, in milliseconds. */
const usualServiceMs = 300;
/** So much more than the medium needs is asked for, so that time is gained. */
const spare = 1.3;
/** A reader asks for so many pieces before any has come. */
const firstPieces = 2;

export function noteArrived(core: Core): void {
  const { downlink } = core;
  turnSlots(core);
  paceWindow(core);
  downlink.arrived++;
}

/**
 * How many pieces keep our wire full: one more after each moment in which nothing came although we waited, a little less
 * with each piece that came right behind another, since then some wait before our own wire. Those would make what is
 * asked for next late, and keep the links busy of those who send to us.
 */
function paceWindow(core: Core): void {
  const { downlink } = core;
  const gapMs = core.now - downlink.arrivedAt;
  downlink.arrivedAt = core.now;
  const usualGapMs = 1000 / Math.max(downlink.best, arrivalRate(core));
  if (gapMs > usualGapMs * idleFactor) downlink.window = Math.min(widestWindow, downlink.window + idleStep);
  else downlink.window = Math.max(firstPieces, downlink.window - fullStep);
}

/** Nothing came: a piece came so many times later behind another than usual. */
const idleFactor = 1.25;
const idleStep = 1;
const fullStep = 0.06; // one idle moment in seventeen pieces is the price of a short queue
const widestWindow = 512;

export function noteOutstanding(core: Core, channel: Channel, change: 1 | -1): void {
  core.downlink.outstanding += change;
  if (channel.got === 0) core.downlink.ofStrangers += change;
}

/** What is to come by our wire, as far as can be expected: many who never send anything must not stop us (EX28). */
const expected = ({ downlink }: Core): number => downlink.outstanding - downlink.ofStrangers;

/** Pieces per second now: in the last slot, or in this one where that is faster. */
export function arrivalRate(core: Core): number {
  const { downlink } = core;
  turnSlots(core);
  const elapsed = Math.max(slotMs / 4, core.now - downlink.slotStart);
  return Math.max(downlink.lastRate, (downlink.arrived * 1000) / elapsed);
}

/** While all that is asked for comes as fast as it does now, the last of it is here after so many milliseconds. */
export function queueMs(core: Core): number {
  const rate = arrivalRate(core);
  return rate === 0 ? 0 : (expected(core) * 1000) / rate;
}

/**
 * Whether one more piece may be asked for a reader whose next missing piece is due in `restMs`: as many are under way as
 * come at the best rate of late while an idle peer would answer, and a little more. What would queue before our wire
 * keeps back what is read sooner; the more time there is, the less that matters.
 */
export function mayReaderAsk(core: Core, file: FileState, piecesPerSecond: number, restMs: number): boolean {
  const { outstanding, best: bestBefore, window } = core.downlink;
  if (outstanding < firstPieces) return true;
  const rate = Math.max(arrivalRate(core), bestBefore, piecesPerSecond * spare);
  const queueMs = Math.min(longestReaderQueueMs, Math.max(0, (restMs - ampleMs) * queuedShare));
  const most = (rate * ((leastService(file) || usualServiceMs) + leastReaderQueueMs + queueMs)) / 1000;
  return outstanding < Math.min(most, window + (rate * queueMs) / 1000);
}

/**
 * More would only queue before our own wire, and make those wait who send to us (EX16): as many are under way as come
 * within a while at the best rate of late, and more than keep the peers busy that we ask.
 */
export function isWireFull(core: Core, file: FileState): boolean {
  const outstanding = expected(core);
  const { best: bestBefore } = core.downlink;
  if (outstanding < leastQueued) return false;
  const best = Math.max(arrivalRate(core), bestBefore);
  if (outstanding >= core.downlink.window + (best * spareQueueMs) / 1000) return true;
  if (outstanding * 1000 < best * fullQueueMs) return false;
  return outstanding > leastQueued + (best * 1.5 * leastService(file)) / 1000;
}

/** The mean of the shortest times in which peers have delivered. */
const leastService = ({ body }: FileState): number =>
  body === undefined || body.leastServices === 0 ? 0 : body.leastServiceSum / body.leastServices;

/** The peer has delivered after so long. */
export function noteService(channel: Channel, body: FileBody, tookMs: number): void {
  if (tookMs >= channel.leastServiceMs) return;
  if (channel.leastServiceMs === Infinity) {
    body.leastServices++;
    body.leastServiceSum += tookMs;
  } else body.leastServiceSum += tookMs - channel.leastServiceMs;
  channel.leastServiceMs = tookMs;
}

/** The peer's own share of the time that a piece took: what is to come before it by our wire is not its doing. */
export function noteOwnTime(core: Core, channel: Channel, tookMs: number, ahead: number): void {
  const rate = Math.max(core.downlink.best, arrivalRate(core));
  const wireMs = rate === 0 ? 0 : (ahead * 1000) / rate;
  const ownMs = Math.max(tookMs - wireMs, tookMs * leastOwnShare);
  channel.ownMs = channel.ownMs === undefined ? ownMs : channel.ownMs * 0.6 + ownMs * 0.4;
}

/** Of the time that a piece took, so much is its sender's doing at the least. */
const leastOwnShare = 0.2;

export function forgetService(channel: Channel, body: FileBody): void {
  if (channel.leastServiceMs === Infinity) return;
  body.leastServices--;
  body.leastServiceSum -= channel.leastServiceMs;
  channel.leastServiceMs = Infinity;
}

function turnSlots(core: Core): void {
  const { downlink } = core;
  const passed = core.now - downlink.slotStart;
  if (passed < slotMs) return;
  if (passed > slots * slotMs) {
    downlink.begunAt = core.now;
    downlink.arrivedInAll = 0;
    downlink.rates.length = 0;
    downlink.lastRate = 0;
    downlink.best = 0;
  } else {
    downlink.arrivedInAll += downlink.arrived;
    downlink.lastRate = (downlink.arrived * 1000) / passed;
    downlink.rates.push(downlink.lastRate);
    if (downlink.rates.length > slots) downlink.rates.shift();
    downlink.best = Math.max(...downlink.rates);
  }
  downlink.arrived = 0;
  downlink.slotStart = core.now;
}
