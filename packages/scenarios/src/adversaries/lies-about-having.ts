/** Claims pieces that it cannot send. */
import { adversary, grantAsSeed } from './adversary.ts';

/** Claims all, and refuses every request for it; it never breaks a promise, it only costs time. */
export const claimsAllHasNothing = adversary({
  serves: (talk, file, piece) => talk.say({ type: 'reject', channel: file.channel, pieces: [piece] }),
});

/** Claims all, is asked, and says that it has lost what it was asked for; then claims it again. */
export const claimsThenLoses = adversary({
  serves: (talk, file, piece) => {
    talk.say({ type: 'lost', channel: file.channel, pieces: [piece] });
    talk.ports.clock.after(50, () => {
      talk.say({ type: 'have', channel: file.channel, pieces: [piece] });
      grantAsSeed(talk, file);
    });
  },
});
