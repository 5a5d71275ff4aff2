/** Takes requests and does not answer them. */
import { adversary, serveAsSeed } from './adversary.ts';
import { isAmongTheLast } from './talk.ts';

export const withholdsAll = adversary({ serves: () => undefined });

export const withholdsLast = adversary({
  serves: (talk, file, piece) => {
    if (!isAmongTheLast(file, piece)) serveAsSeed(talk, file, piece);
  },
});

/** Gives rights faster than it serves what they are for: whoever uses them all waits long. */
export const grantsBeyondItsUplink = adversary({
  isAsked: (talk, file) => talk.grant(file, file.used + 64),
});

/** Gives rights, and never what they are for: every right names the pieces that it keeps asking the peer to wait for. */
export const grantsInVain = adversary({
  isAsked: (talk, file) => {
    const only = Array.from({ length: Math.min(64, file.pieceCount) }, (_, piece) => piece);
    talk.grant(file, file.used + only.length, only);
  },
  serves: () => undefined,
});

/** Gives rights for pieces that it never said to have. */
export const grantsWhatItLacks = adversary({
  opens: (talk, file) => talk.say({ type: 'interest', channel: file.channel, interested: false }),
  isAsked: (talk, file) => {
    const only = Array.from({ length: Math.min(64, file.pieceCount) }, (_, piece) => piece);
    talk.grant(file, file.used + only.length, only);
  },
  serves: (talk, file, piece) => talk.say({ type: 'reject', channel: file.channel, pieces: [piece] }),
});
