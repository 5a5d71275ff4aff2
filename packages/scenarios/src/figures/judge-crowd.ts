/** A crowd's outcome against the physical limit, and what shows where time was lost. */
import { fluidBound } from '../bound/fluid-bound.ts';
import { type Outcome } from '../run/outcome.ts';
import { type Scenario } from '../scenario/scenario.ts';
import { beginsMs } from './crowd-scenario.ts';

export interface CrowdFigures {
  readonly boundMs: number;
  /** Completion of the last, of the first, of the middle one; over the bound. */
  readonly last: number;
  readonly first: number;
  readonly middle: number;
  /** Completion of the last over the bound without what whole pieces add. */
  readonly lastOverFluid: number;
  /** Payload that the seed sent, over the least that the bound needs. */
  readonly seedUploads: number;
  /** Payload that all leechers got, over what they needed. */
  readonly duplicates: number;
  /** Until the uplinks were 90% busy for the first time; undefined where they never were. */
  readonly rampMs: number | undefined;
  /** The share of uplinks busy from the beginning to the end. */
  readonly meanUse: number;
  /** From the first completion to the last. */
  readonly tailMs: number;
}

export function judgeCrowd(scenario: Scenario, outcome: Outcome): CrowdFigures {
  const [file] = scenario.files;
  const { byteLength = 0, pieceLength = 1 } = file ?? {};
  const speeds = new Map(scenario.groups.map((group) => [group.name, group]));
  const leechers = outcome.peers.filter(({ role }) => role === 'leecher');
  const seeds = outcome.peers.filter(({ role }) => role === 'seed');
  const bound = fluidBound({
    fileBytes: byteLength,
    pieceCount: Math.ceil(byteLength / pieceLength),
    seedUplink: sum(seeds.map(({ group }) => speeds.get(group)?.uplink ?? Infinity)),
    leechers: leechers.map(({ group }) => ({
      uplink: speeds.get(group)?.uplink ?? Infinity,
      downlink: speeds.get(group)?.downlink ?? Infinity,
    })),
  });
  const completions = leechers
    .map(({ files }) => (files[0]?.completedMs ?? Infinity) - beginsMs)
    .sort((one, other) => one - other);
  const at = (share: number): number => completions[Math.floor(share * (completions.length - 1))] ?? Infinity;
  const skipped = beginsMs / outcome.useIntervalMs;
  const use = outcome.uplinkUse.slice(skipped, skipped + Math.ceil(at(1) / outcome.useIntervalMs));
  const ramp = use.findIndex((share) => share >= 0.9);
  return {
    boundMs: bound.boundMs,
    last: at(1) / bound.boundMs,
    first: at(0) / bound.boundMs,
    middle: at(0.5) / bound.boundMs,
    lastOverFluid: at(1) / bound.fluidMs,
    seedUploads: sum(seeds.map(({ payloadSent }) => payloadSent)) / bound.seedBytes,
    duplicates: sum(leechers.map(({ payloadReceived }) => payloadReceived)) / (leechers.length * byteLength),
    rampMs: ramp === -1 ? undefined : ramp * outcome.useIntervalMs,
    meanUse: sum(use) / use.length,
    tailMs: at(1) - at(0),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
