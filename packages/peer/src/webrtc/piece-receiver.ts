/**
 * Joins chunks to frames and passes them on in their order, whichever stripe they came over. Memory is bounded by the
 * window: a sender who goes beyond it, or whose chunks contradict each other, is told as a fault.
 */
import { type Frame } from '@peersume/base';
import { windowBytes, windowFrames } from './limits.ts';
import { type ChunkHead, chunkHeadBytes, type ChunkPlan, planChunks, readChunk } from './piece-chunk.ts';

export interface PieceReceiver {
  /** What is wrong with the message, if anything. */
  take(message: Uint8Array): string | undefined;
}

export interface PieceReceiverListener {
  received(frame: Frame): void;
  /** `frames` were passed on since the link began: now and then, for the sender. */
  passed(frames: number): void;
}

export function createPieceReceiver(listener: PieceReceiverListener): PieceReceiver {
  const begun = new Map<number, Assembly>();
  let heldBytes = 0;
  let next = 0;
  let toldBytes = 0;
  let toldFrames = 0;

  function begin(head: ChunkHead): Assembly | string {
    const plan = planChunks(head.headerBytes, head.payloadBytes);
    if (head.frame >= next + windowFrames) return `frame ${head.frame} while ${next} is awaited`;
    if (heldBytes + plan.totalBytes > windowBytes) return `more than ${windowBytes} bytes under way`;
    const assembly = {
      plan,
      header: new Uint8Array(head.headerBytes),
      payload: new Uint8Array(head.payloadBytes),
      has: new Uint8Array(plan.chunks),
      missing: plan.chunks,
    };
    heldBytes += plan.totalBytes;
    begun.set(head.frame, assembly);
    return assembly;
  }

  function passOn(): void {
    for (let first = begun.get(next); first?.missing === 0; first = begun.get(next)) {
      begun.delete(next);
      heldBytes -= first.plan.totalBytes;
      next++;
      toldBytes += first.plan.totalBytes;
      listener.received({ header: first.header, payload: first.payload });
      if (toldBytes < passedEveryBytes && next - toldFrames < passedEveryFrames) continue;
      toldBytes = 0;
      toldFrames = next;
      listener.passed(next);
    }
  }

  return {
    take(message) {
      const head = readChunk(message);
      if (!head.ok) return head.error;
      // A chunk that was sent again over another stripe, and had arrived.
      if (head.value.frame < next) return undefined;
      const assembly = begun.get(head.value.frame) ?? begin(head.value);
      if (typeof assembly === 'string') return assembly;
      const fault = place(assembly, head.value, message.subarray(chunkHeadBytes));
      if (fault === undefined) passOn();
      return fault;
    },
  };
}

/** Often enough that a sender's window is never empty for want of a word. */
const passedEveryBytes = windowBytes / 16;
const passedEveryFrames = windowFrames / 4;

interface Assembly {
  readonly plan: ChunkPlan;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  /** By chunk, 1 when it is there. */
  readonly has: Uint8Array;
  missing: number;
}

function place(assembly: Assembly, head: ChunkHead, content: Uint8Array): string | undefined {
  const { plan, header, payload, has } = assembly;
  if (head.headerBytes !== header.length || head.payloadBytes !== payload.length)
    return `frame ${head.frame} of two lengths`;
  const start = head.chunk * plan.chunkBytes;
  const expected = Math.min(plan.chunkBytes, plan.totalBytes - start);
  if (head.chunk >= plan.chunks || content.length !== expected)
    return `chunk ${head.chunk} of ${plan.chunks} with ${content.length} bytes`;
  if (has[head.chunk] === 1) return undefined;
  has[head.chunk] = 1;
  assembly.missing--;
  const ofHeader = Math.max(0, Math.min(header.length - start, content.length));
  if (ofHeader > 0) header.set(content.subarray(0, ofHeader), start);
  payload.set(content.subarray(ofHeader), Math.max(0, start - header.length));
  return undefined;
}
