import { type Frame } from '@peersume/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxMessageBytes, maxPayloadBytes, windowBytes, windowFrames } from './limits.ts';
import { chunkHeadBytes, planChunks } from './piece-chunk.ts';
import { createPieceReceiver } from './piece-receiver.ts';
import { createPieceSender, highWaterBytes } from './piece-sender.ts';
import { type RtcChannel } from './rtc.ts';

/** A channel that keeps what it is given until the test takes it. */
function paperChannel() {
  const sent: Uint8Array[] = [];
  let isOpen = true;
  const channel: RtcChannel = {
    get bufferedAmount() {
      return sent.reduce((sum, message) => sum + message.length, 0);
    },
    send(message) {
      if (isOpen) sent.push(message.slice());
      return isOpen;
    },
  };
  return {
    channel,
    sent,
    die() {
      isOpen = false;
    },
  };
}

const frame = (number: number, byteLength: number): Frame => ({
  header: Uint8Array.of(number >> 8, number),
  payload: new Uint8Array(byteLength).fill(number),
});

describe('payloads in chunks', () => {
  test('[WR5] over several stripes, in whatever order chunks come, frames come whole and in order', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.nat()), (lengths, chances) => {
        const chance = (below: number) => (chances.next().value as number) % below;
        const stripes = [paperChannel(), paperChannel(), paperChannel()];
        const sender = createPieceSender(() => {});
        const received: Frame[] = [];
        const receiver = createPieceReceiver({
          received: (one) => received.push(one),
          passed: (count) => expect(sender.passed(count)).toBe(true),
        });
        for (const [number, { channel }] of stripes.entries()) sender.addStripe(number, channel);
        const frames = lengths.map((length, number) => frame(number, length));
        for (const one of frames) sender.send(one);
        for (let full = stripes.filter(({ sent }) => sent.length > 0); full.length > 0;) {
          const [message] = full[chance(full.length)]?.sent.splice(0, 1) ?? [];
          expect(receiver.take(message ?? new Uint8Array(0))).toBe(undefined);
          sender.pump();
          full = stripes.filter(({ sent }) => sent.length > 0);
        }
        expect(received).toEqual(frames);
      }),
      { numRuns: 20 },
    );
  });

  test('[WR6] a stripe that dies loses nothing: its chunks go over another', () => {
    const [one, other] = [paperChannel(), paperChannel()];
    const received: Frame[] = [];
    const sender = createPieceSender(() => {});
    const receiver = createPieceReceiver({ received: (each) => received.push(each), passed: () => {} });
    sender.addStripe(0, one.channel);
    sender.addStripe(1, other.channel);
    const frames = Array.from({ length: 5 }, (_, number) => frame(number, 200_000));
    for (const each of frames) sender.send(each);
    expect(other.sent.length).toBeGreaterThan(2);
    // Some of what it carried had arrived, and comes twice.
    expect(receiver.take(other.sent[0] ?? new Uint8Array(0))).toBe(undefined);
    other.die();
    sender.removeStripe(1);
    for (let message = one.sent.shift(); message !== undefined; message = one.sent.shift()) {
      expect(receiver.take(message)).toBe(undefined);
      sender.pump();
    }
    expect(received).toEqual(frames);
  });

  test('[WR5] no message is longer than every implementation takes, and no frame is cut finer than it must', () => {
    fc.assert(
      fc.property(fc.nat(528_448), fc.nat(maxPayloadBytes), (header, payload) => {
        const { chunks, chunkBytes, totalBytes } = planChunks(header, payload);
        expect(chunkBytes + chunkHeadBytes).toBeLessThanOrEqual(maxMessageBytes);
        expect(chunks * chunkBytes).toBeGreaterThanOrEqual(totalBytes);
        expect((chunks - 1) * chunkBytes).toBeLessThanOrEqual(totalBytes);
      }),
    );
  });

  test('[WR5] a sender keeps within the window until the other end has passed something on', () => {
    const endless: RtcChannel = { bufferedAmount: 0, send: () => true };
    const sender = createPieceSender(() => {});
    sender.addStripe(0, endless);
    let isWelcome = true;
    for (let number = 0; isWelcome; number++) isWelcome = sender.send(frame(number, 1_000_000));
    expect(sender.sentBytes).toBeLessThanOrEqual(windowBytes + 200 * chunkHeadBytes);
    const before = sender.sentBytes;
    expect(sender.passed(2)).toBe(true);
    expect(sender.sentBytes).toBeGreaterThan(before);
  });

  test('[WR5] a channel is never given much more than it can keep busy with', () => {
    const one = paperChannel();
    const sender = createPieceSender(() => {});
    sender.addStripe(0, one.channel);
    for (let number = 0; number < 20; number++) sender.send(frame(number, 262_144));
    expect(one.channel.bufferedAmount).toBeLessThan(highWaterBytes + maxMessageBytes);
  });

  test('[WR5] who waited is told once there is room, and not within its own call', () => {
    const one = paperChannel();
    let drained = 0;
    const sender = createPieceSender(() => drained++);
    sender.addStripe(0, one.channel);
    for (let number = 0; sender.send(frame(number, 262_144)); number++);
    expect(drained).toBe(0);
    for (let turn = 0; turn < 8; turn++) {
      one.sent.length = 0;
      sender.pump();
    }
    expect(drained).toBe(1);
  });

  test('[WR5] passing on more than was sent, or less than before, is a fault', () => {
    const sender = createPieceSender(() => {});
    sender.addStripe(0, { bufferedAmount: 0, send: () => true });
    for (let number = 0; number < 3; number++) sender.send(frame(number, 10));
    expect(sender.passed(4)).toBe(false);
    expect(sender.passed(2)).toBe(true);
    expect(sender.passed(1)).toBe(false);
  });
});

describe('what a hostile sender of payloads does', () => {
  const head = (number: number, header: number, payload: number, chunk: number, content = 0): Uint8Array => {
    const message = new Uint8Array(chunkHeadBytes + content);
    const view = new DataView(message.buffer);
    view.setUint32(0, number);
    view.setUint32(4, header);
    view.setUint32(8, payload);
    view.setUint16(12, chunk);
    return message;
  };
  const receiver = () => createPieceReceiver({ received: () => {}, passed: () => {} });

  test('[WR5] more than the window is refused before it is allocated', () => {
    const one = receiver();
    const plan = planChunks(0, maxPayloadBytes);
    const faults = Array.from({ length: 6 }, (_, number) =>
      one.take(head(number, 0, maxPayloadBytes, 0, plan.chunkBytes)),
    );
    expect(faults.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(faults[4]).toContain('bytes under way');
  });

  test.each([
    ['a payload above the limit', head(0, 0, maxPayloadBytes + 1, 0, 10)],
    ['a header above the limit', head(0, 528_449, 0, 0, 10)],
    ['a chunk that is not there', head(0, 0, 10, 1, 10)],
    ['a chunk of another length', head(0, 0, 10, 0, 9)],
    ['a frame far ahead', head(windowFrames, 0, 10, 0, 10)],
    ['no head', new Uint8Array(chunkHeadBytes - 1)],
    ['nothing', new Uint8Array(0)],
    ['a message above the limit', new Uint8Array(maxMessageBytes + 1)],
  ])('[WR5] %s is a fault', (_, message) => {
    expect(receiver().take(message)).not.toBe(undefined);
  });

  test('[WR5] two lengths of one frame are a fault', () => {
    const one = receiver();
    expect(one.take(head(1, 0, 100_000, 0, 50_000))).toBe(undefined);
    expect(one.take(head(1, 0, 99_998, 1, 49_999))).toContain('two lengths');
  });

  test('[WR5] any bytes at all leave the receiver standing', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 30 }), (messages) => {
        const one = receiver();
        for (const message of messages) if (one.take(message) !== undefined) break;
      }),
    );
  });
});
