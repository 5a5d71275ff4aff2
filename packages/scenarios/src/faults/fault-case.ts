/** A named fault: who attacks or what breaks, and which defence makes it harmless. */
import { type Group, type Scenario } from '../scenario/scenario.ts';
import { type Weakness } from './weakness.ts';

export interface FaultCase {
  readonly name: string;
  /** What happens, in one sentence. */
  readonly sentence: string;
  /** What stands against it. */
  readonly defence: string;
  /** Its seed is chosen by whoever runs it. */
  readonly scenario: Scenario;
  /** The defence switched off; absent where nothing short of another protocol would. */
  readonly weakness: Weakness;
  /** What honest peers are told anyway. */
  readonly settings?: Weakness;
  /** Of the throughput without attackers and faults, where it is not the usual share: a fault takes its own time. */
  readonly leastThroughput?: number;
  /** By one attacker, where less than the usual limit shows the defence. */
  readonly mostWastedBytes?: number;
  /** Frames of one attacker that honest peers take, all together. */
  readonly mostFrames?: number;
  /** Each honest peer blames each attacker once, at most: it is not welcome again. */
  readonly isBlamedOnce?: boolean;
  /** Bytes that one attacker gets. */
  readonly mostGivenBytes?: number;
  /** Pieces that one honest peer has taken in and not yet safe, in bytes. */
  readonly mostUnwrittenBytes?: number;
  readonly restartsAtEnd?: boolean;
}

export const honestUplink = 40_000;
const pieceLength = 16 * 1024;

/** One seed and four leechers, a file of two MiB, a minute. Everyone has a known uplink and a free downlink. */
export function smallSwarm(
  name: string,
  changes: Partial<Scenario> & { readonly attackers?: readonly Group[] } = {},
): Scenario {
  const { attackers = [], ...rest } = changes;
  return {
    name,
    seed: '1',
    groups: [
      { name: 'seed', count: 1, role: 'seed', uplink: honestUplink },
      { name: 'peer', count: 4, role: 'leecher', uplink: honestUplink },
      ...attackers,
    ],
    topology: { type: 'mesh' },
    paths: [{ latencyMs: 20 }],
    files: [{ name: 'file', byteLength: 128 * pieceLength, pieceLength, content: 'symbolic', isManifestKnown: true }],
    until: { atMs: 3_600_000, maxEvents: 400_000 },
    stuckAfterMs: 120_000,
    ...rest,
  };
}

/** Attackers of one kind. Without `uplink` they send as fast as they like. */
export const attacker = (
  program: string,
  options: { readonly count?: number; readonly uplink?: number } = {},
): Group => ({
  name: 'attacker',
  count: options.count ?? 1,
  role: 'seed',
  program,
  ...(options.uplink === undefined ? {} : { uplink: options.uplink }),
});
