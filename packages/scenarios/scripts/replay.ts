/**
 * Replays a scenario step by step:
 * `npx node packages/scenarios/scripts/replay.ts FILE|JSON [--seed S] [--from ms] [--to ms] [--peer name] [--sent] [--shrink]`
 *
 * FILE holds a scenario as JSON, as a failing run prints it. `--mixed` runs it as the long run does, which mends what is
 * stuck and lets the power fail in the end. Without a file, `--mixed --seed S` is the long run's scenario of that seed, and
 * `--seed S` alone a small crowd.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { adversaryPrograms } from '../src/adversaries/programs.ts';
import { arbitraryScenario } from '../src/faults/arbitrary-scenario.ts';
import { crowdScenario } from '../src/figures/crowd-scenario.ts';
import { replayScenario } from '../src/replay/replay-scenario.ts';
import { failureOf } from '../src/run/failure.ts';
import { hashOutcome } from '../src/run/outcome.ts';
import { runScenario, type RunOptions } from '../src/run/run-scenario.ts';
import { readScenario, type Scenario } from '../src/scenario/scenario.ts';
import { shrinkScenario } from '../src/shrink/shrink-scenario.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: 'Infinity' },
    peer: { type: 'string' },
    sent: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
    mixed: { type: 'boolean', default: false },
  },
});
const [source] = positionals;
if (source === undefined && values.seed === undefined) {
  console.error(
    'usage: replay.ts FILE|JSON|--seed S [--mixed] [--from ms] [--to ms] [--peer name] [--sent] [--shrink]',
  );
  process.exit(2);
}

const options: RunOptions = {
  programs: adversaryPrograms,
  restartsAtEnd: values.mixed,
  mendsWhenStuck: values.mixed,
};
let scenario = source === undefined ? ofSeed(values.seed ?? '') : scenarioFrom(source);
if (source !== undefined && values.seed !== undefined) scenario = { ...scenario, seed: values.seed };
if (values.shrink) {
  const shrunk = shrinkScenario(scenario, {
    failure: (smaller) => failureOf(runScenario(smaller, options)),
    progressed: (_smaller, runs) => process.stderr.write(`\r${runs} runs `),
  });
  console.error(shrunk === undefined ? 'It does not fail.' : `\nIt still fails: ${shrunk.failure}`);
  scenario = shrunk?.scenario ?? scenario;
}

const outcome = replayScenario(
  scenario,
  {
    ...options,
    fromMs: Number(values.from),
    toMs: Number(values.to),
    ...(values.peer === undefined ? {} : { peer: values.peer }),
    withSent: values.sent,
  },
  console.log,
);
console.log(`\n${JSON.stringify(scenario)}`);
console.log(`end ${outcome.end} at ${outcome.endMs.toFixed(3)} ms, ${outcome.events} events, ${hashOutcome(outcome)}`);
for (const violation of outcome.violations) console.log('VIOLATION', JSON.stringify(violation));
for (const { name, files } of outcome.peers) console.log(name, JSON.stringify(files));
process.exitCode = failureOf(outcome) === undefined ? 0 : 1;

function ofSeed(seed: string): Scenario {
  if (values.mixed) return arbitraryScenario(seed);
  return crowdScenario({ seed, leechers: 3, fileBytes: 2 * 1024 * 1024, uplinks: 'equal' });
}

function scenarioFrom(source: string): Scenario {
  const text = source.startsWith('{') ? source : readFileSync(source, 'utf8');
  const read = readScenario(JSON.parse(text));
  if (read.ok) return read.value;
  console.error(
    `This is no scenario:\n${read.error.misfits.map(({ path, expected }) => `  ${path}: ${expected}`).join('\n')}`,
  );
  process.exit(2);
}
