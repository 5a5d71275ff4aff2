/**
 * Frames with a payload, cut for channels (SPEC WR5). The content of a frame is its header and its payload; it is cut
 * into as few chunks as `maxMessageBytes` allows, all of one length but the last. Both ends know from the lengths where
 * each chunk begins, so a chunk can come twice and in any order.
 *
 *     frame (4) · bytes of header (4) · bytes of payload (4) · chunk (2) · content
 */
import { err, ok, type Result } from '@peersume/base';
import { maxHeaderBytes, maxMessageBytes, maxPayloadBytes } from './limits.ts';

export interface ChunkPlan {
  readonly chunks: number;
  readonly chunkBytes: number;
  readonly totalBytes: number;
}

export const chunkHeadBytes = 14;

export function planChunks(headerBytes: number, payloadBytes: number): ChunkPlan {
  const totalBytes = headerBytes + payloadBytes;
  const chunks = Math.max(1, Math.ceil(totalBytes / (maxMessageBytes - chunkHeadBytes)));
  return { chunks, chunkBytes: Math.ceil(totalBytes / chunks), totalBytes };
}

export interface ChunkHead {
  readonly frame: number;
  readonly headerBytes: number;
  readonly payloadBytes: number;
  readonly chunk: number;
}

/** Writes head and content into `out` and gives the message: a view of `out`, good until it is used again. */
export function writeChunk(
  out: Uint8Array,
  { frame, headerBytes, payloadBytes, chunk }: ChunkHead,
  plan: ChunkPlan,
  header: Uint8Array,
  payload: Uint8Array,
): Uint8Array {
  const view = new DataView(out.buffer, out.byteOffset, chunkHeadBytes);
  view.setUint32(0, frame);
  view.setUint32(4, headerBytes);
  view.setUint32(8, payloadBytes);
  view.setUint16(12, chunk);
  const start = chunk * plan.chunkBytes;
  const end = Math.min(start + plan.chunkBytes, plan.totalBytes);
  let at = chunkHeadBytes;
  if (start < headerBytes) {
    const part = header.subarray(start, Math.min(end, headerBytes));
    out.set(part, at);
    at += part.length;
  }
  if (end > headerBytes) {
    const part = payload.subarray(Math.max(0, start - headerBytes), end - headerBytes);
    out.set(part, at);
    at += part.length;
  }
  return out.subarray(0, at);
}

/** The head; the content is what follows it. */
export function readChunk(message: Uint8Array): Result<ChunkHead, string> {
  if (message.length < chunkHeadBytes || message.length > maxMessageBytes)
    return err(`a chunk of ${message.length} bytes`);
  const view = new DataView(message.buffer, message.byteOffset, chunkHeadBytes);
  const head = {
    frame: view.getUint32(0),
    headerBytes: view.getUint32(4),
    payloadBytes: view.getUint32(8),
    chunk: view.getUint16(12),
  };
  if (head.headerBytes > maxHeaderBytes) return err(`a header of ${head.headerBytes} bytes`);
  if (head.payloadBytes > maxPayloadBytes) return err(`a payload of ${head.payloadBytes} bytes`);
  return ok(head);
}
