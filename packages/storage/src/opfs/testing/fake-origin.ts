/** As much of an origin's files and locks as a disk needs, in memory, with trouble on demand. */
import { type AccessHandle, type OriginDirectory } from '../origin-files.ts';

export interface FakeOrigin {
  readonly storage: { getDirectory(): Promise<OriginDirectory> };
  readonly locks: Pick<LockManager, 'request'>;
  readonly files: Map<string, Uint8Array>;
  readonly openHandles: () => number;
  /** Bytes that all files may have together. */
  setCapacity(bytes: number): void;
  /** So many openings more find the file taken. */
  takeHandles(times: number): void;
}

export function fakeOrigin(): FakeOrigin {
  const files = new Map<string, Uint8Array>();
  const open = new Set<string>();
  let capacity = Number.POSITIVE_INFINITY;
  let taken = 0;
  let lock: Promise<unknown> = Promise.resolve();
  let isHeld = false;

  const handleOf = (name: string): AccessHandle => {
    const bytes = (): Uint8Array => files.get(name) ?? new Uint8Array(0);
    const resize = (size: number): Uint8Array => {
      const grown = new Uint8Array(size);
      grown.set(bytes().subarray(0, size));
      files.set(name, grown);
      return grown;
    };
    return {
      getSize: () => bytes().length,
      read(buffer, { at }) {
        // A part only, as platforms may.
        const part = bytes().subarray(at, at + Math.min(buffer.length, 1000));
        buffer.set(part);
        return part.length;
      },
      write(buffer, { at }) {
        const part = buffer.subarray(0, 1000);
        const used = [...files.values()].reduce((sum, { length }) => sum + length, 0);
        if (used + Math.max(0, at + part.length - bytes().length) > capacity)
          throw new DOMException('no room', 'QuotaExceededError');
        resize(Math.max(bytes().length, at + part.length)).set(part, at);
        return part.length;
      },
      truncate: (size) => void resize(size),
      flush() {},
      close: () => void open.delete(name),
    };
  };

  const directory: OriginDirectory = {
    getDirectoryHandle: async () => directory,
    getFileHandle: async (name) => ({
      async createSyncAccessHandle() {
        if (taken > 0 || open.has(name)) {
          taken--;
          throw new DOMException('taken', 'NoModificationAllowedError');
        }
        if (!files.has(name)) files.set(name, new Uint8Array(0));
        open.add(name);
        return handleOf(name);
      },
    }),
    async removeEntry(name) {
      if (!files.delete(name)) throw new DOMException('absent', 'NotFoundError');
    },
  };

  const request = async (_name: string, ...given: unknown[]): Promise<unknown> => {
    const work = given.at(-1) as (lock: object | null) => Promise<unknown>;
    const isOnlyIfFree = given.length === 2;
    if (isOnlyIfFree && isHeld) return work(null);
    const before = lock;
    const run = async (): Promise<unknown> => {
      await before.catch(() => {});
      isHeld = true;
      try {
        return await work({});
      } finally {
        isHeld = false;
      }
    };
    const turn = run();
    lock = turn;
    return turn;
  };

  return {
    storage: { getDirectory: async () => directory },
    locks: { request: request as LockManager['request'] },
    files,
    openHandles: () => open.size,
    setCapacity(bytes) {
      capacity = bytes;
    },
    takeHandles(times) {
      taken = times;
    },
  };
}
