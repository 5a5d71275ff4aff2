/** What many runs of mixed faults came to: counts that add up, so that ranges of seeds can be run apart and merged. */
import { type Scenario } from '../scenario/scenario.ts';
import { type MixedRun } from './judge-mixed.ts';

export interface Tally {
  runs: number;
  machines: number;
  events: number;
  virtualMs: number;
  /** How the runs ended. */
  ends: Record<string, number>;
  /** Single faults, and runs with bad paths, by kind. */
  faults: Record<string, number>;
  adversaries: Record<string, number>;
  /** Acknowledged pieces at honest peers in the end; those on disks were read again after the last power failure. */
  piecesKept: number;
  /** Bytes with a wrong hash that came, and were refused. */
  bytesRefused: number;
  failures: Failure[];
}

export interface Failure {
  readonly seed: string;
  readonly failure: string;
  readonly detail: string;
}

export const emptyTally = (): Tally => ({
  runs: 0,
  machines: 0,
  events: 0,
  virtualMs: 0,
  ends: {},
  faults: {},
  adversaries: {},
  piecesKept: 0,
  bytesRefused: 0,
  failures: [],
});

export function addRun(tally: Tally, scenario: Scenario, { outcome, failure, detail }: MixedRun): void {
  tally.runs++;
  tally.machines += outcome.peers.length;
  tally.events += outcome.events;
  // Whole numbers add up the same in any order.
  tally.virtualMs += Math.round(outcome.endMs);
  count(tally.ends, outcome.end);
  for (const { type } of scenario.faults ?? []) count(tally.faults, type);
  for (const [kind, isThere] of Object.entries(pathTroubles)) {
    if (scenario.paths?.some(isThere) === true) count(tally.faults, kind);
  }
  for (const { program } of scenario.groups) if (program !== undefined) count(tally.adversaries, program);
  for (const peer of outcome.peers) {
    tally.bytesRefused += peer.refused;
    if (peer.isRunning && peer.group.startsWith('peer'))
      tally.piecesKept += peer.files.reduce((sum, file) => sum + file.pieces, 0);
  }
  if (failure !== undefined) tally.failures.push({ seed: scenario.seed, failure, detail });
}

const pathTroubles: Readonly<Record<string, (rule: NonNullable<Scenario['paths']>[number]) => boolean>> = {
  'path with loss': ({ loss = 0 }) => loss > 0,
  'path with jitter': ({ jitterMs = 0 }) => jitterMs > 0,
  'path with reordering': ({ reorder = 0 }) => reorder > 0,
  'path with duplicates': ({ duplicate = 0 }) => duplicate > 0,
  'path that one side cannot dial': ({ dialable = true }) => !dialable,
};

export function mergeTallies(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    machines: one.machines + other.machines,
    events: one.events + other.events,
    virtualMs: one.virtualMs + other.virtualMs,
    ends: addCounts(one.ends, other.ends),
    faults: addCounts(one.faults, other.faults),
    adversaries: addCounts(one.adversaries, other.adversaries),
    piecesKept: one.piecesKept + other.piecesKept,
    bytesRefused: one.bytesRefused + other.bytesRefused,
    failures: [...one.failures, ...other.failures],
  };
}

function addCounts(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [key, value] of Object.entries(other)) sum[key] = (sum[key] ?? 0) + value;
  return sum;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
