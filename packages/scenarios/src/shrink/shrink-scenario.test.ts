import { describe, expect, test } from 'vitest';
import { type PeerProgram } from '../peers/peer.ts';
import { swarmPeer } from '../peers/swarm-peer.ts';
import { failureOf } from '../run/failure.ts';
import { runScenario } from '../run/run-scenario.ts';
import { readScenario, type Scenario } from '../scenario/scenario.ts';
import { shrinkScenario } from './shrink-scenario.ts';
import { smallerScenarios } from './smaller-scenarios.ts';

const large: Scenario = {
  name: 'large',
  seed: '1',
  groups: [
    { name: 'seed', count: 2, role: 'seed', uplink: 2e6 },
    { name: 'leecher', count: 6, role: 'leecher', uplink: 2e6, disk: { syncMs: 2 } },
    { name: 'other', count: 3, role: 'leecher', upload: 1e6, arrival: { type: 'spread', fromMs: 0, overMs: 500 } },
  ],
  topology: { type: 'mesh', degree: 5 },
  paths: [{ latencyMs: 5 }, { from: 'seed', to: 'other', loss: 0.01, jitterMs: 3 }],
  files: [{ name: 'file', byteLength: 64 * 16_384, pieceLength: 16_384, content: 'symbolic', isManifestKnown: true }],
  faults: [
    { type: 'kill', atMs: 300, machine: 'leecher-4' },
    { type: 'restart', atMs: 400, machine: 'leecher-4' },
    { type: 'partition', atMs: 600, groups: [['leecher-2'], ['other']] },
    { type: 'heal', atMs: 900 },
    { type: 'kill', atMs: 950, machine: 'other-1' },
  ],
  readers: [{ machine: 'leecher-2', file: 'file', startMs: 0, bytesPerSecond: 1e6 }],
  until: { atMs: 600_000 },
};

/** After a restart, it tells of a piece that it does not have. */
const liesAfterRestart: PeerProgram = (ports, setup) => {
  const [file] = setup.files;
  const peer = swarmPeer(ports, setup);
  if (file !== undefined && setup.memory.has('ran before') && setup.role === 'leecher')
    setup.journal.accepted(file.content, 0, { byteLength: 1 });
  setup.memory.set('ran before', true);
  return peer;
};

describe('shrinking', () => {
  test('[SC40] finds the one restart among peers and faults that shows a broken program', () => {
    const failure = (scenario: Scenario): string | undefined =>
      failureOf(runScenario(scenario, { programs: { swarm: liesAfterRestart } }));
    const shrunk = shrinkScenario(large, { failure });
    expect(shrunk?.failure).toBe('wrongPieceAccepted');
    expect(shrunk?.scenario.faults).toEqual(large.faults?.slice(0, 2));
    const machines = shrunk?.scenario.groups.reduce((sum, { count }) => sum + count, 0);
    // The machine that restarts is the fifth of its group, and the seeds are not needed for it.
    expect(machines).toBe(5);
    expect(shrunk?.scenario.files[0]?.byteLength).toBe(16_384);
    expect(shrunk?.scenario.readers ?? []).toEqual([]);
    expect(failure(shrunk?.scenario ?? large)).toBe('wrongPieceAccepted');
  });

  test('[SC40] gives nothing for a scenario that does not fail, and stops when the runs are used up', () => {
    expect(shrinkScenario(large, { failure: () => undefined })).toBeUndefined();
    const shrunk = shrinkScenario(large, { failure: () => 'always', maxRuns: 7 });
    expect(shrunk?.runs).toBe(7);
  });

  test('[SC40] every smaller scenario is a valid one, and smaller', () => {
    const all = [...smallerScenarios(large)];
    expect(all.length).toBeGreaterThan(30);
    for (const smaller of all) {
      expect(readScenario(JSON.parse(JSON.stringify(smaller)))).toMatchObject({ ok: true });
      expect(sizeOf(smaller)).toBeLessThan(sizeOf(large));
    }
  });

  test('[SC40] what always fails shrinks to almost nothing', () => {
    const shrunk = shrinkScenario(large, { failure: () => 'always' });
    expect(shrunk?.scenario).toMatchObject({ groups: [{ count: 1 }], faults: [], paths: [], readers: [] });
  });
});

/** Machines, bytes and words. */
const sizeOf = (scenario: Scenario): number =>
  scenario.groups.reduce((sum, { count }) => sum + count, 0) +
  scenario.files.reduce((sum, { byteLength }) => sum + byteLength, 0) +
  JSON.stringify(scenario).replace(/"(count|byteLength)":\d+/g, '').length;
