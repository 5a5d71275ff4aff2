import { describe, expect, test } from 'vitest';
import { crowdScenario } from '../figures/crowd-scenario.ts';
import { hashOutcome } from '../run/outcome.ts';
import { runScenario } from '../run/run-scenario.ts';
import { readScenario } from './scenario.ts';

const whole = {
  name: 'all of it',
  seed: '1',
  groups: [
    { name: 'seed', count: 1, role: 'seed', uplink: 1e6, options: { any: [1] } },
    {
      name: 'leecher',
      count: 3,
      role: 'leecher',
      disk: { syncMs: 4 },
      arrival: { type: 'poisson', fromMs: 5, meanMs: 10 },
      churn: { share: 0.5, fromMs: 10, toMs: 20, backAfterMs: 5 },
    },
  ],
  topology: { type: 'random', degree: 3 },
  paths: [{ latencyMs: 3 }, { from: 'seed', to: 'leecher-2', oneWay: true, dialable: false }],
  files: [{ name: 'film', byteLength: 100, pieceLength: 10, content: 'symbolic' }],
  faults: [
    { type: 'crash', atMs: 5, machine: 'leecher' },
    { type: 'partition', atMs: 6, groups: [['seed', 'leecher-0'], ['leecher-1']] },
    { type: 'rot', atMs: 7, machine: 'seed-0', file: 'film' },
  ],
  readers: [{ machine: 'leecher-1', file: 'film', startMs: 4, bytesPerSecond: 10 }],
  until: { atMs: 1000 },
};

/** A copy with the value at the path replaced. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(whole) as Record<string, unknown>;
  let at: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return copy;
}

describe('reading', () => {
  test('[SC1] takes a scenario with every part as it is', () => {
    expect(readScenario(whole)).toEqual({ ok: true, value: whole });
  });

  test.each<[readonly (string | number)[], unknown, string]>([
    [['seed'], 5, 'seed'],
    [['surprise'], 1, 'surprise'],
    [['groups', 1, 'count'], 0, 'groups[1].count'],
    [['groups', 1, 'count'], 1.5, 'groups[1].count'],
    [['groups', 1, 'role'], 'king', 'groups[1].role'],
    [['groups', 1, 'disk', 'colour'], 'red', 'groups[1].disk.colour'],
    [['topology', 'type'], 'ring', 'topology'],
    [['topology', 'degree'], undefined, 'topology.degree'],
    [['faults', 0, 'type'], 'flood', 'faults[0]'],
    [['faults', 0, 'machine'], 'leecher-3', 'faults[0].machine'],
    [['faults', 1, 'groups', 1, 0], 'nobody', 'faults[1].groups'],
    [['faults', 2, 'file'], 'nothing', 'faults[2].file'],
    [['readers', 0, 'file'], 'nothing', 'readers[0].file'],
    [['paths', 1, 'from'], 'nobody', 'paths[1]'],
    [['paths', 0, 'from'], 'seed', 'paths[0]'],
    [['paths', 0, 'latencyMs'], Number.NaN, 'paths[0].latencyMs'],
    [['until'], { atMs: -1 }, 'until.atMs'],
    [['files'], 'film', 'files'],
  ])('[SC1] refuses %j = %j and says where', (path, value, where) => {
    const read = readScenario(changed(path, value));
    expect(read.ok ? [] : read.error.misfits.map((misfit) => misfit.path)).toContain(where);
  });

  test.each([undefined, null, 5, 'scenario', [], [whole]])('[SC1] refuses %j', (data) => {
    expect(readScenario(data).ok).toBe(false);
  });
});

test('[SC2] a scenario printed on one line and read again gives the same run', () => {
  const scenario = crowdScenario({ seed: 'line', leechers: 3, fileBytes: 2 ** 21, uplinks: 'mixed' });
  const line = JSON.stringify(scenario);
  const read = readScenario(JSON.parse(line));
  expect(line).not.toContain('\n');
  expect(read).toEqual({ ok: true, value: scenario });
  expect(read.ok && hashOutcome(runScenario(read.value))).toBe(hashOutcome(runScenario(scenario)));
});
