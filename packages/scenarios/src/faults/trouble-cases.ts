/**
 * Faults that are nobody's doing: networks, disks and power. Each takes its own time, so that what must hold is that
 * everyone completes and nothing is lost; where it does not, the defence was switched off.
 */
import { type Scenario } from '../scenario/scenario.ts';
import { honestUplink, smallSwarm, type FaultCase } from './fault-case.ts';

interface Trouble extends Omit<FaultCase, 'scenario' | 'leastThroughput'> {
  readonly changes: Partial<Scenario>;
  readonly leastThroughput?: number;
}

const mebibyte = 1024 * 1024;
const never = Infinity;
const seed = { name: 'seed', count: 1, role: 'seed', uplink: honestUplink } as const;
const peer = { name: 'peer', count: 4, role: 'leecher', uplink: honestUplink } as const;
/** Bytes, hashes, and a disk that takes its time. */
const disk = { operationMs: 1, syncMs: 10 };
const onDisks: Partial<Scenario> = {
  groups: [
    { ...seed, disk },
    { ...peer, disk },
  ],
  files: [{ name: 'file', byteLength: mebibyte, pieceLength: 16 * 1024, content: 'real', isManifestKnown: true }],
};

const dialsAgain = 'each neighbour is dialed again after a pause, for ever';
const settles = 'a piece is acknowledged after its disk said that it is safe';

const troubles: readonly Trouble[] = [
  {
    name: 'everything arrives twice',
    sentence: 'Half of all frames arrive twice.',
    defence: 'every message may come twice; what was asked for may come twice without blame',
    weakness: { settings: { exchange: { maxWrongs: 0, maxFavours: 1, favoursPerSecond: 0 } } },
    changes: { paths: [{ latencyMs: 20, duplicate: 0.5 }] },
    leastThroughput: 0.8,
  },
  {
    name: 'nothing arrives in order',
    sentence: 'Half of all frames are overtaken by later ones.',
    defence:
      'every message may come late; words wait for the opening of their channel; what has no effect is said again',
    weakness: { settings: { exchange: { firstTimeoutMs: 1, leastTimeoutMs: 1, timeoutFactor: 0, maxWrongs: 0 } } },
    changes: { paths: [{ latencyMs: 50, reorder: 0.5 }] },
    leastThroughput: 0.7,
  },
  {
    name: 'frames are lost and jitter',
    sentence: 'One frame of twenty is lost and sent again, and all come at uneven times.',
    defence: 'patience grows with what a peer usually takes, and what comes late is welcome',
    weakness: {
      settings: { exchange: { firstTimeoutMs: 1, leastTimeoutMs: 1, timeoutFactor: 0, maxWrongs: 0, maxLate: 0 } },
    },
    changes: { paths: [{ latencyMs: 50, jitterMs: 50, loss: 0.05 }] },
    leastThroughput: 0.7,
    mostWastedBytes: mebibyte / 4,
  },
  {
    name: 'the network parts and heals',
    sentence: 'The seed and a peer are cut off from the others for a minute; later all are cut off from all.',
    defence: dialsAgain,
    weakness: { neverDialsAgain: true },
    changes: {
      faults: [
        {
          type: 'partition',
          atMs: 5_000,
          groups: [
            ['seed', 'peer-0'],
            ['peer-1', 'peer-2', 'peer-3'],
          ],
        },
        { type: 'heal', atMs: 65_000 },
        { type: 'partition', atMs: 70_000, groups: [['seed'], ['peer-0'], ['peer-1'], ['peer-2'], ['peer-3']] },
        { type: 'heal', atMs: 100_000 },
      ],
    },
    leastThroughput: 0.25,
  },
  {
    name: 'only one side can dial',
    sentence: 'Nobody can dial the seed; it can dial others.',
    defence: 'a link works both ways, whoever made it, and both sides try',
    weakness: { dialsOwnOnly: true },
    changes: {
      paths: [{ latencyMs: 20 }, { from: 'peer', to: 'seed', oneWay: true, dialable: false }],
    },
    // The seed waits a little before it dials whom it expects.
    leastThroughput: 0.8,
  },
  {
    name: 'the disk is full, then freed',
    sentence: 'The disk of a peer has room for half of the file; after a minute it has room for all.',
    defence: 'the store is tried again; what did not fit is asked for again',
    weakness: { settings: { retryMs: never, maxRetryMs: never }, neverRetries: true },
    changes: {
      ...onDisks,
      faults: [
        { type: 'diskCapacity', atMs: 100, machine: 'peer-1', bytes: mebibyte / 2 },
        { type: 'diskCapacity', atMs: 60_000, machine: 'peer-1', bytes: 1e9 },
        { type: 'retry', atMs: 61_000, machine: 'peer-1' },
      ],
    },
    restartsAtEnd: true,
    leastThroughput: 0.4,
  },
  {
    name: 'the disk is read-only for a while',
    sentence: 'The disk of a peer takes no writes for a minute.',
    defence: 'the store is tried again; what was not kept is asked for again',
    weakness: { hidesDiskTrouble: true },
    changes: {
      ...onDisks,
      faults: [
        { type: 'diskReadOnly', atMs: 3_000, machine: 'peer-1', isReadOnly: true },
        { type: 'diskReadOnly', atMs: 60_000, machine: 'peer-1', isReadOnly: false },
        { type: 'retry', atMs: 61_000, machine: 'peer-1' },
      ],
    },
    restartsAtEnd: true,
    leastThroughput: 0.4,
  },
  {
    name: 'a disk fails now and then',
    sentence: 'Some operations of a peer’s disk fail, twice.',
    defence: 'what was not kept is asked for again; what cannot be read is looked at again',
    weakness: { hidesDiskTrouble: true },
    changes: {
      ...onDisks,
      faults: [
        { type: 'diskFails', atMs: 4_000, machine: 'peer-1', operations: 10 },
        { type: 'retry', atMs: 6_000, machine: 'peer-1' },
        { type: 'diskFails', atMs: 10_000, machine: 'peer-1', operations: 10 },
        { type: 'retry', atMs: 12_000, machine: 'peer-1' },
      ],
    },
    restartsAtEnd: true,
    leastThroughput: 0.4,
  },
  {
    name: 'bits rot at the seed',
    sentence: 'Bits turn on the disk of the seed before it has sent the pieces; another seed has them all.',
    defence: 'a piece is hashed again when it is read: a rotten one is not sent, and nobody is blamed',
    weakness: { sendsRotten: true },
    changes: {
      ...onDisks,
      groups: [
        { ...seed, disk },
        { ...peer, disk },
        { name: 'other', count: 1, role: 'seed', uplink: honestUplink, disk },
      ],
      faults: Array.from({ length: 6 }, (_, index) => ({
        type: 'rot' as const,
        atMs: 1_000 + index,
        machine: 'seed',
        file: 'file',
      })),
    },
    leastThroughput: 0.4,
  },
  {
    name: 'the power fails at a peer, again and again',
    sentence: 'A peer loses its power in the middle of writes, five times.',
    defence: settles,
    weakness: { syncsNothing: true },
    changes: {
      ...onDisks,
      faults: [40, 90, 140, 190, 240].map((operation) => ({
        type: 'crashAtOperation' as const,
        machine: 'peer-1',
        operation,
        backAfterMs: 2_000,
      })),
    },
    restartsAtEnd: true,
    leastThroughput: 0.4,
  },
  {
    name: 'the seed is killed and comes back',
    sentence: 'The seed and a peer end without a word and start again later.',
    defence: `${dialsAgain}; a store knows what it holds by its record`,
    weakness: { neverDialsAgain: true, dialsOwnOnly: true },
    changes: {
      ...onDisks,
      faults: [
        { type: 'kill', atMs: 5_000, machine: 'seed' },
        { type: 'kill', atMs: 6_000, machine: 'peer-2' },
        { type: 'restart', atMs: 20_000, machine: 'peer-2' },
        { type: 'restart', atMs: 40_000, machine: 'seed' },
      ],
    },
    leastThroughput: 0.3,
  },
  {
    name: 'peers come and go',
    sentence: 'Half of eight peers leave and come back within a minute.',
    defence: 'a store knows by its record what it holds; who comes back is served at once',
    weakness: { forgetsOnRestart: true },
    changes: {
      groups: [seed, { ...peer, count: 8, churn: { share: 0.5, fromMs: 3_000, toMs: 30_000, backAfterMs: 10_000 } }],
    },
    leastThroughput: 0.5,
  },
  {
    name: 'the seed leaves when one copy is out',
    sentence: 'The seed leaves for ever when it has sent little more than the file once.',
    defence: 'a seed hands out each piece once before it sends any twice',
    weakness: { settings: { exchange: { spreadsFirst: false } } },
    changes: {
      groups: [seed, { ...peer, uplink: honestUplink / 2 }],
      faults: [{ type: 'kill', atMs: 57_000, machine: 'seed' }],
    },
    leastThroughput: 0.5,
  },
  {
    name: 'a disk is slow',
    sentence: 'The disk of a peer writes ten kilobytes a second.',
    defence: 'no more is asked for while too much waits to be written',
    weakness: { settings: { exchange: { maxUnwrittenBytes: never } } },
    changes: {
      ...onDisks,
      groups: [
        { ...seed, disk },
        { ...peer, count: 3, disk },
        { ...peer, name: 'slow', count: 1, disk: { operationMs: 5, syncMs: 50, bytesPerSecond: 10_000 } },
      ],
    },
    settings: { settings: { exchange: { maxUnwrittenBytes: 128 * 1024 } } },
    mostUnwrittenBytes: 384 * 1024,
    leastThroughput: 0.2,
  },
  {
    name: 'bandwidth collapses',
    sentence: 'The uplink of the fastest peer falls to a hundredth in the middle of a download.',
    defence: 'a request that takes too long is made of somebody else',
    weakness: {
      settings: { exchange: { firstTimeoutMs: never, leastTimeoutMs: never, twiceShare: 0 } },
    },
    changes: {
      groups: [seed, { ...peer, count: 3 }, { ...seed, name: 'fast', uplink: 8 * honestUplink }],
      faults: [{ type: 'bandwidth', atMs: 8_000, machine: 'fast', uplink: 100 }],
    },
    leastThroughput: 0.25,
  },
  {
    name: 'a peer sleeps',
    sentence: 'The lid of a laptop is closed: its links are silent, and it wakes up later.',
    defence: 'a silent link is dead after a time; what was asked there is asked elsewhere',
    weakness: {
      settings: { exchange: { firstTimeoutMs: never, leastTimeoutMs: never, twiceShare: 0 } },
      neverDialsAgain: true,
    },
    changes: {
      faults: [
        { type: 'partition', atMs: 8_000, groups: [['peer-3'], ['seed', 'peer-0', 'peer-1', 'peer-2']] },
        { type: 'heal', atMs: 108_000 },
      ],
    },
    leastThroughput: 0.3,
  },
];

export const troubleCases: readonly FaultCase[] = troubles.map(({ changes, ...rest }): FaultCase => ({
  ...rest,
  scenario: smallSwarm(rest.name, changes),
}));
