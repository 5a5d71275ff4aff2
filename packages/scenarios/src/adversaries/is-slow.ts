/** Gives what it owes as slowly as it may: each answer comes when the one who asked has nearly lost patience. */
import { adversary, serveAsSeed } from './adversary.ts';

/** In milliseconds: below the first timeout of a request, far above what an honest peer takes. */
const nearlyTooLateMs = 3_800;

export const answersNearlyTooLate = adversary({
  serves: (talk, file, piece) => {
    // One after the other, so that its rate is a piece in that time.
    talk.count = Math.max(talk.count, talk.ports.clock.now()) + nearlyTooLateMs;
    talk.ports.clock.after(talk.count - talk.ports.clock.now(), () => serveAsSeed(talk, file, piece));
  },
});

/** Serves every fiftieth request and forgets the others: some news of it always comes. */
export const dribbles = adversary({
  serves: (talk, file, piece) => {
    talk.count++;
    if (talk.count % 50 === 1) serveAsSeed(talk, file, piece);
  },
});

/** Opens files, claims all of them, and says nothing more but pings, for ever. */
export const keepsSilent = adversary({ isAsked: () => undefined, servesStructure: () => undefined });

/** Never says hello. */
export const neverSaysHello = adversary({ begins: () => undefined, listens: () => true });
