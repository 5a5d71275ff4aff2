/**
 * Scenarios that failed once, as small as they were made: each is named for what holds now. They are found by seeds of
 * mixed faults.
 */
import { type Scenario } from '../scenario/scenario.ts';

export const pinnedScenarios: readonly Scenario[] = [
  {
    name: 'a file of one piece whose structure nobody knows is asked for when the have-map has come',
    seed: '33',
    groups: [
      {
        name: 'peer0',
        count: 1,
        role: 'seed',
      },
      {
        name: 'peer1',
        count: 1,
        role: 'leecher',
      },
    ],
    topology: {
      type: 'star',
    },
    paths: [],
    files: [
      {
        name: 'file0',
        byteLength: 2048,
        pieceLength: 2048,
        content: 'real',
        isManifestKnown: false,
      },
    ],
    readers: [],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'a right that came before its channel was opened is not lost',
    seed: '16',
    groups: [
      {
        name: 'peer0',
        count: 1,
        role: 'seed',
      },
      {
        name: 'peer1',
        count: 1,
        role: 'leecher',
        downlink: 248118,
      },
      {
        name: 'peer2',
        count: 1,
        role: 'leecher',
        arrival: {
          type: 'spread',
          fromMs: 2703,
          overMs: 0,
        },
      },
    ],
    topology: {
      type: 'line',
    },
    paths: [
      {
        latencyMs: 12,
        reorder: 0.5,
      },
      {
        from: 'peer2',
        to: 'peer1',
        oneWay: true,
        latencyMs: 70,
        loss: 0.001,
        duplicate: 0.1,
      },
    ],
    files: [
      {
        name: 'file0',
        byteLength: 1025,
        pieceLength: 1024,
        content: 'real',
        isManifestKnown: false,
      },
    ],
    faults: [],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'what is asked for and what is given back in one breath are said in that order',
    seed: '86',
    groups: [
      {
        name: 'peer5',
        count: 1,
        role: 'leecher',
      },
      {
        name: 'peer7',
        count: 1,
        role: 'seed',
      },
      {
        name: 'peer8',
        count: 1,
        role: 'partialSeed',
        holds: 0.5,
        downlink: 20821002,
      },
    ],
    topology: {
      type: 'random',
      degree: 2,
    },
    paths: [],
    files: [
      {
        name: 'file0',
        byteLength: 2049,
        pieceLength: 2048,
        content: 'real',
        isManifestKnown: true,
      },
    ],
    faults: [],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'a reader under a limit on downloads goes on when the limit allows it',
    seed: '1474',
    groups: [
      {
        name: 'peer2',
        count: 1,
        role: 'seed',
      },
      {
        name: 'peer4',
        count: 1,
        role: 'leecher',
        download: 10342,
      },
    ],
    topology: {
      type: 'mesh',
    },
    paths: [],
    files: [
      {
        name: 'file0',
        byteLength: 8192,
        pieceLength: 4096,
        content: 'real',
        isManifestKnown: false,
      },
    ],
    faults: [],
    readers: [
      {
        machine: 'peer4',
        file: 'file0',
        startMs: 412,
        bytesPerSecond: 26951,
      },
    ],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'an honest peer that comes back often is not blamed for flooding',
    seed: '49',
    groups: [
      {
        name: 'peer0',
        count: 1,
        role: 'seed',
        uplink: 2328171,
      },
      {
        name: 'peer1',
        count: 1,
        role: 'seed',
        uplink: 29720,
      },
      {
        name: 'peer3',
        count: 1,
        role: 'leecher',
        uplink: 27415,
      },
      {
        name: 'peer4',
        count: 1,
        role: 'leecher',
        uplink: 27040,
      },
    ],
    topology: {
      type: 'mesh',
    },
    paths: [],
    files: [
      {
        name: 'file0',
        byteLength: 491520,
        pieceLength: 16384,
        content: 'symbolic',
        isManifestKnown: false,
      },
    ],
    faults: [],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'pieces that arrive twice are nobody’s fault',
    seed: '26405',
    groups: [
      {
        name: 'peer0',
        count: 1,
        role: 'seed',
        uplink: 394688,
        downlink: 394688,
      },
      {
        name: 'peer1',
        count: 1,
        role: 'leecher',
        uplink: 21748,
      },
    ],
    topology: {
      type: 'mesh',
    },
    paths: [
      {
        latencyMs: 57,
        jitterMs: 8,
        duplicate: 0.5,
      },
    ],
    files: [
      {
        name: 'file0',
        byteLength: 66560,
        pieceLength: 1024,
        content: 'real',
        isManifestKnown: false,
        addedAtMs: 294,
      },
      {
        name: 'file1',
        byteLength: 258048,
        pieceLength: 4096,
        content: 'real',
        isManifestKnown: false,
      },
    ],
    faults: [],
    readers: [],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'a piece that was told and lost, in the wrong order, is fetched again',
    seed: '21685',
    groups: [
      {
        name: 'peer0',
        count: 1,
        role: 'seed',
      },
      {
        name: 'peer1',
        count: 1,
        role: 'leecher',
      },
    ],
    topology: {
      type: 'mesh',
    },
    paths: [
      {
        latencyMs: 63,
        reorder: 0.5,
      },
    ],
    files: [
      {
        name: 'file0',
        byteLength: 2048,
        pieceLength: 2048,
        content: 'real',
        isManifestKnown: true,
      },
    ],
    faults: [
      {
        type: 'diskReadOnly',
        atMs: 454,
        machine: 'peer1',
        isReadOnly: true,
      },
    ],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'words on several channels may all come before their channels',
    seed: '29607',
    groups: [
      {
        name: 'peer0',
        count: 1,
        role: 'seed',
      },
      {
        name: 'peer4',
        count: 1,
        role: 'leecher',
      },
    ],
    topology: {
      type: 'random',
      degree: 2,
    },
    paths: [
      {
        latencyMs: 107,
        loss: 0.001,
        reorder: 0.5,
        duplicate: 0.5,
      },
    ],
    files: [
      {
        name: 'file1',
        byteLength: 4096,
        pieceLength: 4096,
        content: 'symbolic',
        isManifestKnown: true,
      },
      {
        name: 'file2',
        byteLength: 1024,
        pieceLength: 1024,
        content: 'symbolic',
        isManifestKnown: true,
      },
      {
        name: 'file3',
        byteLength: 1024,
        pieceLength: 1024,
        content: 'symbolic',
        isManifestKnown: true,
      },
    ],
    faults: [],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'structure that is of no use does not start a storm of questions',
    seed: '29525',
    groups: [
      {
        name: 'peer4',
        count: 1,
        role: 'leecher',
        uplink: 41393,
        downlink: 206965,
      },
      {
        name: 'liar1',
        count: 1,
        role: 'seed',
        program: 'sendsOtherNodes',
        uplink: 83888,
      },
    ],
    topology: {
      type: 'random',
      degree: 2,
    },
    paths: [
      {
        latencyMs: 139,
        jitterMs: 37,
        duplicate: 0.01,
      },
    ],
    files: [
      {
        name: 'file0',
        byteLength: 16384,
        pieceLength: 16384,
        content: 'real',
        isManifestKnown: false,
      },
    ],
    faults: [],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
  {
    name: 'a leaf that its store could not keep is asked for again',
    seed: '30761',
    groups: [
      {
        name: 'peer0',
        count: 1,
        role: 'seed',
        disk: {
          operationMs: 0.1,
          syncMs: 100,
          bytesPerSecond: 100000000,
        },
      },
      {
        name: 'peer2',
        count: 1,
        role: 'leecher',
        downlink: 2239216,
      },
    ],
    topology: {
      type: 'random',
      degree: 4,
    },
    paths: [
      {
        latencyMs: 4,
        duplicate: 0.5,
      },
    ],
    files: [
      {
        name: 'file0',
        byteLength: 65536,
        pieceLength: 16384,
        content: 'real',
        isManifestKnown: false,
      },
      {
        name: 'file1',
        byteLength: 1024,
        pieceLength: 1024,
        content: 'real',
        isManifestKnown: false,
        addedAtMs: 2146,
      },
    ],
    faults: [
      {
        type: 'diskFails',
        atMs: 2338,
        machine: 'peer2',
        operations: 6,
      },
    ],
    until: {
      atMs: 43200000,
      maxEvents: 3000000,
    },
    stuckAfterMs: 300000,
  },
];
