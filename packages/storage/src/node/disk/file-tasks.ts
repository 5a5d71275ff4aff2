/**
 * What was asked of one file and is not done, and which of it may run now. Operations take effect in the order in which
 * they were asked for; those that cannot tell run side by side: reads, writes of different places, and anything beside a
 * sync, which waits only for what was written before it. Writes that lie end to end become one, syncs that nothing stands
 * between too.
 */
import { type DiskError, type Result } from '@peersume/base';

export type FileTask =
  | (Range & { readonly kind: 'read'; readonly finish: (bytes: Result<Uint8Array, DiskError>) => void } & State)
  | (Range & { readonly kind: 'write'; readonly bytes: Uint8Array; readonly finish: Finish } & State)
  | ({ readonly kind: 'sync'; readonly finish: Finish } & State)
  /** Nothing else of the file runs meanwhile: a change of its size or of its name. */
  | ({ readonly kind: 'alone'; readonly run: (finish: Finish) => void; readonly finish: Finish } & State);

export type Finish = (done: Result<void, DiskError>) => void;

/** In bytes; the end is exclusive. */
interface Range {
  readonly start: number;
  readonly end: number;
}
interface State {
  isRunning: boolean;
  /** It failed together with others, and is tried by itself. */
  isApart?: boolean;
}

/** Waiting tasks that are looked through for more to write at once. */
const maxLookedAt = 64;
/** Bytes of one joined write: beyond, a longer call saves nothing. */
const maxJoinedBytes = 4 * 1024 * 1024;

export class FileTasks {
  /** In the order in which they were asked for. */
  readonly #tasks: FileTask[] = [];

  get isEmpty(): boolean {
    return this.#tasks.length === 0;
  }

  add(task: FileTask): void {
    this.#tasks.push(task);
  }

  remove(task: FileTask): void {
    const at = this.#tasks.indexOf(task);
    if (at !== -1) this.#tasks.splice(at, 1);
  }

  /** The next that may run, with those that it takes along, all marked as running; of these kinds only. */
  takeNext(allows: (kind: FileTask['kind']) => boolean): FileTask[] | undefined {
    for (const [at, task] of this.#tasks.entries()) {
      if (at >= maxLookedAt) return undefined;
      if (task.isRunning || !allows(task.kind) || this.#isHeldUp(task, at)) continue;
      const group = this.#group(task, at);
      for (const each of group) each.isRunning = true;
      return group;
    }
    return undefined;
  }

  /** They wait again in their places, each for itself. */
  putBack(group: readonly FileTask[]): void {
    for (const task of group) Object.assign(task, { isRunning: false, isApart: true });
  }

  #isHeldUp(task: FileTask, at: number, but: ReadonlySet<FileTask> = none): boolean {
    for (let before = 0; before < at; before++) {
      const earlier = this.#tasks[before];
      if (earlier !== undefined && !but.has(earlier) && holdsUp(earlier, task)) return true;
    }
    return false;
  }

  #group(first: FileTask, at: number): FileTask[] {
    if ((first.kind !== 'write' && first.kind !== 'sync') || first.isApart === true) return [first];
    const group = [first];
    const members = new Set<FileTask>(group);
    let end = first.kind === 'write' ? first.end : 0;
    let bytes = first.kind === 'write' ? first.bytes.length : 0;
    const limit = Math.min(this.#tasks.length, at + maxLookedAt);
    for (let next = at + 1; next < limit; next++) {
      const task = this.#tasks[next];
      if (task === undefined || task.isRunning || task.isApart === true || task.kind !== first.kind) continue;
      if (task.kind === 'write' && (task.start !== end || bytes + task.bytes.length > maxJoinedBytes)) continue;
      if (this.#isHeldUp(task, next, members)) continue;
      group.push(task as typeof first);
      members.add(task);
      if (task.kind !== 'write') continue;
      end = task.end;
      bytes += task.bytes.length;
    }
    return group;
  }
}

const none: ReadonlySet<FileTask> = new Set();

function holdsUp(earlier: FileTask, later: FileTask): boolean {
  if (earlier.kind === 'alone' || later.kind === 'alone') return true;
  if (earlier.kind === 'sync') return later.kind === 'sync';
  if (later.kind === 'sync') return earlier.kind === 'write';
  if (earlier.kind === 'read' && later.kind === 'read') return false;
  return earlier.start < later.end && later.start < earlier.end;
}
