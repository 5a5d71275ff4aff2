import { type Clock } from '@peersume/base';
import { expect, test } from 'vitest';
import { numberedHeader } from '../testing/sample-bytes.ts';
import { createFrameLink, type FrameLinkOptions } from './frame-link.ts';
import { headBytes, kinds, writeHead, type Kind } from './record.ts';
import { concat, hear } from './testing/hear.ts';

const mebibyte = 1024 * 1024;
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A link over a stream that does what the test says; `written` is all that the link wrote. */
function scripted({ first, takes = true }: { first?: FrameLinkOptions['first']; takes?: boolean } = {}) {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  const clock: Clock = {
    now: () => now,
    after(delayMs, task) {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
  };
  const written: Uint8Array[] = [];
  const calls: string[] = [];
  const told: string[] = [];
  const link = createFrameLink({
    info: { peer: 'other', kind: 'stream', direction: 'accepted', isRelayed: false, remoteAddress: undefined },
    clock,
    first,
    writer: {
      write(parts) {
        written.push(...parts.map((part) => part.slice()));
        return takes;
      },
      pause: () => void calls.push('pause'),
      resume: () => void calls.push('resume'),
      end: () => void calls.push('end'),
      destroy: () => void calls.push('destroy'),
    },
  });
  return {
    ...link,
    written,
    calls,
    told,
    listen: () =>
      link.start({
        received: ({ header, payload }) => void told.push(`${header.length}/${payload?.byteLength ?? '-'}`),
        drained: () => void told.push('drained'),
        closed: (reason) => void told.push(`closed: ${reason}`),
      }),
    pass(byMs: number) {
      const end = now + byMs;
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = due.at;
        due.task();
      }
      now = end;
    },
    timers,
  };
}

function record(kind: Kind, headerLength = 0, payloadLength = 0): Uint8Array {
  const bytes = new Uint8Array(headBytes + headerLength);
  writeHead(bytes, 0, kind, headerLength, payloadLength);
  return bytes;
}

test('[FR6] send asks to wait from 1 MiB on, and drained comes once below half of it', () => {
  const { link, listen, writable, told } = scripted({ takes: false });
  listen();
  const piece = { header: numberedHeader(1), payload: new Uint8Array(262_144) };
  // One chunk of the first has left: four more pieces are a mebibyte and three chunks.
  expect([1, 2, 3, 4].map(() => link.send(piece))).toEqual([true, true, true, true]);
  expect(link.send(piece)).toBe(false);
  for (let write = 0; write < 30 && told.length === 0; write++) writable();
  expect(told).toEqual(['drained']);
  for (let write = 0; write < 30; write++) writable();
  expect(told).toEqual(['drained']);
});

test('[FR6] an end that asks for everything and reads nothing is left', async () => {
  const { link, listen, told, calls } = scripted({ takes: false });
  listen();
  for (let sent = 0; sent < 20; sent++) link.send({ header: numberedHeader(sent), payload: new Uint8Array(mebibyte) });
  await tick();
  expect(told).toEqual(['closed: reads too slowly for what it asks for']);
  expect(calls).toEqual(['end']);
});

test('[FR6] words alone are counted as well', async () => {
  const { link, listen, told } = scripted({ takes: false });
  listen();
  for (let sent = 0; sent < 40; sent++) link.send({ header: new Uint8Array(500_000) });
  await tick();
  expect(told).toHaveLength(1);
});

test('[FR7] before anybody listens, the stream pauses at the first frame, and goes on with the listener', () => {
  const { push, listen, calls, told } = scripted();
  push(record(kinds.ping));
  expect(calls).toEqual([]);
  push(concat([record(kinds.word, 3), record(kinds.word, 4)]));
  expect(calls).toEqual(['pause']);
  listen();
  expect(told).toEqual(['3/-', '4/-']);
  expect(calls).toEqual(['pause', 'resume']);
});

test.each([
  ['frames', () => record(kinds.word, 1), 256],
  ['bytes', () => record(kinds.word, 500_000), 8],
] as const)('[FR7] a stream that does not pause may not fill the memory with %s', async (_name, make, most) => {
  const { push, listen, told } = scripted();
  for (let count = 0; count < most; count++) push(make());
  await tick();
  push(make());
  await tick();
  listen();
  await tick();
  expect(told).toEqual(['closed: more was sent than waits for a listener']);
});

test('[FR4] a fault ends the link, and both ends are told which', async () => {
  const { push, listen, told, written, calls } = scripted();
  listen();
  push(concat([record(kinds.word, 2), Uint8Array.of(99, 0, 0, 0, 0, 0, 0, 0), record(kinds.word, 3)]));
  push(record(kinds.word, 4));
  await tick();
  const reason = 'the other end sent a record of the unknown kind 99';
  expect(told).toEqual(['2/-', `closed: ${reason}`]);
  expect(hear(concat(written), (most) => most).heard).toEqual([{ type: 'close', reason }]);
  expect(calls).toEqual(['end']);
});

test('[FR5] the last word waits two seconds for the other end, and no longer', async () => {
  const { link, listen, pass, calls, timers } = scripted();
  listen();
  link.close('done');
  await tick();
  pass(1999);
  expect(calls).toEqual(['end']);
  pass(1);
  expect(calls).toEqual(['end', 'destroy']);
  expect(timers.size).toBe(0);
});

test('[FR5] a stream that ends without a last word was lost', async () => {
  const { ended, listen, told, timers } = scripted();
  listen();
  ended();
  ended('twice');
  await tick();
  expect(told).toEqual(['closed: the other end went away']);
  expect(timers.size).toBe(0);
});

test('[FR8] a question after 15 seconds of silence, the end after 45', async () => {
  const { listen, pass, push, told, written } = scripted();
  listen();
  const kindsWritten = () => hear(concat(written), (most) => most).heard.map(({ type }) => type);
  pass(30_000);
  expect(kindsWritten()).toEqual(['ping']);
  push(record(kinds.pong));
  pass(45_000);
  expect(told).toEqual([]);
  pass(15_000);
  await tick();
  expect(told).toEqual(['closed: nothing was heard for 45 seconds']);
});

test('[FR8] silence is not judged while nobody reads', async () => {
  const { listen, pass, push, told } = scripted();
  push(record(kinds.word, 1));
  pass(600_000);
  listen();
  await tick();
  expect(told).toEqual(['1/-']);
});

test('[FR8] a flood of questions gets no more answers than can be written', () => {
  const { listen, push, written, writable } = scripted({ takes: false });
  listen();
  for (let count = 0; count < 1000; count++) push(record(kinds.ping));
  writable();
  writable();
  expect(concat(written).length).toBe(2 * headBytes);
});

test('[FR9] the first word is told once: ready, or why not', async () => {
  const words: unknown[] = [];
  const taken = scripted({ first: (word) => void words.push(word) });
  taken.push(record(kinds.ready));
  taken.link.close('later');
  await tick();
  expect(words).toEqual([{ type: 'ready' }]);
  const refused = scripted({ first: (word) => void words.push(word) });
  refused.push(concat([record(kinds.close, 4)]));
  await tick();
  expect(words.slice(1)).toEqual([{ type: 'closed', reason: '    ' }]);
});

test('[FR2] chunks are shorter on a slow stream, longer on a quick one, whatever words do', () => {
  const { link, listen, pass, push, writable, written } = scripted({ takes: false });
  listen();
  for (let sent = 0; sent < 4; sent++)
    link.send({ header: numberedHeader(sent), payload: new Uint8Array(2 * mebibyte) });
  const nextChunk = (tookMs: number): number => {
    pass(tookMs);
    // Life on the other side, or the link would be given up.
    push(record(kinds.pong));
    writable();
    return written.at(-1)?.length ?? 0;
  };
  expect(written.at(-1)?.length).toBe(65_536);
  expect([1, 1, 1].map(nextChunk)).toEqual([131_072, 262_144, 262_144]);
  expect([10, 10].map(nextChunk)).toEqual([262_144, 262_144]);
  expect([50, 50, 50, 50, 50].map(nextChunk)).toEqual([131_072, 65_536, 32_768, 16_384, 16_384]);
  const words = scripted({ takes: false });
  words.listen();
  for (let sent = 0; sent < 20; sent++) {
    words.link.send({ header: numberedHeader(sent) });
    words.writable();
  }
  words.link.send({ header: numberedHeader(1), payload: new Uint8Array(mebibyte) });
  expect(words.written.at(-1)?.length).toBe(65_536);
});
