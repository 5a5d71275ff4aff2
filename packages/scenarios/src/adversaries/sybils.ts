/** Many identities of one mind. Each is a machine; what they share is only what they do. */
import { PieceSet } from '@peersume/swarm';
import { adversary } from './adversary.ts';

/** Each claims the pieces that no honest peer but the seed has yet, and holds up whoever believes it. */
export const claimsRarePieces = adversary({
  claims: (_talk, file) => {
    const set = new PieceSet(file.pieceCount);
    for (let piece = 0; piece < file.pieceCount; piece++) if (piece % 3 === 0) set.add(piece);
    return set;
  },
  serves: () => undefined,
});

/** Claims to have everything but never grants: a seed that spreads pieces takes them for handed out. */
export const claimsAndNeverGrants = adversary({ isAsked: () => undefined });

/** Says at once that it has what it was given, and passes nothing on. */
export const swallowsPieces = adversary({
  claims: (_talk, file) => new PieceSet(file.pieceCount),
  opens: (talk, file) => {
    talk.claim(file, new PieceSet(file.pieceCount));
    talk.say({ type: 'interest', channel: file.channel, interested: true });
  },
  isGranted: (talk, file, { credits, only }) => {
    const pieces: number[] = [];
    for (; file.spent < credits; file.spent++) pieces.push(only[pieces.length] ?? talk.count++ % file.pieceCount);
    if (pieces.length > 0) talk.say({ type: 'request', channel: file.channel, pieces });
  },
  gets: (talk, file, piece) => talk.say({ type: 'have', channel: file.channel, pieces: [piece] }),
});
