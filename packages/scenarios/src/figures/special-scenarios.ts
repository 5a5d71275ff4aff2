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

/** Every viewer has a network of 1.2 times the medium's rate, down and up, and a third of the others come and go. */
export function streamingScenario(seed: string): Scenario {
  const speed = 1.2 * streamedBytesPerSecond;
  const fileBytes = 64 * mebibyte;
  const base = crowdScenario({ seed, leechers: 1, fileBytes, uplinks: 'equal' });
  return {
    ...base,
    name: 'watching while others come and go',
    groups: [
      { name: 'seed', count: 1, role: 'seed', uplink: seedUplink },
      { name: 'viewer', count: 8, role: 'leecher', uplink: speed, downlink: speed },
      {
        name: 'passer',
        count: 8,
        role: 'leecher',
        uplink: speed,
        downlink: speed,
        churn: { share: 1, fromMs: beginsMs + 2_000, toMs: beginsMs + 40_000, backAfterMs: 10_000 },
      },
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

/** A thousand peers and a gibibyte, for the world's speed. */
export function thousandScenario(seed: string): Scenario {
  return {
    ...crowdScenario({ seed, leechers: 999, fileBytes: 1024 * mebibyte, uplinks: 'equal', degree: 30 }),
    name: 'a thousand peers, one gibibyte',
  };
}
