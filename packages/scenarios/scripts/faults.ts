/**
 * Runs every named fault with its defence and without, and writes the table of it:
 * `npx node packages/scenarios/scripts/faults.ts [--seeds 3] [--only NAME]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judgeFault, type FaultVerdict } from '../src/faults/judge-fault.ts';
import { faultCases } from '../src/faults/list-faults.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => `${index + 1}`);
const cases = faultCases.filter(({ name }) => values.only === undefined || name === values.only);

const kibibytes = (bytes: number): string => Math.round(bytes / 1024).toLocaleString('en');
const percent = (share: number): string => `${Math.round(share * 100)}%`;
/** The least throughput, and the most bytes, of the seeds. */
const least = (verdicts: readonly FaultVerdict[]): string =>
  percent(Math.min(...verdicts.map(({ throughput }) => throughput || 0)));
const wasted = (verdicts: readonly FaultVerdict[]): string =>
  kibibytes(Math.max(...verdicts.map(({ wastedBytes }) => wastedBytes)));

const rows: string[] = [];
let isGood = true;
for (const fault of cases) {
  const on = seeds.map((seed) => judgeFault(fault, seed, 'on'));
  const off = seeds.map((seed) => judgeFault(fault, seed, 'off'));
  const complaints = on.flatMap((verdict) => verdict.complaints);
  const broken = off.filter((verdict) => verdict.complaints.length > 0).length;
  if (complaints.length > 0 || broken === 0) isGood = false;
  const without = off.flatMap((verdict) => verdict.complaints)[0]?.replace(/: \{.*/, '') ?? 'NOTHING';
  rows.push(
    `| ${fault.name} | ${fault.sentence} | ${least(on)} | ${wasted(on)} | ${complaints[0] ?? 'holds'} | ${without} (${broken} of ${seeds.length}) |`,
  );
  console.log(rows.at(-1));
}

if (values.only === undefined) {
  const head = [
    '# Named faults',
    '',
    `Each with ${seeds.length} seeds; the worst of them. Made by \`packages/scenarios/scripts/faults.ts\`. Throughput is that of honest peers, by the same honest peers without attackers and faults; waste is what they got and could not use, all attackers together.`,
    '',
    '| fault | what happens | throughput | wasted KiB | with its defence | without it |',
    '| --- | --- | ---: | ---: | --- | --- |',
  ];
  writeFileSync(new URL('../results/faults.md', import.meta.url), [...head, ...rows, ''].join('\n'));
}
process.exitCode = isGood ? 0 : 1;
