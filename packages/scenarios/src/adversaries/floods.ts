/** Sends much that is small and well-formed: what one message may cost, thousands may not. */
import { below } from '@peersume/base';
import { maxAddresses, maxListedPieces, PieceSet } from '@peersume/swarm';
import { SymbolicPayload } from '../content/symbolic-payload.ts';
import { adversary, beginAsSeed } from './adversary.ts';
import { type Talk, type TalkFile } from './talk.ts';

/** Messages at once, and how often. */
const burst = 200;
const intervalMs = 20;

const flood = (opens: (talk: Talk, file: TalkFile) => void) =>
  adversary({ opens, claims: (_talk, file) => new PieceSet(file.pieceCount) });

const again = (message: (talk: Talk, file: TalkFile, turn: number) => void) =>
  flood((talk, file) => {
    // Once for each file, however often the peer opens it in answer.
    if (talk.begun.has(file)) return;
    talk.begun.add(file);
    talk.claim(file, new PieceSet(file.pieceCount));
    let turn = 0;
    talk.every(intervalMs, () => {
      for (let index = 0; index < burst && talk.isOpen; index++) message(talk, file, turn++);
    });
  });

/** Asks for everything, again and again, with no right to ask. */
export const floodsRequests = again((talk, file) => {
  const pieces = Array.from({ length: Math.min(file.pieceCount, maxListedPieces) }, (_, piece) => piece);
  talk.say({ type: 'interest', channel: file.channel, interested: true });
  talk.say({ type: 'request', channel: file.channel, pieces });
});

export const floodsHaves = again((talk, file, turn) => {
  talk.say({ type: turn % 2 === 0 ? 'have' : 'lost', channel: file.channel, pieces: [turn % file.pieceCount] });
});

export const floodsPings = again((talk, _file, turn) => talk.say({ type: 'ping', nonce: turn, answer: false }));

export const floodsHaveMaps = again((talk, file, turn) => {
  talk.claim(file, turn % 2 === 0 ? PieceSet.full(file.pieceCount) : new PieceSet(file.pieceCount));
});

export const stormsInterest = again((talk, file, turn) => {
  talk.say({ type: 'interest', channel: file.channel, interested: turn % 2 === 0 });
});

export const stormsOpening = again((talk, file, turn) => {
  if (turn % 2 === 0) talk.say({ type: 'close', channel: file.channel });
  else talk.open(file);
});

export const asksForStructure = again((talk, file) => {
  talk.say({ type: 'structureRequest', channel: file.channel, first: 0 });
});

/** Addresses of peers that do not exist, some of them made to confuse whoever prints or parses them. */
export const poisonsAddresses = again((talk, file, turn) => {
  const addresses = Array.from({ length: maxAddresses }, (_, index) =>
    index === 0 ? '../../etc/passwd' : index === 1 ? '$(reboot)' : `nobody-${turn}-${index}`,
  );
  talk.say({ type: 'peers', channel: file.channel, addresses });
});

/** Opens file after file that nobody has. */
export const opensThousands = adversary({
  begins: (talk) => {
    beginAsSeed(talk);
    let next = 1000;
    talk.every(intervalMs, () => {
      for (let index = 0; index < burst; index++) {
        const root = talk.files[0]?.content.manifest.root.slice() ?? new Uint8Array(36);
        root[root.length - 1] = below(talk.ports.random, 256);
        root[root.length - 2] = below(talk.ports.random, 256);
        talk.say({ type: 'open', channel: next++, root });
      }
    });
  },
});

/** The same file, under ever new numbers. */
export const opensOneFileOften = adversary({
  begins: (talk) => {
    beginAsSeed(talk);
    let next = 1000;
    talk.every(intervalMs, () => {
      for (let index = 0; index < burst; index++) {
        const root = talk.files[0]?.content.manifest.root ?? new Uint8Array(36);
        talk.say({ type: 'open', channel: next++, root });
      }
    });
  },
});

/** Sends pieces that nobody asked for, true ones and others. */
export const sendsUnasked = flood((talk, file) => {
  talk.claim(file, PieceSet.full(file.pieceCount));
  let piece = 0;
  talk.every(5, () => {
    if (talk.waitingFor(file) > 0) return;
    piece = (piece + 1) % file.pieceCount;
    talk.send(file, piece, file.content.piece(piece));
  });
});

const largest = new Uint8Array(2 * 1024 * 1024);

/** The largest payloads that a frame takes, in the name of pieces that are smaller. */
export const sendsOversizePieces = flood((talk, file) => {
  talk.claim(file, PieceSet.full(file.pieceCount));
  const { name, isSymbolic } = file.content;
  talk.every(50, () => {
    if (talk.waitingFor(file) > 0) return;
    talk.send(file, 0, isSymbolic ? new SymbolicPayload(name, 0, largest.length, true) : largest);
  });
});
