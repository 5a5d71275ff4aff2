/** The same scenarios in Node and in Chromium give the same outcome, and the same steps to it, to the last digit. */
import { join } from 'node:path';
import { churnScenario, crowdScenario, freeRiderScenario, type Scenario } from '@peersume/scenarios';
import { build } from 'vite';
import { expect } from 'vitest';
import { testWith } from '../judges.ts';
import { launchBrowser } from './browser.ts';
import { hashesOf } from './world-page.ts';

const mebibyte = 1024 * 1024;

const faulty: Scenario = {
  name: 'faults on real bytes and bad paths',
  seed: 'everywhere',
  groups: [
    { name: 'seed', count: 1, role: 'seed', uplink: 2e6, disk: { operationMs: 0.2, syncMs: 4 } },
    { name: 'leecher', count: 5, role: 'leecher', uplink: 1.7e6, disk: { operationMs: 0.2, syncMs: 4 } },
  ],
  topology: { type: 'random', degree: 3 },
  paths: [{ latencyMs: 12.5, jitterMs: 7, loss: 0.01 }],
  files: [{ name: 'file', byteLength: mebibyte + 3, pieceLength: 16_384, content: 'real' }],
  faults: [
    { type: 'crash', atMs: 400, machine: 'leecher-1' },
    { type: 'restart', atMs: 900, machine: 'leecher-1' },
    { type: 'partition', atMs: 1_000, groups: [['seed', 'leecher-0']] },
    { type: 'heal', atMs: 4_000 },
    { type: 'rot', atMs: 800, machine: 'leecher-2', file: 'file' },
  ],
  until: { atMs: 3_600_000 },
};

const crowd = (options: Partial<Parameters<typeof crowdScenario>[0]>): Scenario =>
  crowdScenario({ seed: 'everywhere', leechers: 12, fileBytes: 16 * mebibyte, uplinks: 'mixed', ...options });

const smaller = (scenario: Scenario): Scenario => ({
  ...scenario,
  files: scenario.files.map((file) => ({ ...file, byteLength: 8 * mebibyte })),
});

const scenarios: readonly Scenario[] = [
  faulty,
  crowd({ fetchesManifest: true }),
  crowd({ program: 'bittorrentLike', fileBytes: 4 * mebibyte }),
  smaller(freeRiderScenario('everywhere')),
  smaller(churnScenario('everywhere')),
];

testWith('chromium')('[SC10] scenarios give the same outcome and the same steps in Node and in Chromium', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.addScriptTag({ content: await bundledPage(), type: 'module' });
    await page.waitForFunction(() => 'hashesOf' in globalThis);
    const asked = page.evaluate(
      (all) => all.map((scenario) => (globalThis as unknown as InPage).hashesOf(scenario)),
      scenarios,
    );
    // Beside it, while Chromium is at work.
    const inNode = scenarios.map(hashesOf);
    const inChromium = await asked;
    expect(inChromium).toEqual(inNode);
    expect(inNode.map(({ end }) => end)).toEqual(scenarios.map(() => 'complete'));
    expect(requests).toEqual([]);
  } finally {
    await browser.close();
  }
});

interface InPage {
  readonly hashesOf: typeof hashesOf;
}

/** One module with everything in it: the page asks for nothing. */
async function bundledPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'world-page.ts'), formats: ['es'] },
      target: 'esnext',
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('the page was not built');
  return first.output[0].code;
}
