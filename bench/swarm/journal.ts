/**
 * Results of runs, kept as they come, so that hours of measuring survive an interruption. A run depends on nothing but
 * its task and the code: a journal of other code is begun anew, and times of the wall clock are never taken from it.
 */
import { createHash } from 'node:crypto';
import { appendFile, glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Task, type TaskResult } from './task.ts';

const root = join(import.meta.dirname, '../..');
const file = join(root, '.cache/bench/swarm.jsonl');
/** What the outcome of a run can depend on. */
const code = ['packages/{base,world,swarm,scenarios}/src/**/*.ts', 'bench/swarm/task.ts', 'package-lock.json'];

export interface Journal {
  known(task: Task): TaskResult | undefined;
  keep(task: Task, result: TaskResult): Promise<void>;
}

export async function openJournal(): Promise<Journal> {
  const fingerprint = await fingerprintOfCode();
  const [first, ...lines] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const isOfThisCode = first === fingerprint;
  if (!isOfThisCode) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${fingerprint}\n`);
  }
  const results = new Map(isOfThisCode ? lines.flatMap(readLine) : []);
  return {
    known: (task) => (task.type === 'thousand' ? undefined : results.get(JSON.stringify(task))),
    keep: (task, result) => appendFile(file, `${JSON.stringify([JSON.stringify(task), result])}\n`),
  };
}

/** The last line may be cut off by what interrupted it. */
function readLine(line: string): [string, TaskResult][] {
  try {
    return [JSON.parse(line) as [string, TaskResult]];
  } catch {
    return [];
  }
}

async function fingerprintOfCode(): Promise<string> {
  const hash = createHash('sha256');
  const paths: string[] = [];
  for await (const path of glob(code, { cwd: root })) paths.push(path);
  for (const path of paths.sort()) {
    hash.update(`${path}\0`).update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
}
