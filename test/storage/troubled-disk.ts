/** A disk around a real one: it can be made to fail, and knows when nothing is asked of it any more. */
import { err, type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';

export interface TroubledDisk {
  readonly disk: Disk;
  /** What every writing operation says from now on; undefined lets them pass. */
  set(trouble: DiskError | undefined): void;
  /** Until everything that was asked for was answered, and what that asked for too. */
  settle(): Promise<void>;
}

export function troubledDisk(inner: Disk): TroubledDisk {
  let trouble: DiskError | undefined;
  let asked = 0;
  let whenSettled: (() => void)[] = [];

  function counted<T>(done: (result: Result<T, DiskError>) => void): (result: Result<T, DiskError>) => void {
    asked++;
    return (result) => {
      done(result);
      asked--;
      if (asked > 0) return;
      const waiting = whenSettled;
      whenSettled = [];
      for (const each of waiting) each();
    };
  }

  /** Passes the question on, unless there is trouble. */
  function writing<T>(
    ask: (done: (result: Result<T, DiskError>) => void) => void,
    done: Parameters<typeof ask>[0],
  ): void {
    const answer = counted(done);
    const error = trouble;
    if (error === undefined) ask(answer);
    else queueMicrotask(() => answer(err(error)));
  }

  const around = (file: DiskFile): DiskFile => ({
    get size() {
      return file.size;
    },
    read: (offset, length, done) => file.read(offset, length, counted(done)),
    write: (offset, bytes, done) => writing((answer) => file.write(offset, bytes, answer), done),
    sync: (done) => writing((answer) => file.sync(answer), done),
    truncate: (size, done) => writing((answer) => file.truncate(size, answer), done),
    close: () => file.close(),
  });

  return {
    disk: {
      open(name, done) {
        const answer = counted(done);
        inner.open(name, (opened) => answer(opened.ok ? { ok: true, value: around(opened.value) } : opened));
      },
      remove: (name, done) => writing((answer) => inner.remove(name, answer), done),
    },
    set(next) {
      trouble = next;
    },
    async settle() {
      if (asked > 0) await new Promise<void>((resolve) => whenSettled.push(resolve));
    },
  };
}
