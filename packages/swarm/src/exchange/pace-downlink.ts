/**
 * How fast pieces come in, all peers together, and what follows: how long a piece may take because others come by the
 * same wire (EX24), and how many a reader asks for at once, so that the next one to be read does not queue behind
 * many that are read later (EX26).
 */
import { type Core } from './state.ts';

/** Rates are measured over slots of so many milliseconds; the best of so many slots is what the wire can carry. */
const slotMs = 1000;
const slots = 10;
/** A reader's pieces may queue for so long, in milliseconds, while the wire is (nearly) full. */
const readerQueueMs = 1000;
const nearlyFull = 0.6;
/** Anybody's pieces may queue for so long, and so many in any case. */
const fullQueueMs = 1500;
const leastQueued = 4;
/** A reader asks for so many pieces before any has come. */
const firstPieces = 3;

export function noteArrived(core: Core): void {
  const { downlink } = core;
  turnSlots(core);
  downlink.arrived++;
}

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
  return rate === 0 ? 0 : (core.downlink.outstanding * 1000) / rate;
}

/** More would only queue before our own wire, and make those wait who send to us (EX16). */
export function isWireFull(core: Core): boolean {
  const { outstanding, rates } = core.downlink;
  if (outstanding < leastQueued) return false;
  const rate = arrivalRate(core);
  return outstanding * 1000 > rate * fullQueueMs && rate >= nearlyFull * Math.max(rate, ...rates);
}

export function mayReaderAsk(core: Core): boolean {
  const { downlink } = core;
  const rate = arrivalRate(core);
  const best = Math.max(rate, ...downlink.rates);
  if (downlink.outstanding < firstPieces) return true;
  if (core.now - downlink.begunAt < 2 * slotMs) return downlink.outstanding < firstPieces + downlink.arrivedInAll;
  return rate < nearlyFull * best || downlink.outstanding * 1000 < rate * readerQueueMs;
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
  } else {
    downlink.arrivedInAll += downlink.arrived;
    downlink.lastRate = (downlink.arrived * 1000) / passed;
    downlink.rates.push(downlink.lastRate);
    if (downlink.rates.length > slots) downlink.rates.shift();
  }
  downlink.arrived = 0;
  downlink.slotStart = core.now;
}
