/** Wants everything and gives nothing, in ways that cost the giver more than a piece. */
import { PieceSet } from '@peersume/swarm';
import { adversary } from './adversary.ts';
import { type Talk, type TalkFile } from './talk.ts';

const wantsAll = (talk: Talk, file: TalkFile): void => {
  talk.claim(file, new PieceSet(file.pieceCount));
  talk.say({ type: 'interest', channel: file.channel, interested: true });
};

/** Uses every right to ask for the same first pieces, and says that it still lacks them. */
export const ridesFree = adversary({
  opens: wantsAll,
  isGranted: (talk, file, { credits, only }) => {
    const pieces: number[] = [];
    for (; file.spent < credits; file.spent++) {
      pieces.push(only[pieces.length] ?? talk.count++ % file.pieceCount);
    }
    if (pieces.length > 0) talk.say({ type: 'request', channel: file.channel, pieces });
  },
});

/** Takes rights and neither uses them nor gives them back. */
export const hoardsCredits = adversary({ opens: wantsAll });

/** Asks, and takes every request back at once. */
export const cancelsAll = adversary({
  opens: wantsAll,
  isGranted: (talk, file, { credits, only }) => {
    for (; file.spent < credits; file.spent++) {
      const piece = only[0] ?? talk.count++ % file.pieceCount;
      talk.say({ type: 'request', channel: file.channel, pieces: [piece] });
      talk.say({ type: 'cancel', channel: file.channel, pieces: [piece] });
    }
  },
});
