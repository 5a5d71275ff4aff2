/**
 * Kills programs that write pieces, one after the other in one directory, and looks after each what is there: everything
 * acknowledged is held, everything held is true. `npx node test/storage/kill-writers.ts KILLS SEED` does it at length.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, type Payload, type Result } from '@peersume/base';
import { createNodeDisk } from '@peersume/storage/node';
import { type DiskPieceStore, openDiskPieceStore, type StoreError } from '@peersume/swarm';
import { verifyNow } from '@peersume/swarm/testing/piece-store';
import { killedContent, storeName } from './killed-content.ts';

export interface KillsOutcome {
  readonly kills: number;
  readonly acknowledged: number;
  /** Files that were finished on the way. */
  readonly completed: number;
  /** Pieces that no record named, found by hashing after a kill. */
  readonly found: number;
  readonly faults: readonly string[];
}

export async function killWriters(kills: number, seed: number): Promise<KillsOutcome> {
  const { manifest } = killedContent();
  const faults: string[] = [];
  let [acknowledged, completed, found] = [0, 0, 0];
  let directory = await newDirectory();
  let safe = new Set<number>();
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let kill = 0; kill < kills; kill++) {
    // Sooner or later in what is left to do.
    const lines = 1 + below(below(3) === 0 ? manifest.pieceCount - safe.size + 2 : 40);
    const printed = await writeUntilKilled(directory, below(60), lines);
    for (const piece of printed) safe.add(piece);
    acknowledged += printed.length;
    const looked = await lookAt(directory, safe);
    found += looked.found;
    faults.push(...looked.faults.map((fault) => `kill ${kill}: ${fault}`));
    if (looked.held < manifest.pieceCount) continue;
    completed++;
    await rm(directory, { recursive: true });
    directory = await newDirectory();
    safe = new Set();
  }
  await rm(directory, { recursive: true });
  return { kills, acknowledged, completed, found, faults };
}

const newDirectory = (): Promise<string> => mkdtemp(join(tmpdir(), 'peersume-killed-'));

/** The pieces that it said were safe. It is killed when it has printed so many lines, or has nothing left to do. */
async function writeUntilKilled(directory: string, order: number, lines: number): Promise<number[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'piece-writer.ts'), directory, String(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (part: string) => {
    text += part;
    if (text.split('\n').length > lines) child.kill('SIGKILL');
  });
  await closed;
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return complete
    .split('\n')
    .filter((line) => /^\d+$/u.test(line))
    .map(Number);
}

async function lookAt(
  directory: string,
  safe: ReadonlySet<number>,
): Promise<{ readonly held: number; readonly found: number; readonly faults: string[] }> {
  const { manifest, piece } = killedContent();
  await using disk = createNodeDisk({ locate: directory });
  const opened = await new Promise<Result<DiskPieceStore, StoreError>>((resolve) =>
    openDiskPieceStore({ disk, manifest, name: storeName, verify: verifyNow }, resolve),
  );
  assert(opened.ok, 'the store opens');
  const store = opened.value;
  const faults: string[] = [];
  for (const each of safe) if (!store.held.has(each)) faults.push(`piece ${each} was acknowledged and is lost`);
  for (const each of store.held) {
    const read = await new Promise<Result<Payload, StoreError>>((resolve) => store.read(each, resolve));
    const isTrue = read.ok && Buffer.compare(read.value as Uint8Array, piece(each)) === 0;
    if (!isTrue) faults.push(`piece ${each} is held and not true: ${read.ok ? 'wrong bytes' : read.error.type}`);
  }
  const { found } = store.opening;
  const held = store.held.size;
  // Not closed: the next program opens what a kill has left, and not what this one put in order.
  return { held, found, faults };
}

if (import.meta.main) {
  const [kills = '50', seed = '1'] = process.argv.slice(2);
  const outcome = await killWriters(Number(kills), Number(seed));
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  process.exitCode = outcome.faults.length === 0 ? 0 : 1;
}
