/** The table of a long run, as Markdown. */
import { type Tally } from '../src/faults/tally.ts';

export function longRunTable(
  tally: Tally,
  ranges: readonly { readonly from: number; readonly to: number }[],
  cpuMs: number,
): string {
  const seeds = ranges.map(({ from, to }) => `${from} to ${to - 1}`).join(', ');
  const lines = [
    '# Mixed faults',
    '',
    `Random scenarios of small swarms, one for each seed: ${seeds}. Made by \`packages/scenarios/scripts/long-run.ts\`.`,
    '',
    '| figure | value |',
    '| --- | ---: |',
    row('runs', tally.runs),
    row('machines', tally.machines),
    row('virtual hours', tally.virtualMs / 3_600_000),
    row('events', tally.events),
    row('minutes of one core', cpuMs / 60_000),
    row('milliseconds a run', cpuMs / Math.max(1, tally.runs), 1),
    row('acknowledged pieces at honest peers in the end', tally.piecesKept),
    row('MiB of wrong pieces sent by adversaries and refused', tally.bytesRefused / 1024 / 1024),
    ...Object.entries(tally.ends).map(([end, count]) => row(`runs that ended ${ends[end] ?? end}`, count)),
    row('**failures**', tally.failures.length),
    '',
    '| what must hold after every run | broken in |',
    '| --- | ---: |',
    ...invariants.map(([type, sentence]) => row(sentence, failuresOf(tally, type))),
    '',
    '| fault | times |',
    '| --- | ---: |',
    ...counts(tally.faults),
    '',
    '| adversary | runs |',
    '| --- | ---: |',
    ...counts(tally.adversaries),
    '',
  ];
  if (tally.failures.length > 0) {
    lines.push('| failing seed | failure |', '| --- | --- |');
    for (const { seed, failure, detail } of tally.failures)
      lines.push(`| ${seed} | ${failure} \`${detail.slice(0, 200).replaceAll('|', '/').replaceAll('\n', ' ')}\` |`);
    lines.push('');
  }
  return lines.join('\n');
}

const ends: Readonly<Record<string, string>> = {
  complete: 'with everything at everyone who stayed',
  stuck: 'because what was missing was nowhere any more',
};

const invariants: readonly (readonly [type: string, sentence: string])[] = [
  ['wrongPieceAccepted', 'no wrong byte is accepted or given out'],
  ['acknowledgedPieceLost', 'no acknowledged piece is lost, though the power fails everywhere at the end'],
  ['deadlock', 'whoever could complete does'],
  ['honestPeerBlamed', 'nobody honest is blamed'],
  ['tooMuchWasted', 'an attacker costs at most 64 MiB'],
  ['noEnd', 'no storm of messages, no run without an end'],
  ['programThrew', 'no assertion fails'],
  ['differs', 'the same seed gives the same run'],
];

const failuresOf = (tally: Tally, type: string): number =>
  tally.failures.filter(({ failure }) => failure.startsWith(type)).length;

const counts = (counted: Readonly<Record<string, number>>): string[] =>
  Object.entries(counted)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => row(name, count));

const row = (name: string, value: number, digits = 0): string =>
  `| ${name} | ${value.toFixed(digits).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')} |`;
