/**
 * How fast pieces come in, all peers together, and what follows: how long a piece may take because others come by the
 * same wire (EX24), and how many a reader asks for at once, so that the next one to be read does not queue behind
 * many that are read later (EX26).
 */
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

/** Rates are measured over slots of so many milliseconds; the best of so many slots is what the wire can carry. */
const slotMs = 1000;
const slots = 10;
/** Anybody's pieces may queue for so long, in milliseconds, and so many in any case. */
const fullQueueMs = 1500;
const leastQueued = 4;
/** A reader's pieces may queue for so long, in milliseconds. */
const readerQueueMs = 800;
/** So much more than the medium needs is asked for, so that time is gained. */
const spare = 1.3;
/** A reader asks for so many pieces before any has come. */
const firstPieces = 2;

export function noteArrived(core: Core): void {
  const { downlink } = core;
  turnSlots(core);
  downlink.arrived++;
}

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
 * Whether one more piece may be asked for a reader: as many are under way as came within a little while at the best
 * rate of late, or as are needed for the medium's rate from peers as slow as these are when they have nothing else to
 * do.
 */
export function mayReaderAsk(core: Core, file: FileState, piecesPerSecond: number): boolean {
  const { outstanding, begunAt, arrivedInAll, best: bestBefore } = core.downlink;
  if (outstanding < firstPieces) return true;
  if (core.now - begunAt < 2 * slotMs && outstanding < firstPieces + arrivedInAll) return true;
  const best = Math.max(arrivalRate(core), bestBefore);
  if (outstanding * 1000 < best * readerQueueMs) return true;
  return outstanding * 1000 < piecesPerSecond * spare * leastService(file);
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
