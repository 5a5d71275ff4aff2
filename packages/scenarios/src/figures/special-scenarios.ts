/** The other questions beside speed: free riders, watching while others come and go, and leaving. */
import { type Scenario } from '../scenario/scenario.ts';
import { beginsMs, crowdScenario, seedUplink } from './crowd-scenario.ts';

const megabyte = 1_000_000;
const mebibyte = 1024 * 1024;

/** Contributors and free riders want the same file, and the uplinks are all there is: what one gets another lacks. */
export function freeRiderScenario(seed: string): Scenario {
  const base = crowdScenario({ seed, leechers: 16, fileBytes: 64 * mebibyte, uplinks: 'equal' });
  return {
    ...base,
    name: 'free riders under scarcity',
    groups: [
      { name: 'seed', count: 1, role: 'seed', uplink: 4 * megabyte },
      { name: 'contributor', count: 16, role: 'leecher', uplink: 2 * megabyte, downlink: 32 * megabyte },
      { name: 'rider', count: 8, role: 'freeRider', uplink: 2 * megabyte, downlink: 32 * megabyte },
    ],
  };
}

export const streamedBytesPerSecond = megabyte; // 8 Mbit/s: a good video

/** How much faster than the medium the viewers' networks are, both ways. */
const spare = 1.2;

/**
 * Viewers come to a swarm that is already there, one after the other, and begin to watch at once. Everyone's network has
 * 1.2 times the medium's rate, and those who were there before come and go.
 */
export function streamingScenario(seed: string): Scenario {
  const speed = spare * streamedBytesPerSecond;
  const base = crowdScenario({ seed, leechers: 1, fileBytes: 64 * mebibyte, uplinks: 'equal' });
  return {
    ...base,
    name: 'watching while others come and go',
    groups: [
      { name: 'seed', count: 1, role: 'seed', uplink: seedUplink },
      {
        name: 'passer',
        count: 12,
        role: 'leecher',
        uplink: speed,
        downlink: speed,
        churn: { share: 1, fromMs: 20_000, toMs: 80_000, backAfterMs: 10_000 },
      },
      {
        name: 'viewer',
        count: 6,
        role: 'leecher',
        uplink: speed,
        downlink: speed,
        arrival: { type: 'spread', fromMs: 15_000, overMs: 30_000 },
      },
    ],
    readers: [{ machine: 'viewer', file: 'file', startMs: 0, bytesPerSecond: streamedBytesPerSecond }],
  };
}

/** A premiere: everyone begins to watch at the moment when the file is first there. */
export function premiereScenario(seed: string): Scenario {
  const speed = spare * streamedBytesPerSecond;
  const base = crowdScenario({ seed, leechers: 1, fileBytes: 64 * mebibyte, uplinks: 'equal' });
  return {
    ...base,
    name: 'a premiere',
    groups: [
      { name: 'seed', count: 1, role: 'seed', uplink: seedUplink },
      { name: 'viewer', count: 12, role: 'leecher', uplink: speed, downlink: speed },
    ],
    readers: [{ machine: 'viewer', file: 'file', startMs: beginsMs, bytesPerSecond: streamedBytesPerSecond }],
  };
}

/** Three of ten leave in the middle of it and never come back. */
export function churnScenario(seed: string): Scenario {
  const base = crowdScenario({ seed, leechers: 32, fileBytes: 64 * mebibyte, uplinks: 'equal' });
  const churn = { share: 0.3, fromMs: beginsMs, toMs: beginsMs + 8_000 };
  return {
    ...base,
    name: 'three of ten leave',
    groups: base.groups.map((group) => (group.role === 'leecher' ? { ...group, churn } : group)),
  };
}

/** A thousand peers and a gibibyte, for the world's speed; twenty links each, as real peers keep. */
export function thousandScenario(seed: string, pieceLength = 256 * 1024): Scenario {
  const base = crowdScenario({ seed, leechers: 999, fileBytes: 1024 * mebibyte, uplinks: 'equal', degree: 20 });
  return {
    ...base,
    name: 'a thousand peers, one gibibyte',
    files: base.files.map((file) => ({ ...file, pieceLength })),
  };
}

/** A premiere of a short film, for a test that is run often: a few watch from the moment when it is first there. */
export function shortPremiereScenario(seed: string, viewers = 6): Scenario {
  return shorten(premiereScenario(seed), viewers);
}

/** A short film in a small swarm, for a test that is run often: two come to watch it. */
export function shortStreamingScenario(seed: string): Scenario {
  return shorten(streamingScenario(seed), 2);
}

function shorten(scenario: Scenario, viewers: number): Scenario {
  return {
    ...scenario,
    groups: scenario.groups.map((group) =>
      group.name === 'viewer'
        ? {
            ...group,
            count: viewers,
            // Nobody has all of it by then.
            ...(group.arrival === undefined ? {} : { arrival: { type: 'spread', fromMs: 4000, overMs: 4000 } }),
          }
        : group.name === 'passer'
          ? { ...group, count: 6 }
          : group,
    ),
    files: scenario.files.map((file) => ({ ...file, byteLength: 16 * mebibyte })),
  };
}
