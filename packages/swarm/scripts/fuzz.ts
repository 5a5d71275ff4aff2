/**
 * Fuzzes every decoder of the package, and the engine with them:
 *
 *     npx node packages/swarm/scripts/fuzz.ts --seconds 60 --seed 1 [--only message]
 *
 * Prints the worst time and memory of a frame for each; ends with 1 where something threw, was not sound, or took more
 * than it may. The same seed makes the same inputs in the same order.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/wire/testing/seeded-random.ts';
import { emptyReport, type FuzzReport, fuzzOnce, maxFrameMs } from './fuzz-round.ts';
import { fuzzTargets } from './fuzz-targets.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

const random = seededRandom(values.seed);
const targets = fuzzTargets(random).filter(({ name }) => values.only === undefined || name === values.only);
const reports = targets.map(({ name }) => emptyReport(name));

console.log(`seed ${values.seed}, ${values.seconds} s for ${targets.length} targets`);
for (const [index, target] of targets.entries()) {
  const report = reports[index] as FuzzReport;
  const own = seededRandom(`${values.seed} ${target.name}`);
  const end = performance.now() + (Number(values.seconds) * 1000) / targets.length;
  while (performance.now() < end) for (let count = 0; count < 100; count++) fuzzOnce(target, own, report);
}

console.table(
  reports.map(({ target, frames, worstMs, worstMemoryShare, worstMemoryBytes, failures }) => ({
    target,
    frames,
    [`worst ms (≤ ${maxFrameMs})`]: Number(worstMs.toFixed(2)),
    'worst KiB': Math.ceil(worstMemoryBytes / 1024),
    'of what it may': `${Math.round(worstMemoryShare * 100)}%`,
    failures: failures.length,
  })),
);
for (const { target, failures } of reports) {
  for (const { what, hex } of failures) console.log(`${target}: ${what}\n  ${hex}`);
}
if (reports.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
