/** Takes links as if they cost nothing. */
import { type LinkListener } from '@peersume/base';
import { type PeerProgram } from '../peers/peer.ts';
import { adversary, beginAsSeed, converse } from './adversary.ts';

/** Dials each neighbour this often and keeps every link open, silent. */
const links = 300;
const intervalMs = 10;

export const opensManyLinks: PeerProgram = (ports, setup) => {
  let count = 0;
  const silent: LinkListener = {
    received: () => undefined,
    drained: () => undefined,
    closed: () => {
      count--;
    },
  };
  const dialAll = (round: number): void => {
    for (const { name } of setup.neighbours) {
      ports.dial(name, {
        connected: (link) => {
          count++;
          link.send({ header: Uint8Array.of(1, 1) }); // hello
          return silent;
        },
        failed: () => undefined,
      });
    }
    if (round < links) ports.clock.after(intervalMs, () => dialAll(round + 1));
  };
  dialAll(0);
  return {
    held: () => undefined,
    get linkCount() {
      return count;
    },
  };
};

/** Comes, says hello and goes, again and again, without a pause. */
export const comesAndGoes: PeerProgram = (ports, setup) => {
  const manners = {
    begins: (talk: Parameters<typeof beginAsSeed>[0]) => {
      beginAsSeed(talk);
      ports.clock.after(20, () => talk.link.close('changed my mind'));
    },
  };
  let pauseMs = intervalMs;
  const dial = (name: string): void => {
    const again = (): void => {
      // It tires, so that runs have an end.
      pauseMs = Math.min(2_000, pauseMs * 1.005);
      ports.clock.after(pauseMs, () => dial(name));
    };
    ports.dial(name, {
      connected: (link) => {
        const listener = converse(manners, ports, setup, link);
        ports.clock.after(30, again);
        return listener;
      },
      failed: again,
    });
  };
  for (const { name } of setup.neighbours) dial(name);
  return { held: () => undefined, linkCount: 0 };
};

/** Accepts every link and never answers anything. */
export const acceptsAndSleeps = adversary({ begins: () => undefined, listens: () => true });
