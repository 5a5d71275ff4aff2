/**
 * How many payloads are under way at once (EX15). One, where one fills the uplink: it arrives soonest, and can be passed
 * on soonest. More, where receivers or ways are slower than the uplink: now and then one more is tried, and kept when
 * more bytes leave in the same time; and while a receiver has stalled, its place is given to another.
 */
import { lookBy } from './look-again.ts';
import { type Core, type LinkState, type UplinkState } from './state.ts';

/** Payloads in one measurement, for each that is under way at once. */
const sample = 3;
/** One more must bring so much, one less may cost so much. */
const worthwhile = 1.1;
const harmless = 0.97;
/** Measurements between two trials: doubled after each that brought nothing. */
const firstPause = 2;
const longestPause = 256;
/** A payload has stalled when it takes so many times as long as usual, within these bounds in milliseconds. */
const stallFactor = 2;
const leastStallMs = 100;
const longestStallMs = 3000;
/** A pause in sending shorter than this is none, in milliseconds. */
const gapMs = 1;

/** Payloads that are waited for (EX40) only wait for each other. */
export function hasRoom(core: Core, isAwaited: boolean): boolean {
  const { uplink } = core;
  const under = uplink.busy.size + uplink.sentNow;
  if (under < uplink.parallel) return true;
  if (under >= core.settings.maxStalled) return false;
  return under - countStalled(core) < uplink.parallel || (isAwaited && !isSendingAwaited(core));
}

function isSendingAwaited(core: Core): boolean {
  for (const link of core.uplink.busy) if (link.isAwaited && !isStalled(core, link)) return true;
  return false;
}

const isStalled = (core: Core, link: LinkState): boolean => link.busySince + stallMs(core.uplink, link) <= core.now;

/** The link has enough to send for now. */
export function noteBusy(core: Core, link: LinkState): void {
  const { uplink } = core;
  if (uplink.busy.size === 0) {
    if (core.now - uplink.drainedAt > gapMs) uplink.sampleStart += core.now - uplink.drainedAt;
  }
  uplink.busy.add(link);
  link.busySince = core.now;
  lookBy(core, core.now + stallMs(uplink, link));
}

export function noteDrained(core: Core, link: LinkState): void {
  const { uplink } = core;
  uplink.busy.delete(link);
  uplink.drainedAt = core.now;
  uplink.sampleBytes += link.sendingBytes;
  link.sendingBytes = 0;
  link.isAwaited = false;
  uplink.sampleCount++;
  if (uplink.sampleCount >= sample * uplink.parallel) finishSample(core);
}

function countStalled(core: Core): number {
  let count = 0;
  for (const link of core.uplink.busy) {
    const left = link.busySince + stallMs(core.uplink, link) - core.now;
    if (left <= 0) count++;
    else lookBy(core, core.now + left);
  }
  return count;
}

function stallMs(uplink: UplinkState, link: LinkState): number {
  if (uplink.bytesPerMs === 0) return longestStallMs;
  const usual = (link.sendingBytes * Math.max(uplink.busy.size, uplink.parallel)) / uplink.bytesPerMs;
  return Math.min(longestStallMs, Math.max(leastStallMs, stallFactor * usual));
}

function finishSample(core: Core): void {
  const { uplink } = core;
  const took = core.now - uplink.sampleStart;
  const bytesPerMs = took > 0 ? uplink.sampleBytes / took : 0;
  uplink.sampleStart = core.now;
  uplink.sampleBytes = 0;
  uplink.sampleCount = 0;
  if (bytesPerMs === 0) return;
  if (uplink.trial === 0) {
    uplink.bytesPerMs = uplink.bytesPerMs === 0 ? bytesPerMs : uplink.bytesPerMs * 0.7 + bytesPerMs * 0.3;
    if (--uplink.pause > 0) return;
    tryAnother(core);
    return;
  }
  const isKept = bytesPerMs > uplink.bytesPerMs * (uplink.trial > 0 ? worthwhile : harmless);
  if (isKept) {
    uplink.bytesPerMs = bytesPerMs;
    uplink.pauseLength = firstPause;
    // The same direction again.
    uplink.wasTrialUp = uplink.trial < 0;
    tryAnother(core);
    return;
  }
  uplink.parallel -= uplink.trial;
  uplink.pauseLength = Math.min(longestPause, uplink.pauseLength * 2);
  uplink.pause = uplink.pauseLength;
  uplink.isClimbing = false;
  uplink.trial = 0;
}

/** Twice as many at first, until that brings nothing; then one more or one less, in turns. */
function tryAnother(core: Core): void {
  const { uplink, settings } = core;
  const { parallel } = uplink;
  const isUp = parallel === 1 || (!uplink.wasTrialUp && parallel < settings.maxParallel);
  uplink.wasTrialUp = isUp;
  uplink.trial = !isUp ? -1 : uplink.isClimbing ? Math.min(parallel, settings.maxParallel - parallel) : 1;
  uplink.parallel += uplink.trial;
}
