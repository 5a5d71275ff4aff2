/**
 * Runs seed after seed of mixed faults, for hours where it may:
 * `npx node packages/scenarios/scripts/long-run.ts --runs 100000 --from 0 --workers 1 [--minutes 60] [--name NAME]`
 *
 * Ranges that were run are kept in results/NAME.json and not run again (`--again` forgets them); results/NAME.md is the
 * table made of them. A failing seed is made smaller and printed, and the run goes on.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { arbitraryScenario } from '../src/faults/arbitrary-scenario.ts';
import { runMixed, type MixedRun } from '../src/faults/judge-mixed.ts';
import { addRun, emptyTally, mergeTallies, type Tally } from '../src/faults/tally.ts';
import { hashOutcome } from '../src/run/outcome.ts';
import { type Scenario } from '../src/scenario/scenario.ts';
import { shrinkScenario } from '../src/shrink/shrink-scenario.ts';
import { longRunTable } from './long-run-table.ts';

/** Seeds that a worker runs between two words. */
const chunk = 100;
/** One seed in so many is run twice, to see that both runs are the same. */
const repeatedOneIn = 25;
/** Runs spent on making one failing scenario smaller. */
const shrinkRuns = 150;
/** And time, in milliseconds: storms of messages take long. */
const shrinkMs = 20_000;

/** Seeds `from` to `to` - 1. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface Done extends Range {
  readonly tally: Tally;
  readonly cpuMs: number;
  /** The scenarios of failing seeds, smaller. */
  readonly shrunk: readonly string[];
}

interface Kept {
  readonly ranges: readonly Range[];
  readonly tally: Tally;
  readonly cpuMs: number;
}

function run({ from, to }: Range): Done {
  const tally = emptyTally();
  const shrunk: string[] = [];
  const before = process.threadCpuUsage();
  for (let seed = from; seed < to; seed++) {
    const scenario = arbitraryScenario(String(seed));
    const mixed = seed % repeatedOneIn === 0 ? runTwice(scenario) : runMixed(scenario);
    addRun(tally, scenario, mixed);
    if (mixed.failure === undefined) continue;
    const until = performance.now() + shrinkMs;
    const failure = (less: Scenario): string | undefined =>
      performance.now() < until ? runMixed(less).failure : undefined;
    const smaller = shrinkScenario(scenario, { failure, maxRuns: shrinkRuns });
    shrunk.push(`seed ${seed}: ${mixed.failure}: ${mixed.detail}\n${JSON.stringify(smaller?.scenario ?? scenario)}`);
  }
  const { user, system } = process.threadCpuUsage(before);
  return { from, to, tally, cpuMs: (user + system) / 1000, shrunk };
}

function runTwice(scenario: Scenario): MixedRun {
  const first = runMixed(scenario);
  const second = runMixed(scenario);
  if (hashOutcome(first.outcome) === hashOutcome(second.outcome)) return first;
  return { ...first, failure: 'differs', detail: 'the same seed gave two different runs' };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      from: { type: 'string', default: '0' },
      workers: { type: 'string', default: '1' },
      minutes: { type: 'string', default: 'Infinity' },
      name: { type: 'string', default: 'long-run' },
      again: { type: 'boolean', default: false },
    },
  });
  const file = new URL(`../results/${values.name}.json`, import.meta.url);
  let kept: Kept =
    existsSync(file) && !values.again
      ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
      : { ranges: [], tally: emptyTally(), cpuMs: 0 };
  const from = Number(values.from);
  const todo = chunksOf({ from, to: from + Number(values.runs) }).filter((range) => !isDone(kept.ranges, range));
  const began = performance.now();
  const endsAt = began + Number(values.minutes) * 60_000;

  await Promise.all(
    Array.from({ length: Number(values.workers) }, async () => {
      const worker = new Worker(new URL(import.meta.url));
      for (let range = todo.shift(); range !== undefined && performance.now() < endsAt; range = todo.shift()) {
        take(await ask(worker, range));
      }
      await worker.terminate();
    }),
  );
  process.stderr.write('\n');
  process.exitCode = kept.tally.failures.length === 0 ? 0 : 1;

  function take(done: Done): void {
    kept = {
      ranges: joined([...kept.ranges, { from: done.from, to: done.to }]),
      tally: mergeTallies(kept.tally, done.tally),
      cpuMs: kept.cpuMs + done.cpuMs,
    };
    for (const text of done.shrunk) console.log(`\n${text}`);
    const { tally, ranges, cpuMs } = kept;
    const perRun = (cpuMs / tally.runs).toFixed(1);
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stderr.write(
      `\r${tally.runs} runs, ${tally.failures.length} failures, ${perRun} ms each, ${seconds} s, ${todo.length * chunk} to go `,
    );
    writeFileSync(file, `${JSON.stringify(kept)}\n`);
    writeFileSync(new URL(`../results/${values.name}.md`, import.meta.url), longRunTable(tally, ranges, cpuMs));
  }
}

const ask = (worker: Worker, range: Range): Promise<Done> =>
  new Promise((resolve, reject) => {
    worker.once('message', (done: Done) => {
      worker.off('error', reject);
      resolve(done);
    });
    worker.once('error', reject);
    worker.postMessage(range);
  });

function chunksOf({ from, to }: Range): Range[] {
  const chunks: Range[] = [];
  for (let at = from; at < to; at += chunk) chunks.push({ from: at, to: Math.min(to, at + chunk) });
  return chunks;
}

const isDone = (ranges: readonly Range[], { from, to }: Range): boolean =>
  ranges.some((range) => range.from <= from && to <= range.to);

/** Neighbours become one. */
function joined(ranges: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((one, other) => one.from - other.from);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last !== undefined && last.to === range.from) result[result.length - 1] = { from: last.from, to: range.to };
    else result.push(range);
  }
  return result;
}

if (isMainThread) await main();
else parentPort?.on('message', (range: Range) => parentPort?.postMessage(run(range)));
