/** What one hostile link can make the exchange remember, whatever it says and however often. */
import { describe, expect, test } from 'vitest';
import { PieceSet } from '../pieces/piece-set.ts';
import { encodePieceSet } from '../wire/encode-piece-set.ts';
import { maxListedPieces, maxPieceSetBytes, maxRootBytes } from '../wire/limits.ts';
import { type Message } from '../wire/message.ts';
import { exchangeOf } from './create-exchange.ts';
import { maxEarlyBytes } from './early-words.ts';
import { type ExchangeEvent } from './exchange.ts';
import { defaultSettings } from './settings.ts';
import { Core } from './state.ts';
import { seededRandom } from './testing/seeded-random.ts';

/** All that one link makes the exchange remember: what is early, and half a kilobyte for each of its channels' words. */
const mostBytesOfLink = 8 * 1024 * 1024;

const files = 1024;
const pieceCount = 8192;

/** Files that a peer speaks of on one link. They are known here, or nobody has told their structure. */
function visited(isKnown: boolean) {
  const core = new Core(seededRandom(1), { ...defaultSettings, maxWrongs: Infinity, maxFavours: Infinity });
  const exchange = exchangeOf(core);
  let now = 0;
  const tell = (event: ExchangeEvent): void => {
    for (const action of exchange.handle(event, now)) {
      if (action.type !== 'load') continue;
      const { file } = action;
      tell(
        isKnown
          ? {
              type: 'fileLoaded',
              file,
              pieceCount,
              pieceLength: 1000,
              structureCount: 1,
              held: new PieceSet(pieceCount),
            }
          : { type: 'structureMissing', file, next: 0 },
      );
    }
  };
  const hear = (message: Message, payload?: { readonly byteLength: number }): void =>
    tell({ type: 'received', link: 1, message, payload });
  for (let file = 0; file < files; file++) tell({ type: 'fileAdded', file, root: rootOf(file), download: true });
  tell({ type: 'linkOpened', link: 1, peer: 'hostile' });
  hear({ type: 'hello', version: 1 });
  for (let file = 0; file < files; file++) hear({ type: 'open', channel: file, root: rootOf(file) });
  return { core, hear, wait: (ms: number) => (now += ms), before: bytesOf(core) };
}

const rootOf = (file: number): Uint8Array => Uint8Array.of(file & 255, file >> 8);

/** A rough count of all that can be reached from there, each thing once. */
function bytesOf(from: unknown): number {
  const seen = new Set<object>();
  const open: unknown[] = [from];
  let bytes = 0;
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    if (typeof next === 'string') bytes += 2 * next.length;
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    bytes += 32;
    if (ArrayBuffer.isView(next)) {
      if (!seen.has(next.buffer)) bytes += next.buffer.byteLength;
      seen.add(next.buffer);
    } else if (Array.isArray(next)) {
      bytes += 8 * next.length;
      if (typeof next[0] !== 'number') open.push(...next);
    } else if (next instanceof Set || next instanceof Map) {
      bytes += 40 * next.size;
      if (typeof next.values().next().value !== 'number') open.push(...next.values());
      if (typeof next.keys().next().value !== 'number') open.push(...next.keys());
    } else {
      if ('byteLength' in next && typeof next.byteLength === 'number') bytes += next.byteLength;
      const values = Object.values(next);
      bytes += 8 * values.length;
      open.push(...values);
    }
  }
  return bytes;
}

const all = Array.from({ length: maxListedPieces }, (_, piece) => piece);
/** Views of a frame, as the decoder gives them. */
const map = (channel: number): Message => ({
  type: 'haveMap',
  channel,
  pieceCount: 1,
  pieces: new Uint8Array(maxPieceSetBytes + 100).subarray(50, 50 + maxPieceSetBytes),
});
const channels = Array.from({ length: files }, (_, channel) => channel);
const unopened = 100_000;

interface Flood {
  readonly isKnown: boolean;
  readonly send: (hear: (message: Message, payload?: { readonly byteLength: number }) => void) => void;
}

const floods: Readonly<Record<string, Flood>> = {
  'have-maps of unknown files': { isKnown: false, send: (hear) => channels.forEach((channel) => hear(map(channel))) },
  'pieces of unknown files': {
    isKnown: false,
    send: (hear) => {
      for (let round = 0; round < 5; round++)
        for (const channel of channels) hear({ type: 'have', channel, pieces: all.slice() });
    },
  },
  'words on channels that are never opened': {
    isKnown: false,
    send: (hear) => {
      for (let word = 0; word < 100; word++) {
        hear(map(unopened + word));
        hear({ type: 'piece', channel: unopened + word, piece: 0 }, { byteLength: 2 * 1024 * 1024 });
        hear({ type: 'have', channel: unopened, pieces: all.slice() });
      }
    },
  },
  'small parts of large frames': {
    isKnown: false,
    send: (hear) => {
      for (const channel of channels) {
        const frame = new Uint8Array(500_000);
        hear({ type: 'haveMap', channel, pieceCount: 1, pieces: frame.subarray(0, 2) });
        hear({ type: 'haveMap', channel: unopened + channel, pieceCount: 1, pieces: frame.subarray(0, 2) });
      }
    },
  },
  'questions for files that are not here': {
    isKnown: false,
    send: (hear) => {
      for (let file = 0; file < 20_000; file++) {
        const root = new Uint8Array(maxRootBytes).fill(9);
        new DataView(root.buffer).setUint32(0, file);
        hear({ type: 'open', channel: unopened + file, root });
      }
    },
  },
  'no file is known to it': {
    isKnown: false,
    send: (hear) => {
      for (const theirChannel of channels) hear({ type: 'unknown', theirChannel });
    },
  },
  'rights that name everything': {
    isKnown: true,
    send: (hear) => channels.forEach((channel) => hear({ type: 'grant', channel, credits: 1, only: all.slice() })),
  },
  'refusals of what was not asked': {
    isKnown: true,
    send: (hear) => {
      const pieces = encodePieceSet(PieceSet.full(pieceCount));
      for (const channel of channels.slice(0, 100)) {
        hear({ type: 'haveMap', channel, pieceCount, pieces });
        hear({ type: 'reject', channel, pieces: all.slice() });
        hear({ type: 'reject', channel, pieces: all.map((piece) => piece + maxListedPieces) });
      }
    },
  },
  'what it was asked for, given up and late': {
    isKnown: true,
    send: (hear) => {
      const pieces = encodePieceSet(PieceSet.full(pieceCount));
      for (let credits = 500; credits < 10_000; credits += 500) {
        for (const channel of channels.slice(0, 16)) {
          hear({ type: 'haveMap', channel, pieceCount, pieces });
          hear({ type: 'grant', channel, credits, only: [] });
          hear({ type: 'reject', channel, pieces: all.slice() });
        }
      }
    },
  },
};

describe('[EX56] one link makes the exchange remember little', () => {
  test.each(Object.entries(floods))('%s', (_name, { isKnown, send }) => {
    const { core, hear, before } = visited(isKnown);
    send(hear);
    expect(core.links.get(1)?.earlyBytes).toBeLessThanOrEqual(maxEarlyBytes);
    expect(bytesOf(core) - before).toBeLessThan(mostBytesOfLink);
  });
});

test('[EX56] what was early counts no more when it was used or its channel closed', () => {
  const { core, hear } = visited(false);
  for (const channel of [1, 2]) {
    hear({ type: 'haveMap', channel, pieceCount: 16, pieces: encodePieceSet(new PieceSet(16)) });
    hear({ type: 'have', channel, pieces: [1, 2, 3] });
    hear({ type: 'have', channel: unopened, pieces: [1, 2, 3] });
  }
  expect(core.links.get(1)?.earlyBytes).toBeGreaterThan(0);
  hear({ type: 'close', channel: 1 });
  hear({ type: 'close', channel: 2 });
  hear({ type: 'open', channel: unopened, root: rootOf(1) });
  hear({ type: 'close', channel: unopened });
  expect(core.links.get(1)?.earlyBytes).toBe(0);
});
