/** What a decoder tells, as a list. */
import { createFrameDecoder, type FrameSink } from '../decode-frames.ts';
import { type FrameError } from '../frame-error.ts';

export type Heard =
  | { readonly type: 'frame'; readonly header: Uint8Array; readonly payload: Uint8Array | undefined }
  | { readonly type: 'ping' | 'pong' | 'ready' }
  | { readonly type: 'close'; readonly reason: string };

export interface Hearing {
  readonly heard: readonly Heard[];
  readonly error: FrameError | undefined;
  /** Bytes that were allocated, scratch space not counted. */
  readonly allocated: number;
}

/** Decodes the stream, cut where `cutAt` says: how many of at most so many bytes come next. */
export function hear(stream: Uint8Array, cutAt: (most: number) => number, way: 'push' | 'region' = 'push'): Hearing {
  const heard: Heard[] = [];
  let allocated = 0;
  const sink: FrameSink = {
    frame: (header, payload) => void heard.push({ type: 'frame', header, payload }),
    ping: () => void heard.push({ type: 'ping' }),
    pong: () => void heard.push({ type: 'pong' }),
    ready: () => void heard.push({ type: 'ready' }),
    close: (reason) => void heard.push({ type: 'close', reason }),
  };
  const decoder = createFrameDecoder(sink, (byteLength) => {
    allocated += byteLength;
    return new Uint8Array(byteLength);
  });
  if (way === 'region') decoder.region();
  allocated = 0;
  let error: FrameError | undefined;
  for (let at = 0; at < stream.length && error === undefined;) {
    if (way === 'push') {
      const length = Math.max(1, cutAt(stream.length - at));
      // What was pushed is not to be kept: it is overwritten.
      const part = stream.slice(at, at + length);
      error = decoder.push(part);
      part.fill(0xee);
      at += part.length;
    } else {
      const region = decoder.region();
      const length = Math.max(1, cutAt(Math.min(region.length, stream.length - at)));
      region.set(stream.subarray(at, at + length));
      error = decoder.wrote(length);
      at += length;
    }
  }
  return { heard, error, allocated };
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
