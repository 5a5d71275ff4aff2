/**
 * Messages over one libp2p stream: each a length (unsigned varint, at most the limit) and that many bytes. Both ends have
 * proven who they are before the first byte. For questions and answers and for signalling; files go over links.
 */
import { type Connection, type Stream } from '@libp2p/interface';
import { lpStream } from '@libp2p/utils';
import { assert, err, ok, type PeerId, type Result } from '@peersume/base';
import { isRelayed } from './open-connection.ts';
import { readFailure } from './dial-error.ts';

export interface Channel {
  /** Proven. */
  readonly peer: PeerId;
  readonly isRelayed: boolean;
  /** The other end as this end sees it. */
  readonly remoteAddress: string;
  /** Ends, or is taken by the stream: waits while too much is unsent. One at a time. */
  send(message: Uint8Array, signal?: AbortSignal): Promise<Result<void, ChannelError>>;
  /** `undefined` after the other end has said its last word. One at a time. */
  receive(signal?: AbortSignal): Promise<Result<Uint8Array | undefined, ChannelError>>;
  /** No more is sent; what the other end says can still be received. Never rejects. */
  end(): Promise<void>;
  /** Both directions at once; whoever waits is told. */
  abort(reason: string): void;
  /** Aborts when both ends have closed, one has broken off, or the connection is gone. */
  readonly closed: AbortSignal;
}

export type ChannelError =
  | { readonly type: 'ChannelClosed'; readonly detail: string }
  /** The other end announced a message above the limit; the channel is gone. */
  | { readonly type: 'MessageTooLong'; readonly max: number }
  | { readonly type: 'Aborted' };

export interface ChannelLimits {
  /** Bytes of one message, both ways. */
  readonly maxMessageBytes: number;
}

/** Bytes of one message where nobody said otherwise: an SDP offer with its candidates has about 4 KiB. */
export const defaultMaxMessageBytes = 64 * 1024;

export function channelOverStream(stream: Stream, connection: Connection, { maxMessageBytes }: ChannelLimits): Channel {
  const messages = lpStream(stream, { maxDataLength: maxMessageBytes, maxBufferSize: 2 * maxMessageBytes + 1024 });
  const closing = new AbortController();
  stream.addEventListener('close', () => closing.abort(), { once: true });
  if (stream.status !== 'open') closing.abort();

  const failed = (cause: unknown, signal: AbortSignal | undefined): Result<never, ChannelError> => {
    if (signal?.aborted === true) return err({ type: 'Aborted' });
    const { name, message } = readFailure(cause);
    const isTooLong = name === 'InvalidDataLengthError' || name === 'InvalidDataLengthLengthError';
    if (stream.status === 'open') stream.abort(new Error(name));
    return err(
      isTooLong ? { type: 'MessageTooLong', max: maxMessageBytes } : { type: 'ChannelClosed', detail: message },
    );
  };

  return {
    peer: connection.remotePeer.toString(),
    isRelayed: isRelayed(connection),
    remoteAddress: connection.remoteAddr.toString(),
    closed: closing.signal,
    async send(message, signal) {
      assert(message.byteLength <= maxMessageBytes, `messages have at most ${maxMessageBytes} bytes`);
      try {
        await messages.write(message, signal && { signal });
        return ok(undefined);
      } catch (cause) {
        return failed(cause, signal);
      }
    },
    async receive(signal) {
      try {
        const { buffer, byteOffset, byteLength } = (await messages.read(signal && { signal })).subarray();
        // In Node it is a Buffer, whose `slice` means something else.
        return ok(new Uint8Array(buffer, byteOffset, byteLength));
      } catch (cause) {
        const isEnded = readFailure(cause).name === 'UnexpectedEOFError' && endings.has(stream.status);
        return isEnded && signal?.aborted !== true ? ok(undefined) : failed(cause, signal);
      }
    },
    async end() {
      try {
        await stream.close({ signal: AbortSignal.timeout(closeTimeoutMs) });
      } catch {
        stream.abort(new Error('did not end in time'));
      }
    },
    abort: (reason) => stream.abort(new Error(reason)),
  };
}

/** States of a stream that nobody broke off. */
const endings: ReadonlySet<string> = new Set(['open', 'closing', 'closed']);

/** Milliseconds for what is unsent to be sent when a channel ends. */
const closeTimeoutMs = 5_000;
