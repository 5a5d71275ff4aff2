/** Serves like a seed, and sends everything that it has sent again and again. */
import { type Frame } from '@peersume/base';
import { type PeerProgram } from '../peers/peer.ts';
import { adversary, beginAsSeed } from './adversary.ts';

/** Frames that it remembers of a link. */
const remembered = 200;

export const replaysFrames: PeerProgram = adversary({
  begins: (talk) => {
    const { link } = talk;
    const said: Frame[] = [];
    const send = link.send.bind(link);
    link.send = (frame: Frame): boolean => {
      if (said.length < remembered) said.push(frame);
      return send(frame);
    };
    beginAsSeed(talk);
    let next = 0;
    talk.every(30, () => {
      const frame = said[next++ % Math.max(1, said.length)];
      if (frame !== undefined) send(frame);
    });
  },
});
