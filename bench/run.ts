/**
 * `npm run bench -- SUITE [--json FILE] [--baseline] [--quick]`: measures one suite, prints its table, says which targets
 * were missed, and compares with the committed baseline. `--baseline` writes a new one; `--quick` measures less of a suite
 * that takes long.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { formatFigures, type Figure } from './figure.ts';

interface Suite {
  readonly measure: (options: { readonly quick: boolean; readonly baseline: boolean }) => Promise<Figure[]>;
}

const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  editor: () => import('./editor/suite.ts'),
  peers: () => import('./peers/suite.ts'),
  swarm: () => import('./swarm/suite.ts'),
  typeset: () => import('./typeset/suite.ts'),
  world: () => import('./world/suite.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    baseline: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const [name = ''] = positionals;
const load = suites[name];
if (load === undefined) {
  console.error(
    `usage: npm run bench -- SUITE [--json FILE] [--baseline] [--quick]\nsuites: ${Object.keys(suites).join(', ')}`,
  );
  process.exit(2);
}

const figures = await (await load()).measure({ quick: values.quick, baseline: values.baseline });
console.log(`\n${formatFigures(figures)}\n`);
const baselineFile = new URL(`./${name}/baseline.json`, import.meta.url);
await compareWithBaseline();
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
if (values.baseline) await writeFile(baselineFile, `${JSON.stringify(figures, null, 2)}\n`);
const missed = figures.filter((row) => row.holds === false);
console.log(missed.length === 0 ? 'Every target holds.' : `Missed: ${missed.map((row) => row.figure).join('; ')}`);

async function compareWithBaseline(): Promise<void> {
  const text = await readFile(baselineFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const baseline = new Map((JSON.parse(text) as Figure[]).map((row) => [row.figure, row.value]));
  const changed = figures.flatMap((row) => {
    const before = baseline.get(row.figure);
    // Half or double is beyond what the noise of a shared machine explains.
    if (before === undefined || (row.value < before * 2 && row.value > before / 2)) return [];
    return [`${row.figure}: ${before} -> ${row.value} ${row.unit}`];
  });
  if (changed.length > 0)
    console.log(`Changed by a factor of two or more since the baseline:\n  ${changed.join('\n  ')}\n`);
}
