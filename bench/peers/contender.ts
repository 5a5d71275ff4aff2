/**
 * A program that moves a file, as the suite sees it: a process that serves and processes that get. All speak the same few
 * lines: `ready TARGET` when the file can be got, `connected` when a getter has its sources, `complete` when the whole file
 * is on the disk and verified.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

export interface Contender {
  readonly name: string;
  /** Gets what it needs; the reason where that cannot be. */
  readonly prepare: () => Promise<string | undefined>;
  readonly serve: (options: ServeOptions) => readonly string[];
  readonly get: (options: GetOptions) => readonly string[];
  /** What a line of this program means; undefined is nothing. */
  readonly read?: (
    line: string,
  ) => { readonly word: 'ready' | 'connected' | 'complete'; readonly target?: string } | undefined;
  /** Whether one getter can use several servers at once. */
  readonly isManyToOne: boolean;
}

export interface ServeOptions {
  readonly file: string;
  /** A folder of its own. */
  readonly folder: string;
  readonly uploadBytesPerSecond?: number | undefined;
}

export interface GetOptions {
  readonly targets: readonly string[];
  /** Where the file comes to lie. */
  readonly into: string;
  readonly folder: string;
}

/** A program that runs, its words so far, and what it cost. */
export interface Running extends AsyncDisposable {
  readonly said: (word: 'ready' | 'connected' | 'complete') => Promise<Said>;
  readonly cost: () => Promise<Cost>;
}

export interface Said {
  /** By the suite's own clock, in milliseconds. */
  readonly at: number;
  readonly target: string;
}

export interface Cost {
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const patienceMs = 600_000; // the slowest peer on a slow machine
/** Of Linux, whatever the hardware. */
const ticksPerSecond = 100;

export function start({ name, read = usual }: Contender, [program = '', ...args]: readonly string[]): Running {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const words = new Map<string, Said>();
  const listeners = new Set<() => void>();
  let errors = '';
  child.stderr.on('data', (text: Buffer) => (errors = (errors + text.toString()).slice(-2_000)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const meaning = read(line);
    if (meaning === undefined || words.has(meaning.word)) return;
    words.set(meaning.word, { at: performance.now(), target: meaning.target ?? '' });
    for (const listener of listeners) listener();
  });
  child.once('exit', () => {
    for (const listener of listeners) listener();
  });
  return {
    said: (word) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${name} did not say “${word}” in time: ${errors}`)),
          patienceMs,
        );
        const look = (): void => {
          const said = words.get(word);
          if (said === undefined && child.exitCode === null && child.signalCode === null) return;
          clearTimeout(timer);
          listeners.delete(look);
          if (said === undefined) reject(new Error(`${name} ended before “${word}”: ${errors}`));
          else resolve(said);
        };
        listeners.add(look);
        look();
      }),
    cost: () => costOf(child),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function usual(line: string): ReturnType<NonNullable<Contender['read']>> {
  const [word, target] = line.split(' ');
  if (word !== 'ready' && word !== 'connected' && word !== 'complete') return undefined;
  return target === undefined ? { word } : { word, target };
}

async function costOf({ pid }: ChildProcess): Promise<Cost> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  // Behind the name in brackets, which may hold anything: fields 14 and 15 of proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return {
    cpuSeconds: ticks / ticksPerSecond,
    peakBytes: Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) * 1024,
  };
}
