/**
 * Sends frames with a payload over stripes: each chunk goes to the stripe that has least unsent. What the other end has
 * not passed on is kept, within the window, so that chunks of a stripe that died go over another one.
 */
import { assert, type Frame } from '@peersume/base';
import { maxMessageBytes, windowBytes, windowFrames } from './limits.ts';
import { type ChunkPlan, planChunks, writeChunk } from './piece-chunk.ts';
import { type RtcChannel } from './rtc.ts';

export interface PieceSender {
  /** False when so much waits that the caller should. */
  send(frame: Frame): boolean;
  /** The other end has passed on so many frames; false for more than were sent, or fewer than before. */
  passed(frames: number): boolean;
  addStripe(stripe: number, channel: RtcChannel): void;
  /** Its chunks that may not have arrived are sent again over the others. */
  removeStripe(stripe: number): void;
  /** A channel has room. */
  pump(): void;
  /** Bytes given to channels since the beginning: what growth is measured by. */
  readonly sentBytes: number;
  /** Whether a stripe, and not the other end, is what sending waits for. */
  readonly isHeldUp: boolean;
}

/** Of one channel: enough to keep it busy while this thread does other things. */
export const highWaterBytes = 512 * 1024;
export const lowWaterBytes = 256 * 1024;
/** Of frames beside what channels hold. */
const waitAboveBytes = 2 * 1024 * 1024;
const drainedBelowBytes = 1024 * 1024;

export function createPieceSender(drained: () => void): PieceSender {
  const stripes = new Map<number, RtcChannel>();
  /** Frames that the other end has not passed on, in their order; the first `begunFrames` have been cut. */
  const frames: Outgoing[] = [];
  const again: { readonly outgoing: Outgoing; readonly chunk: number }[] = [];
  const scratch = new Uint8Array(maxMessageBytes);
  let begunFrames = 0;
  let firstFrame = 0;
  let windowUsed = 0;
  let waitingBytes = 0;
  let sentBytes = 0;
  let isHeldUp = false;
  let asksToWait = false;

  function roomiest(): [number, RtcChannel] | undefined {
    let best: [number, RtcChannel] | undefined;
    let least = highWaterBytes;
    for (const [stripe, channel] of stripes) {
      const buffered = channel.bufferedAmount;
      if (buffered >= least) continue;
      least = buffered;
      best = [stripe, channel];
    }
    return best;
  }

  /** False when no stripe takes it now. */
  function sendChunk(outgoing: Outgoing, chunk: number): boolean {
    const chosen = roomiest();
    isHeldUp = chosen === undefined;
    if (chosen === undefined) return false;
    const { frame, plan, number } = outgoing;
    const payload = frame.payload as Uint8Array;
    const head = { frame: number, headerBytes: frame.header.length, payloadBytes: payload.length, chunk };
    const message = writeChunk(scratch, head, plan, frame.header, payload);
    if (!chosen[1].send(message)) {
      // It has closed, and its owner will say so; until then the others serve.
      stripes.delete(chosen[0]);
      lose(chosen[0]);
      return sendChunk(outgoing, chunk);
    }
    outgoing.stripeOf[chunk] = chosen[0];
    sentBytes += message.length;
    return true;
  }

  function sendAgain(): boolean {
    for (let item = again[0]; item !== undefined; item = again[0]) {
      const isPassed = item.outgoing.number < firstFrame;
      if (!isPassed && !sendChunk(item.outgoing, item.chunk)) return false;
      again.shift();
    }
    return true;
  }

  function sendNew(): void {
    for (let outgoing = frames[begunFrames]; outgoing !== undefined; outgoing = frames[begunFrames]) {
      const { plan } = outgoing;
      if (outgoing.nextChunk === 0) {
        if (windowUsed + plan.totalBytes > windowBytes || begunFrames >= windowFrames) return;
        windowUsed += plan.totalBytes;
        outgoing.nextChunk = 0;
      }
      while (outgoing.nextChunk < plan.chunks) {
        if (!sendChunk(outgoing, outgoing.nextChunk)) {
          if (outgoing.nextChunk === 0) windowUsed -= plan.totalBytes;
          return;
        }
        outgoing.nextChunk++;
      }
      waitingBytes -= plan.totalBytes;
      begunFrames++;
    }
    isHeldUp = false;
  }

  function lose(stripe: number): void {
    for (const outgoing of frames.slice(0, begunFrames + 1))
      for (let chunk = 0; chunk < outgoing.nextChunk; chunk++)
        if (outgoing.stripeOf[chunk] === stripe) again.push({ outgoing, chunk });
  }

  function pump(): void {
    if (sendAgain()) sendNew();
    if (!asksToWait || waitingBytes > drainedBelowBytes) return;
    asksToWait = false;
    drained();
  }

  return {
    send(frame) {
      assert(frame.payload instanceof Uint8Array, 'a payload on a real link is bytes');
      const plan = planChunks(frame.header.length, frame.payload.byteLength);
      const number = firstFrame + frames.length;
      frames.push({ frame, plan, number, nextChunk: 0, stripeOf: new Uint8Array(plan.chunks).fill(noStripe) });
      waitingBytes += plan.totalBytes;
      // Without `drained`: who sends is not told within its own call.
      if (again.length === 0) sendNew();
      asksToWait ||= waitingBytes >= waitAboveBytes;
      return !asksToWait;
    },
    passed(count) {
      if (count < firstFrame || count > firstFrame + begunFrames) return false;
      for (const outgoing of frames.splice(0, count - firstFrame)) windowUsed -= outgoing.plan.totalBytes;
      begunFrames -= count - firstFrame;
      firstFrame = count;
      pump();
      return true;
    },
    addStripe(stripe, channel) {
      stripes.set(stripe, channel);
      pump();
    },
    removeStripe(stripe) {
      if (!stripes.delete(stripe)) return;
      lose(stripe);
      pump();
    },
    pump,
    get sentBytes() {
      return sentBytes;
    },
    get isHeldUp() {
      return isHeldUp;
    },
  };
}

interface Outgoing {
  readonly frame: Frame;
  readonly plan: ChunkPlan;
  readonly number: number;
  nextChunk: number;
  /** By chunk. */
  readonly stripeOf: Uint8Array;
}

const noStripe = 255;
