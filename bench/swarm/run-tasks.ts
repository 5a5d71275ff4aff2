/** Runs tasks on as many threads as there are cores, says how far it is, and goes on where it was interrupted. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { openJournal } from './journal.ts';
import { type Task, type TaskResult } from './task.ts';

/** What is under way in a world of a thousand peers fits in it: else it is moved to the old space, and dies there. */
const maxYoungGenerationSizeMb = 384;

export interface Costed {
  readonly task: Task;
  /** Roughly, in any unit: the dearest are run first, so that no thread is left alone with one in the end. */
  readonly cost: number;
}

/** Results in the order of the tasks. */
export async function runTasks(costed: readonly Costed[], threads = availableParallelism()): Promise<TaskResult[]> {
  const journal = await openJournal();
  const known = costed.map(({ task }) => journal.known(task));
  const results = known.map((result) => result as TaskResult); // every hole is filled below
  const order = [...known.keys()].filter((index) => known[index] === undefined);
  order.sort((one, other) => costOf(other) - costOf(one));
  const total = costed.reduce((sum, { cost }) => sum + cost, 0);
  let done = known.reduce((sum, result, index) => sum + (result === undefined ? 0 : costOf(index)), 0);
  let finished = costed.length - order.length;

  function costOf(index: number): number {
    return costed[index]?.cost ?? 0;
  }

  async function work(): Promise<void> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    try {
      for (let index = order.shift(); index !== undefined; index = order.shift()) {
        const { task } = costed[index] as Costed; // an index of the list
        const result = await ask(worker, task);
        results[index] = result;
        await journal.keep(task, result);
        done += costOf(index);
        finished++;
        tellProgress();
      }
    } finally {
      await worker.terminate();
    }
  }

  function tellProgress(): void {
    const share = Math.floor((done / total) * 100);
    process.stderr.write(`\r${finished} of ${costed.length} runs, about ${share}% of the work `);
    if (finished === costed.length) process.stderr.write('\n');
  }

  await Promise.all(Array.from({ length: Math.min(threads, order.length) }, work));
  return results;
}

const ask = (worker: Worker, task: Task): Promise<TaskResult> =>
  new Promise((resolve, reject) => {
    const answered = (result: TaskResult): void => {
      worker.off('error', reject);
      resolve(result);
    };
    worker.once('message', answered);
    worker.once('error', reject);
    worker.postMessage(task);
  });
