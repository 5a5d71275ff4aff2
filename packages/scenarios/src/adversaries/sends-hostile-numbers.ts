/** Well-formed messages whose numbers are the largest there are, contradict each other, or mean nothing. */
import { encodePieceSet, maxPieces, type Message, PieceSet } from '@peersume/swarm';
import { adversary, beginAsSeed } from './adversary.ts';
import { type TalkFile } from './talk.ts';

/** What counts and channels can be at most. */
const largest = Number.MAX_SAFE_INTEGER;
const maxUint32 = 2 ** 32 - 1;

/** Every piece of the largest file there is. */
const all = encodePieceSet(PieceSet.full(maxPieces));

const hostile = (file: TalkFile): readonly Message[] => {
  const { channel, pieceCount } = file;
  return [
    { type: 'haveMap', channel, pieceCount: maxPieces, pieces: all },
    { type: 'haveMap', channel, pieceCount: 0, pieces: new Uint8Array(0) },
    { type: 'haveMap', channel, pieceCount: pieceCount + 1, pieces: encodePieceSet(PieceSet.full(pieceCount + 1)) },
    { type: 'haveMap', channel: maxUint32, pieceCount, pieces: encodePieceSet(PieceSet.full(pieceCount)) },
    { type: 'have', channel, pieces: [maxPieces - 1] },
    { type: 'lost', channel, pieces: [maxPieces - 1] },
    { type: 'grant', channel, credits: largest, only: [] },
    { type: 'grant', channel, credits: largest, only: [maxPieces - 1] },
    { type: 'release', channel, credits: largest },
    { type: 'request', channel, pieces: [maxPieces - 1] },
    { type: 'cancel', channel, pieces: [maxPieces - 1, 0, 0, 0] },
    { type: 'reject', channel, pieces: [maxPieces - 1, 0, 0, 0] },
    { type: 'structureRequest', channel, first: 2 ** 19 },
    { type: 'open', channel: maxUint32, root: new Uint8Array(0) },
    { type: 'open', channel, root: new Uint8Array(96).fill(255) },
    { type: 'close', channel: maxUint32 },
    { type: 'unknown', theirChannel: maxUint32 },
    { type: 'ping', nonce: maxUint32, answer: true },
    { type: 'hello', version: maxUint32 },
    { type: 'hello', version: 0 },
  ];
};

/** One after the other, again from where it was when it comes back. */
export const sendsHostileNumbers = adversary({
  opens: (talk, file) => {
    talk.claim(file, PieceSet.full(file.pieceCount));
    if (talk.begun.has(file)) return;
    talk.begun.add(file);
    const messages = hostile(file);
    const { memory } = talk.setup;
    talk.every(500, () => {
      const turn = (memory.get('turn') as number | undefined) ?? 0;
      memory.set('turn', turn + 1);
      const message = messages[turn % messages.length];
      if (message !== undefined) talk.say(message);
    });
  },
});

/** All of them, in one breath, before and after the file is spoken of. */
export const sendsAllHostileNumbers = adversary({
  begins: (talk) => {
    for (const file of talk.files) for (const message of hostile(file)) talk.say(message);
    beginAsSeed(talk);
  },
  opens: (talk, file) => {
    for (const message of hostile(file).toReversed()) talk.say(message);
  },
});

/** Gives the right to ask for more pieces than there are numbers, and serves none. */
export const grantsEndlessly = adversary({
  isAsked: (talk, file) => talk.grant(file, largest),
  serves: () => undefined,
});
