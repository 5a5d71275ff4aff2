/**
 * Frames, cut into records in the order in which they are to be written. Words go before what is left of payloads, so none
 * waits longer than for one chunk. Payloads are never copied: what is to be written holds parts of them.
 */
import { assert, type Frame } from '@peersume/base';
import { createFifo } from './fifo.ts';
import { joinedBytes, maxHeaderBytes, maxPayloadBytes, maxReasonBytes } from './limits.ts';
import { headBytes, type Kind, kinds, writeHead } from './record.ts';

export interface FrameEncoder {
  /** Bytes of payloads that have not been given out. */
  readonly payloadBytes: number;
  /** Bytes of everything that has not been given out. */
  readonly unsentBytes: number;
  add(frame: Frame): void;
  /** A record without a length: `ping`, `pong`, `ready`. The same one is not waiting twice. */
  addSign(sign: Sign): void;
  /**
   * What is to be written next, one after the other: all the words there are, and one chunk of a payload, of `chunkBytes` at
   * most. None when there is nothing.
   */
  next(chunkBytes: number): readonly Uint8Array[];
  /** The last record. What was to be written before is dropped. */
  close(reason: string): Uint8Array;
}

export type Sign = 'ping' | 'pong' | 'ready';

export function createFrameEncoder(): FrameEncoder {
  const words = createFifo<Uint8Array>();
  const payloads = createFifo<{ readonly header: Uint8Array; readonly payload: Uint8Array }>();
  const signs = new Set<Sign>();
  let wordBytes = 0;
  let payloadBytes = 0;
  /** The payload that has begun, and how much of it has been given out. */
  let current: Uint8Array | undefined;
  let given = 0;

  function add({ header, payload }: Frame): void {
    assert(header.length <= maxHeaderBytes, `a header of ${header.length} bytes`);
    if (payload === undefined) {
      words.push(header);
      wordBytes += header.length + headBytes;
      return;
    }
    assert(payload instanceof Uint8Array, 'only bytes can be sent over a byte stream');
    assert(payload.length <= maxPayloadBytes, `a payload of ${payload.length} bytes`);
    payloads.push({ header, payload });
    payloadBytes += payload.length;
  }

  function next(chunkBytes: number): readonly Uint8Array[] {
    const parts: Uint8Array[] = [];
    const small = createJoiner(parts);
    for (const sign of signs) small.head(kinds[sign], 0, 0);
    signs.clear();
    let joined = 0;
    while (joined < joinedBytes) {
      const header = words.shift();
      if (header === undefined) break;
      joined += header.length + headBytes;
      small.head(kinds.word, header.length, 0);
      small.bytes(header);
    }
    wordBytes -= joined;
    const chunk = nextChunk(small, chunkBytes);
    small.flush();
    if (chunk !== undefined) parts.push(chunk);
    return parts;
  }

  /** Heads go to `small`; gives the bytes that follow them. */
  function nextChunk(small: Joiner, chunkBytes: number): Uint8Array | undefined {
    if (current === undefined) {
      const started = payloads.shift();
      if (started === undefined) return undefined;
      small.head(kinds.begin, started.header.length, started.payload.length);
      small.bytes(started.header);
      if (started.payload.length === 0) return undefined;
      current = started.payload;
      given = 0;
    }
    const chunk = current.subarray(given, given + chunkBytes);
    given += chunk.length;
    payloadBytes -= chunk.length;
    if (given === current.length) current = undefined;
    small.head(kinds.data, 0, chunk.length);
    return chunk;
  }

  function close(reason: string): Uint8Array {
    words.clear();
    payloads.clear();
    signs.clear();
    current = undefined;
    wordBytes = 0;
    payloadBytes = 0;
    const text = cutText(reason);
    const bytes = new Uint8Array(headBytes + text.length);
    writeHead(bytes, 0, kinds.close, text.length, 0);
    bytes.set(text, headBytes);
    return bytes;
  }

  return {
    get payloadBytes() {
      return payloadBytes;
    },
    get unsentBytes() {
      return wordBytes + payloadBytes;
    },
    add,
    addSign: (sign) => void signs.add(sign),
    next,
    close,
  };
}

interface Joiner {
  head(kind: Kind, headerLength: number, payloadLength: number): void;
  bytes(bytes: Uint8Array): void;
  flush(): void;
}

/** Joins heads and short headers into as few buffers as possible; long headers are parts of their own. */
function createJoiner(parts: Uint8Array[]): Joiner {
  let buffer = new Uint8Array(smallBytes);
  let used = 0;

  function flush(): void {
    if (used === 0) return;
    parts.push(buffer.subarray(0, used));
    buffer = buffer.subarray(used);
    used = 0;
  }

  function reserve(length: number): void {
    if (used + length <= buffer.length) return;
    flush();
    buffer = new Uint8Array(joinedBytes);
  }

  return {
    head(kind, headerLength, payloadLength) {
      reserve(headBytes);
      writeHead(buffer, used, kind, headerLength, payloadLength);
      used += headBytes;
    },
    bytes(bytes) {
      if (bytes.length > smallBytes) {
        flush();
        parts.push(bytes);
        return;
      }
      reserve(bytes.length);
      buffer.set(bytes, used);
      used += bytes.length;
    },
    flush,
  };
}

/** The usual write has a few heads and short words before its chunk. */
const smallBytes = 1024;

function cutText(reason: string): Uint8Array {
  const bytes = new Uint8Array(maxReasonBytes);
  return bytes.subarray(0, new TextEncoder().encodeInto(reason, bytes).written);
}
