/** Every adversary by its name, as scenarios call it. */
import { type PeerProgram } from '../peers/peer.ts';
import * as floods from './floods.ts';
import * as having from './lies-about-having.ts';
import * as structure from './lies-about-structure.ts';
import * as frames from './malforms-frames.ts';
import * as links from './opens-many-links.ts';
import * as replay from './replays-frames.ts';
import * as corrupt from './sends-corrupt-pieces.ts';
import * as numbers from './sends-hostile-numbers.ts';
import * as slow from './is-slow.ts';
import * as sybils from './sybils.ts';
import * as takers from './takes-without-giving.ts';
import * as turncoats from './turns-bad.ts';
import * as withholding from './withholds-pieces.ts';

export const adversaryPrograms: Readonly<Record<string, PeerProgram>> = {
  ...corrupt,
  ...having,
  ...withholding,
  ...floods,
  ...frames,
  ...numbers,
  ...slow,
  ...links,
  ...replay,
  ...turncoats,
  ...takers,
  ...structure,
  ...sybils,
};
