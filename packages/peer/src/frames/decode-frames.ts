/**
 * Records, however the stream was cut, to frames. The stream's owner either gives bytes as they came (`push`), or asks
 * where the next ones should go (`region`) and tells how many it has put there (`wrote`): then payloads are read to where
 * they stay, and never copied.
 *
 * Memory: one header, one payload and the scratch space for each decoder, within limits that are checked before anything
 * is allocated (FR4).
 */
import { type FrameError } from './frame-error.ts';
import { createGrowingBytes, type GrowingBytes } from './growing-bytes.ts';
import { maxHeaderBytes, maxPayloadBytes, maxReasonBytes } from './limits.ts';
import { headBytes, kinds } from './record.ts';

export interface FrameDecoder {
  /** Room for the next bytes, never empty. Valid until the next call of any method. */
  region(): Uint8Array;
  /** So many bytes were put into the region. */
  wrote(byteLength: number): FrameError | undefined;
  /** Bytes of the stream; not kept. After an error, and after `close` was told, nothing more is read. */
  push(bytes: Uint8Array): FrameError | undefined;
  /** Nothing more is told, from within a call of the sink on. */
  stop(): void;
}

/** What the stream says. */
export interface FrameSink {
  frame(header: Uint8Array, payload: Uint8Array | undefined): void;
  ping(): void;
  pong(): void;
  ready(): void;
  close(reason: string): void;
}

export type Allocate = (byteLength: number) => Uint8Array;

export function createFrameDecoder(
  sink: FrameSink,
  allocate: Allocate = (byteLength) => new Uint8Array(byteLength),
): FrameDecoder {
  /** Taken when it is asked for: many links wait long for little. */
  let scratch: Uint8Array | undefined;
  const head = new Uint8Array(headBytes);
  let headFilled = 0;
  /** What the record under way goes to, and how much of it is to come; undefined between records. */
  let target: GrowingBytes | undefined;
  let left = 0;
  let kind = 0;
  /** A frame whose payload is under way. */
  let header: Uint8Array = none;
  let payload: GrowingBytes | undefined;
  let payloadLength = 0;
  let wasReady = false;
  let isStopped = false;

  function region(): Uint8Array {
    if (target === undefined || kind !== kinds.data) return (scratch ??= allocate(scratchBytes));
    const room = target.room();
    return room.length > left ? room.subarray(0, left) : room;
  }

  function wrote(byteLength: number): FrameError | undefined {
    if (target === undefined || kind !== kinds.data) return push((scratch ?? none).subarray(0, byteLength));
    target.filled(byteLength);
    left -= byteLength;
    return left === 0 ? endRecord() : undefined;
  }

  function push(bytes: Uint8Array): FrameError | undefined {
    let at = 0;
    while (at < bytes.length && !isStopped) {
      if (target === undefined) {
        const read = Math.min(headBytes - headFilled, bytes.length - at);
        for (let index = 0; index < read; index++) head[headFilled + index] = bytes[at + index] ?? 0;
        headFilled += read;
        at += read;
        if (headFilled < headBytes) return undefined;
        headFilled = 0;
        const error = beginRecord();
        if (error !== undefined) return stopWith(error);
      } else {
        const room = target.room();
        const read = Math.min(left, bytes.length - at, room.length);
        room.set(bytes.subarray(at, at + read));
        target.filled(read);
        left -= read;
        at += read;
        if (left === 0) endRecord();
      }
    }
    return undefined;
  }

  function stopWith(error: FrameError): FrameError {
    isStopped = true;
    return error;
  }

  /** Checks the head; afterwards either a target is set or the record, having no bytes, is done. */
  function beginRecord(): FrameError | undefined {
    kind = head[0] ?? 0;
    const first = ((head[1] ?? 0) << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0);
    const second = (head[4] ?? 0) * 0x1_00_00_00 + (((head[5] ?? 0) << 16) | ((head[6] ?? 0) << 8) | (head[7] ?? 0));
    switch (kind) {
      case kinds.data:
        return beginData(first, second);
      case kinds.word:
        if (second !== 0) return { type: 'LengthWrong', kind, byteLength: second };
        return beginHeader(first);
      case kinds.begin:
        if (payload !== undefined) return { type: 'PayloadWithinPayload' };
        if (second > maxPayloadBytes) return { type: 'PayloadTooLong', byteLength: second, max: maxPayloadBytes };
        payloadLength = second;
        return beginHeader(first);
      case kinds.close:
        if (second !== 0) return { type: 'LengthWrong', kind, byteLength: second };
        if (first > maxReasonBytes) return { type: 'ReasonTooLong', byteLength: first, max: maxReasonBytes };
        return beginTarget(first);
      case kinds.ping:
      case kinds.pong:
      case kinds.ready:
        return beginSign(first + second);
      default:
        return { type: 'RecordUnknown', kind };
    }
  }

  function beginData(first: number, length: number): FrameError | undefined {
    if (first !== 0) return { type: 'LengthWrong', kind, byteLength: first };
    const missing = payload === undefined ? 0 : payloadLength - payload.length;
    if (length > missing) return { type: 'DataUnexpected', byteLength: length, left: missing };
    // Records that bring nothing would cost time for nothing.
    if (length === 0) return { type: 'LengthWrong', kind, byteLength: 0 };
    target = payload;
    left = length;
    return undefined;
  }

  function beginHeader(length: number): FrameError | undefined {
    if (length > maxHeaderBytes) return { type: 'HeaderTooLong', byteLength: length, max: maxHeaderBytes };
    return beginTarget(length);
  }

  function beginTarget(length: number): undefined {
    target = createGrowingBytes(length, allocate);
    left = length;
    if (length === 0) endRecord();
  }

  function beginSign(length: number): FrameError | undefined {
    if (length !== 0) return { type: 'LengthWrong', kind, byteLength: length };
    if (kind === kinds.ping) sink.ping();
    else if (kind === kinds.pong) sink.pong();
    else if (wasReady) return { type: 'ReadyTwice' };
    else {
      wasReady = true;
      sink.ready();
    }
    return undefined;
  }

  /** All bytes of the record are there. */
  function endRecord(): undefined {
    const done = target;
    target = undefined;
    if (done === undefined) return;
    if (kind === kinds.word) sink.frame(done.take(), undefined);
    else if (kind === kinds.begin) {
      header = done.take();
      payload = createGrowingBytes(payloadLength, allocate);
      if (payloadLength === 0) endPayload(payload);
    } else if (kind === kinds.close) {
      isStopped = true;
      sink.close(plainText(done.take()));
    } else if (done.length === payloadLength) endPayload(done);
  }

  function endPayload(done: GrowingBytes): void {
    const ended = header;
    payload = undefined;
    header = none;
    sink.frame(ended, done.take());
  }

  return {
    region,
    wrote,
    push,
    stop() {
      isStopped = true;
    },
  };
}

const none = new Uint8Array(0);

/** As much as a TLS record or a read of a socket brings where it is not known what comes: heads and words. */
const scratchBytes = 16_384;

/** A stranger's sentence goes to terminals and logs: without control characters, broken UTF-8 replaced. */
const plainText = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
