/**
 * `npm test`: everything that CI runs, in one go, on a fresh clone too.
 *
 *   npm test                                all of it
 *   npm test -- --only=unit                 one or more steps: format lint types boundaries unused build unit integration e2e
 *   npm test -- --only=unit pagination      Vitest's filter by file name
 *
 * Each check counts as one in the closing line; Vitest's tests count one by one.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, handOver } from './install.mjs';
import { fail, root } from './root.mjs';
import { gatherJudges } from './judges.mjs';
import { program } from './program.mjs';
import { buildWeb, isWebBuildFresh } from './web-build.mjs';

const stepTimeoutMs = 900_000; // the whole run has 20 minutes; a step that takes 15 hangs
const reports = join(root, '.cache', 'test');

const checks = {
  format: () => run(program('oxfmt'), ['--check', '.']),
  lint: () => run(program('oxlint'), ['--deny-warnings', '.']),
  types: () => run(program('tsc'), ['-b']),
  boundaries: () => run(join(root, 'scripts', 'check-boundaries.mjs'), []),
  unused: () => run(program('knip'), []),
  build: buildWeb,
};
const suites = ['unit', 'integration', 'e2e'];

ensureInstalled();
await handOver();
const started = performance.now();
const { only, filters } = readArguments();
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const skips = [];
/** @type {string[]} */
const missingJudges = [];

const wantedSuites = suites.filter((name) => only.includes(name));
if (wantedSuites.length > 0) {
  section('judges');
  missingJudges.push(...gatherJudges());
  console.log(missingJudges.length === 0 ? '  all here' : `  not to be had: ${missingJudges.join(', ')}`);
}
for (const [name, check] of Object.entries(checks)) if (only.includes(name)) runCheck(name, check);
if (only.includes('e2e') && !only.includes('build') && !isWebBuildFresh()) runCheck('build', checks.build);
for (const name of wantedSuites) runSuite(name);
close();

function readArguments() {
  const names = [...Object.keys(checks), ...suites];
  let parsed;
  try {
    parsed = parseArgs({ options: { only: { type: 'string', multiple: true } }, allowPositionals: true });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), 'Usage: npm test -- --only=lint,unit [file name …]');
  }
  const only = (parsed.values.only ?? names).flatMap((value) => value.split(','));
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) fail(`There is no step ${unknown.join(', ')}.`, `Steps: ${names.join(' ')}`);
  return { only, filters: parsed.positionals };
}

/** @param {string} name @param {() => boolean} check */
function runCheck(name, check) {
  section(name);
  const start = performance.now();
  const good = check();
  if (good) total.passed += 1;
  else {
    total.failed += 1;
    failures.push(name);
  }
  console.log(`  ${good ? 'ok' : 'FAILED'} (${seconds(start)})`);
}

/** @param {string} name */
function runSuite(name) {
  section(name);
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  // A filter may leave a suite without files; without one, a suite that finds nothing is broken.
  const filter = filters.length > 0 ? ['--passWithNoTests', ...filters] : [];
  const good = run(program('vitest'), ['run', '--project', name, ...reporters, ...filter]);
  const counted = readReport(file);
  total.passed += counted.passed;
  total.skipped += counted.skipped.length;
  skips.push(...counted.skipped);
  // A suite that ends badly without a failed test (an error outside the tests, a crash, nothing to run) fails as one.
  const failed = good ? counted.failed : counted.failed.length > 0 ? counted.failed : [`${name}: Vitest ended badly`];
  total.failed += failed.length;
  failures.push(...failed);
}

/** @param {string} file */
function readReport(file) {
  /** @type {{ passed: number, failed: string[], skipped: string[] }} */
  const counted = { passed: 0, failed: [], skipped: [] };
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return counted;
  }
  for (const { name, status, assertionResults } of report.testResults) {
    const path = name.slice(root.length + 1);
    for (const test of assertionResults) {
      if (test.status === 'passed') counted.passed += 1;
      else (test.status === 'failed' ? counted.failed : counted.skipped).push(`${path}: ${test.fullName}`);
    }
    // A file that could not even be loaded has no failed test to show.
    if (
      status === 'failed' &&
      !assertionResults.some((/** @type {{ status: string }} */ test) => test.status === 'failed')
    )
      counted.failed.push(path);
  }
  return counted;
}

function close() {
  section('summary');
  if (missingJudges.length > 0) console.log(`Judges that could not be had: ${missingJudges.join(', ')}`);
  if (skips.length > 0) console.log(`Skipped:\n${list(skips)}`);
  if (failures.length > 0) console.log(`Failed:\n${list(failures)}`);
  console.log(`Took ${seconds(started)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** @param {string} script @param {string[]} rest @returns {boolean} */
function run(script, rest) {
  const result = spawnSync(process.execPath, [script, ...rest], {
    cwd: root,
    stdio: ['ignore', 1, 2],
    timeout: stepTimeoutMs,
  });
  if (result.error) console.error(`  ${result.error.message}`);
  return result.status === 0;
}

/** @param {string} name */
function section(name) {
  console.log(`\n== ${name}`);
}

/** @param {string[]} names */
function list(names) {
  return names.map((name) => `  - ${name}`).join('\n');
}

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
