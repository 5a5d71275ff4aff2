import { type CrowdFigures, type CrowdOptions } from '@peersume/scenarios';
import { expect, test } from 'vitest';
import { figure } from '../figure.ts';
import { type Cell } from './crowds.ts';
import { drawCrowds } from './draw-crowds.ts';
import { quickPlan } from './plan.ts';
import { writeResults } from './write-results.ts';

const figures = (last: number): CrowdFigures => ({
  boundMs: 8000,
  last,
  first: 1,
  middle: 1,
  lastOverFluid: last,
  seedUploads: 1.05,
  duplicates: 1,
  rampMs: 100,
  meanUse: 0.9,
  tailMs: 10,
});

const cell = (leechers: number, program: NonNullable<CrowdOptions['program']>, ...lasts: number[]): Cell => ({
  size: '64 MiB',
  uplinks: 'equal',
  leechers,
  program,
  figures: lasts.map(figures),
});

const cells = [
  cell(2, 'swarm', 1.01, 1.02, 1.03),
  cell(8, 'swarm', 1.04, 1.05, 1.09),
  cell(8, 'bittorrentLike', 1.7, 1.8, 5.5),
  { ...cell(16, 'libtorrentLike', 2.6), size: 'calibration' },
];

test('the page of results has a row for each crowd, with medians and worst, and every figure', () => {
  const row = figure({ suite: 'swarm', figure: 'last / B', value: 1.05, unit: 'B', target: '<= 1.10' });
  const page = writeResults(cells, [row], quickPlan);
  expect(page).toContain('| 8 | 1.050 (1.090) | 1.050 | 1.800 (5.500) |  |');
  expect(page).toContain('| 2 | 1.020 (1.030) | 1.050 |  |  |');
  expect(page).toContain('| last / B | 1.05 B | <= 1.10 holds |  |');
});

test('the chart has a panel for each kind of crowd, every line within it, and no calibration', () => {
  const drawn = drawCrowds(cells);
  expect(drawn.match(/class="panel"/g)).toHaveLength(1);
  expect(drawn.match(/<polyline/g)).toHaveLength(2);
  expect(drawn).not.toMatch(/calibration|NaN|Infinity|undefined/);
  expect(drawn).toContain('prefers-color-scheme: dark');
  for (const [, x, y] of drawn.matchAll(/cx="([\d.-]+)" cy="([\d.-]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(y)).toBeGreaterThanOrEqual(0);
    expect(Number(y)).toBeLessThanOrEqual(230);
  }
});
