/** A libp2p stream as links write to it, and what it tells given on to the link: bytes, room for more, its end. */
import { type Stream, type StreamMessageEvent } from '@libp2p/interface';
import { Uint8ArrayList } from 'uint8arraylist';
import { type ByteWriter, type FrameLink } from '../frames/index.ts';

export function createStreamWriter(stream: Stream, writable: () => void): ByteWriter {
  // The stream tells it within its own sending at times; the link is told when that is over.
  stream.addEventListener('drain', () => queueMicrotask(writable));
  return {
    write(parts) {
      if (stream.writeStatus !== 'writable') return true;
      try {
        return stream.send(new Uint8ArrayList(...parts));
      } catch {
        // It broke in this moment; `close` is told.
        return false;
      }
    },
    pause() {
      if (stream.readStatus === 'readable') stream.pause();
    },
    resume() {
      if (stream.readStatus === 'paused') stream.resume();
    },
    end() {
      stream.close().catch(() => stream.abort(new Error('could not end')));
    },
    destroy() {
      stream.abort(new Error('the link is over'));
    },
  };
}

/** From now on the link gets what comes. */
export function feedLink(stream: Stream, link: FrameLink): void {
  stream.addEventListener('message', ({ data }: StreamMessageEvent) => {
    if (data instanceof Uint8Array) link.push(data);
    else for (const part of data) link.push(part);
  });
  stream.addEventListener('end', () => link.ended());
  stream.addEventListener('close', ({ error }) => {
    // What came and was not read yet, as nobody listens, may hold the last word.
    if (stream.readBufferLength === 0) link.ended(error === undefined ? undefined : 'the connection broke');
  });
  if (stream.status !== 'open' && stream.readBufferLength === 0) link.ended();
}
