/** Serves like a seed, and some of what it sends has a bit turned. */
import { chance } from '@peersume/base';
import { adversary, serveAsSeed } from './adversary.ts';
import { corruptPayload } from './corrupt-payload.ts';
import { isAmongTheLast, type Talk, type TalkFile } from './talk.ts';

type IsCorrupt = (talk: Talk, file: TalkFile, piece: number) => boolean;

const sendsCorrupt = (isCorrupt: IsCorrupt) =>
  adversary({
    serves: (talk, file, piece) => {
      if (isCorrupt(talk, file, piece)) talk.send(file, piece, corruptPayload(file.content, piece));
      else serveAsSeed(talk, file, piece);
    },
  });

export const corruptsAll = sendsCorrupt(() => true);
export const corruptsOneInTen = sendsCorrupt((talk) => chance(talk.ports.random, 0.1));
export const corruptsLast = sendsCorrupt((_talk, file, piece) => isAmongTheLast(file, piece));
