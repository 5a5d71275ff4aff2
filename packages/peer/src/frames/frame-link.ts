/**
 * A link over any ordered stream of bytes: TLS sockets, libp2p streams. The stream's owner gives it bytes and writes what
 * it hands out; the link adds frames, their order, back-pressure, signs of life and a last word (SPEC.md, FR).
 */
import { type Clock, type Frame, type Link, type LinkListener, type Timer } from '@peersume/base';
import { type LinkInfo, type OpenedLink } from '../link-info.ts';
import { type Allocate, createFrameDecoder, type FrameSink } from './decode-frames.ts';
import { createFrameEncoder } from './encode-frames.ts';
import { describeFrameError, type FrameError } from './frame-error.ts';
import {
  chunkBytes as firstChunkBytes,
  closeMs,
  highWaterBytes,
  keepAliveMs,
  lowWaterBytes,
  maxChunkBytes,
  maxUnsentBytes,
  maxWaitingBytes,
  maxWaitingFrames,
  minChunkBytes,
  quickChunkMs,
  quietPeriods,
  slowChunkMs,
} from './limits.ts';

/** The stream, as a link needs it. No method calls back before it returns. */
export interface ByteWriter {
  /** Takes the parts in their order; they do not change. False: no more until it calls `writable`. */
  write(parts: readonly Uint8Array[]): boolean;
  /** Stops reading, so that the other end feels it; a few more bytes may come. And goes on. */
  pause(): void;
  resume(): void;
  /** After what was written, nothing follows. */
  end(): void;
  /** At once; what was not written is lost. Also after `end`. */
  destroy(): void;
}

export interface FrameLinkOptions {
  readonly info: LinkInfo;
  readonly clock: Clock;
  readonly writer: ByteWriter;
  /** Memory for payloads; zeroed or not. */
  readonly allocate?: Allocate | undefined;
  /** The other end took this one (`sayReady`), or closed the link (`closed`) before anybody listened; once. */
  readonly first?:
    | ((word: { readonly type: 'ready' } | { readonly type: 'closed'; readonly reason: string }) => void)
    | undefined;
}

export interface FrameLink extends OpenedLink {
  /** Tells the other end that it is known and welcome. */
  sayReady(): void;
  /** Bytes came: see `FrameDecoder`. */
  push(bytes: Uint8Array): void;
  region(): Uint8Array;
  wrote(byteLength: number): void;
  /** The stream takes more after a `write` that answered false. */
  writable(): void;
  /** The stream is over: the other end went away, or an error. */
  ended(reason?: string): void;
}

export function createFrameLink({ info, clock, writer, allocate, first }: FrameLinkOptions): FrameLink {
  const encoder = createFrameEncoder();
  const waiting: Frame[] = [];
  let waitingBytes = 0;
  let listener: LinkListener | undefined;
  let state: 'open' | 'closing' | 'closed' = 'open';
  let closedReason: string | undefined;
  let isWritable = true;
  let writtenAt = 0;
  let hadChunk = false;
  let chunkBytes = firstChunkBytes;
  let isPaused = false;
  let asksToWait = false;
  let wasHeard = true;
  let quiet = 0;
  let tellFirst = first;
  let timer: Timer = clock.after(keepAliveMs, listenForLife);

  const sink: FrameSink = {
    frame(header, payload) {
      const frame: Frame = payload === undefined ? { header } : { header, payload };
      if (listener !== undefined && waiting.length === 0) listener.received(frame);
      else keepWaiting(frame);
    },
    ping() {
      encoder.addSign('pong');
      pump();
    },
    pong() {},
    ready: () => tell({ type: 'ready' }),
    close: (reason) => finish(reason === '' ? 'closed by the other end' : reason, 'end'),
  };
  const decoder = createFrameDecoder(sink, allocate);

  const link: Link = {
    peer: info.peer,
    send(frame) {
      if (state !== 'open') return true;
      encoder.add(frame);
      if (isWritable) pump();
      if (encoder.unsentBytes > maxUnsentBytes) close('reads too slowly for what it asks for');
      const isEnough = encoder.payloadBytes >= highWaterBytes;
      asksToWait ||= isEnough;
      return !isEnough;
    },
    close,
  };

  /** Writes until the stream has enough. */
  function pump(): void {
    while (isWritable && state === 'open') {
      const parts = encoder.next(chunkBytes);
      if (parts.length === 0) break;
      writtenAt = clock.now();
      hadChunk = parts.reduce((sum, part) => sum + part.length, 0) >= chunkBytes;
      isWritable = writer.write(parts);
    }
  }

  /** Words leave quickly on any stream: they say nothing. */
  function measureChunk(tookMs: number): void {
    if (tookMs < quickChunkMs) chunkBytes = Math.min(maxChunkBytes, chunkBytes * 2);
    else if (tookMs > slowChunkMs) chunkBytes = Math.max(minChunkBytes, chunkBytes / 2);
  }

  function writable(): void {
    isWritable = true;
    if (hadChunk) measureChunk(clock.now() - writtenAt);
    pump();
    if (!asksToWait || encoder.payloadBytes > lowWaterBytes || state !== 'open') return;
    asksToWait = false;
    listener?.drained();
  }

  function close(reason: string): void {
    if (state !== 'open') return;
    writer.write([encoder.close(reason)]);
    finish(reason, 'end');
  }

  /** Nothing is sent or told any more but the last word, which comes after whoever is running now. */
  function finish(reason: string, how: 'end' | 'destroy'): void {
    if (state !== 'open') return;
    state = 'closing';
    decoder.stop();
    waiting.length = 0;
    timer.cancel();
    if (how === 'end') {
      writer.end();
      // The other end may not read, or not answer: it gets this long.
      timer = clock.after(closeMs, () => ended());
    } else writer.destroy();
    queueMicrotask(() => {
      closedReason = reason;
      listener?.closed(reason);
      tell({ type: 'closed', reason });
    });
  }

  function ended(reason = 'the other end went away'): void {
    finish(reason, 'destroy');
    if (state === 'closed') return;
    state = 'closed';
    timer.cancel();
    writer.destroy();
  }

  function take(error: FrameError | undefined): void {
    wasHeard = true;
    if (error !== undefined) close(`the other end sent ${describeFrameError(error)}`);
  }

  function keepWaiting(frame: Frame): void {
    waiting.push(frame);
    waitingBytes += frame.header.length + (frame.payload?.byteLength ?? 0);
    if (!isPaused) {
      isPaused = true;
      writer.pause();
    }
    if (waiting.length > maxWaitingFrames || waitingBytes > maxWaitingBytes)
      close('more was sent than waits for a listener');
  }

  function start(given: LinkListener): void {
    listener = given;
    if (closedReason !== undefined) {
      const reason = closedReason;
      queueMicrotask(() => given.closed(reason));
      return;
    }
    while (state === 'open' && waiting.length > 0) {
      const frames = waiting.splice(0);
      waitingBytes = 0;
      for (const frame of frames) if (state === 'open') given.received(frame);
    }
    if (isPaused && state === 'open') {
      isPaused = false;
      wasHeard = true;
      writer.resume();
    }
  }

  function tell(word: Parameters<NonNullable<typeof first>>[0]): void {
    const told = tellFirst;
    tellFirst = undefined;
    told?.(word);
  }

  /** Whoever is not listened to cannot be heard. */
  function listenForLife(): void {
    quiet = wasHeard || isPaused ? 0 : quiet + 1;
    if (quiet >= quietPeriods) {
      ended(`nothing was heard for ${(keepAliveMs * quietPeriods) / 1000} seconds`);
      return;
    }
    if (!wasHeard) {
      encoder.addSign('ping');
      pump();
    }
    wasHeard = false;
    timer = clock.after(keepAliveMs, listenForLife);
  }

  return {
    info,
    link,
    start,
    sayReady() {
      encoder.addSign('ready');
      pump();
    },
    push: (bytes) => take(decoder.push(bytes)),
    region: decoder.region,
    wrote: (byteLength) => take(decoder.wrote(byteLength)),
    writable,
    ended,
  };
}
