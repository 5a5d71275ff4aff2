import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
await import(process.argv[1]);
console.log(JSON.stringify(loaded));
`;

async function loadedBy(entry: string): Promise<string[]> {
  const url = new URL(entry, import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, url], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  return JSON.parse(stdout) as string[];
}

const heavy = /@libp2p|libp2p\/|node-datachannel|@multiformats\/multiaddr|@peculiar|reflect-metadata/u;

test('[CP4] a Node peer is there without libp2p, data channels or their libraries', async () => {
  const loaded = await loadedBy('../node.ts');
  expect(loaded.length).toBeGreaterThan(30);
  expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
});

test('[CP4] the words that all share load none of them either', async () => {
  expect((await loadedBy('../index.ts')).filter((url) => heavy.test(url))).toEqual([]);
});

test('[CP4] a browser loads libp2p when it looks for somebody', async () => {
  expect((await loadedBy('../browser.ts')).filter((url) => heavy.test(url))).toEqual([]);
});
