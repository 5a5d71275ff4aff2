/** Real processes over real sockets, killed at any moment. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startDaemon } from './start-daemon.ts';
import { localSettings } from './testing/local-settings.ts';
import { never, temporaryDirectory } from './testing/start-local-daemon.ts';

const piece = 256 * 1024;
const program = new URL('testing/fetching-process.ts', import.meta.url).pathname;

/** Ends by itself, with its exit code; or is killed as soon as so many pieces more are acknowledged. */
async function run(args: readonly string[], log: string, killAfter: number | undefined): Promise<number | 'killed'> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise<number | 'killed'>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 'killed'));
  });
  const before = await countLines(log);
  const watch = async (): Promise<void> => {
    while (killAfter !== undefined && child.exitCode === null) {
      if ((await countLines(log)) >= before + killAfter) return void child.kill('SIGKILL');
      // Looking, not hoping: the moment of the kill is meant to be any.
      await wait(3);
    }
  };
  const [code] = await Promise.all([ended, watch()]);
  if (code !== 'killed' && code !== 0) throw new Error(said);
  return code;
}

const countLines = async (path: string): Promise<number> =>
  existsSync(path) ? (await readFile(path, 'utf8')).split('\n').length - 1 : 0;

test.each([false, true])(
  '[DM5] a fetch that is killed again and again completes, and fetches nothing again that was acknowledged, private %j',
  { timeout: 60_000 },
  async (isPrivate) => {
    const home = await temporaryDirectory();
    const started = await startDaemon(localSettings(join(home, 'ann'), { uploadLimit: 12_000_000 }), { libp2p: 'off' });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    const ann = started.value.daemon;
    onTestFinished(() => ann.close());
    const content = randomBytes(40 * piece + 77);
    await writeFile(join(home, 'film.bin'), content);
    const shared = await ann.share({ paths: [join(home, 'film.bin')], isPrivate }, () => {}, never());
    if (!shared.ok) throw new Error(JSON.stringify(shared.error));
    const into = join(home, 'out');
    const args = [join(home, 'ben'), shared.value.link, into];
    const log = `${into}.pieces`;
    let kills = 0;
    for (const killAfter of isPrivate ? [4, 11] : [3, 9, 1])
      if ((await run(args, log, killAfter)) === 'killed') kills++;
    expect(kills).toBeGreaterThanOrEqual(2);
    await run(args, log, undefined);
    expect((await readFile(join(into, 'film.bin'))).equals(content)).toBe(true);
    const pieces = (await readFile(log, 'utf8')).trim().split('\n');
    expect(pieces.length - new Set(pieces).size, 'pieces fetched twice').toBe(0);
    // At most what was on its way at each kill was sent in vain.
    const sent = ann.file(shared.value.root)?.sentBytes ?? 0;
    expect(sent).toBeLessThan(content.length + kills * 8 * piece + 2 * piece);
    expect(await readdir(join(home, 'ben/pieces'))).toEqual([]);
  },
);
