/** What every implementation of the `Disk` port promises: in memory, on files, in a browser's private file system. */
import { type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';

export interface DiskUnderTest {
  readonly disk: Disk;
  /** Lets what was asked for happen, where that does not happen by itself: a world runs. */
  readonly settle?: () => void;
  /** Takes the program away without a word and opens the disk anew: a crash, or as near to it as can be had. */
  readonly reopen?: () => Promise<Disk> | Disk;
}

export interface DiskContract {
  readonly name: string;
  /** An empty disk. */
  readonly create: () => Promise<DiskUnderTest> | DiskUnderTest;
  /** Random runs; fewer where the disk is slow. */
  readonly runs?: number;
}

export function describeDisk({ name, create, runs = 50 }: DiskContract): void {
  describe(`[WO79] ${name} keeps the contract of a disk`, () => {
    let user: DiskUser;
    beforeEach(async () => {
      user = new DiskUser(await create());
    });

    test('opening makes an empty file', async () => {
      const file = await user.open('new');
      expect(file.size).toBe(0);
      expect(await user.read(file, 0, 100)).toEqual(new Uint8Array(0));
    });

    test('what was written is read, whole or in part, and no further than the end', async () => {
      const file = await user.open('file');
      await user.write(file, 0, bytes(1, 2, 3, 4, 5));
      expect(await user.read(file, 0, 5)).toEqual(bytes(1, 2, 3, 4, 5));
      expect(await user.read(file, 1, 2)).toEqual(bytes(2, 3));
      expect(await user.read(file, 3, 100)).toEqual(bytes(4, 5));
      expect(await user.read(file, 5, 1)).toEqual(bytes());
      expect(await user.read(file, 1000, 1)).toEqual(bytes());
    });

    test('a hole reads as zeros', async () => {
      const file = await user.open('file');
      await user.write(file, 100_000, bytes(7));
      expect(file.size).toBe(100_001);
      expect(await user.read(file, 0, 200_000)).toEqual(concat(new Uint8Array(100_000), bytes(7)));
    });

    test('writing nothing changes nothing, not even the size', async () => {
      const file = await user.open('file');
      await user.write(file, 10, bytes());
      expect(file.size).toBe(0);
    });

    test('a megabyte is a write like any other', async () => {
      const large = Uint8Array.from({ length: 1_048_576 }, (_, index) => (index * 7) & 0xff);
      const file = await user.open('file');
      await user.write(file, 3, large);
      expect(await user.read(file, 3, large.length)).toEqual(large);
    });

    test('the bytes are the caller’s again when a write is done', async () => {
      const file = await user.open('file');
      const mine = bytes(1, 2, 3);
      await user.write(file, 0, mine);
      mine.fill(9);
      const read = await user.read(file, 0, 3);
      expect(read).toEqual(bytes(1, 2, 3));
      read.fill(8);
      expect(await user.read(file, 0, 3)).toEqual(bytes(1, 2, 3));
    });

    test('nothing is told inside the call that asks', async () => {
      const file = await user.open('file');
      let isInside = true;
      const told: boolean[] = [];
      const note = (): void => void told.push(isInside);
      file.write(0, bytes(1), note);
      file.read(0, 1, note);
      file.sync(note);
      file.truncate(0, note);
      user.disk.open('other', note);
      user.disk.remove('third', note);
      isInside = false;
      await user.sync(file);
      await user.remove('third');
      expect(told).toEqual([false, false, false, false, false, false]);
    });

    test('the size counts what was asked for, done or not', async () => {
      const file = await user.open('file');
      file.write(0, bytes(1, 2, 3), () => undefined);
      expect(file.size).toBe(3);
      file.truncate(2, () => undefined);
      expect(file.size).toBe(2);
      file.write(1, bytes(4, 5), () => undefined);
      expect(file.size).toBe(3);
      expect(await user.read(file, 0, 10)).toEqual(bytes(1, 4, 5));
    });

    test('operations that are asked for together take effect, and are told, in their order', async () => {
      const file = await user.open('file');
      const order: string[] = [];
      const seen: (Uint8Array | undefined)[] = [];
      const read = (result: Result<Uint8Array, DiskError>): void =>
        void seen.push(result.ok ? result.value : undefined);
      file.write(0, bytes(1, 1, 1, 1), () => order.push('first'));
      file.read(0, 4, read);
      file.write(1, bytes(2, 2), () => order.push('second'));
      file.read(0, 4, read);
      file.truncate(2, () => order.push('third'));
      file.read(0, 4, read);
      await user.sync(file);
      expect(order).toEqual(['first', 'second', 'third']);
      expect(seen).toEqual([bytes(1, 1, 1, 1), bytes(1, 2, 2, 1), bytes(1, 2)]);
    });

    test('cutting off and growing again leaves zeros', async () => {
      const file = await user.open('file');
      await user.write(file, 0, new Uint8Array(70_000).fill(5));
      await user.truncate(file, 3);
      await user.truncate(file, 70_000);
      expect(file.size).toBe(70_000);
      expect(await user.read(file, 0, 70_000)).toEqual(concat(bytes(5, 5, 5), new Uint8Array(69_997)));
    });

    test('a file that is closed and opened again is the same file', async () => {
      const file = await user.open('file');
      await user.write(file, 0, bytes(1, 2, 3));
      file.close();
      const again = await user.open('file');
      expect(again.size).toBe(3);
      expect(await user.read(again, 0, 3)).toEqual(bytes(1, 2, 3));
    });

    test('closing after the last write loses nothing of it', async () => {
      const file = await user.open('file');
      const done = user.write(file, 0, new Uint8Array(300_000).fill(3));
      file.close();
      await done;
      const again = await user.open('file');
      expect(again.size).toBe(300_000);
    });

    test('files do not touch each other', async () => {
      const one = await user.open('one');
      const other = await user.open('other');
      await user.write(one, 0, bytes(1));
      await user.write(other, 0, bytes(2, 2));
      expect([await user.read(one, 0, 9), await user.read(other, 0, 9)]).toEqual([bytes(1), bytes(2, 2)]);
    });

    test('a removed file is gone, and its name is free', async () => {
      const file = await user.open('file');
      await user.write(file, 0, bytes(1));
      await user.sync(file);
      file.close();
      await user.remove('file');
      expect((await user.open('file')).size).toBe(0);
    });

    test('removing what is not there is done', async () => {
      await user.remove('nothing');
    });

    test('whatever is done to a file, it is what a list of bytes would be', async () => {
      const operation = fc.oneof(
        fc.record({ type: fc.constant('write' as const), offset: fc.nat(2000), length: fc.nat(1500) }),
        fc.record({ type: fc.constant('truncate' as const), size: fc.nat(3000) }),
        fc.record({ type: fc.constant('reopen' as const) }),
      );
      let round = 0;
      const property = fc.asyncProperty(fc.array(operation, { maxLength: 30 }), async (operations) => {
        const name = `random-${round++}`;
        let file = await user.open(name);
        let model = new Uint8Array(0);
        for (const [index, step] of operations.entries()) {
          if (step.type === 'write') {
            const written = new Uint8Array(step.length).fill(index + 1);
            await user.write(file, step.offset, written);
            if (step.length > 0) model = resized(model, Math.max(model.length, step.offset + step.length));
            model.set(written, step.length > 0 ? step.offset : 0);
          } else if (step.type === 'truncate') {
            await user.truncate(file, step.size);
            model = resized(model, step.size);
          } else {
            file.close();
            file = await user.open(name);
          }
        }
        expect(file.size).toBe(model.length);
        expect(await user.read(file, 0, 10_000)).toEqual(model);
        file.close();
      });
      await fc.assert(property, { numRuns: runs });
    });

    test('what was synced is there when the program was taken away', async ({ skip }) => {
      if (!user.canReopen) skip();
      const file = await user.open('file');
      await user.write(file, 0, bytes(1, 2, 3));
      await user.write(file, 600, bytes(4));
      await user.truncate(file, 602);
      await user.sync(file);
      await user.reopen();
      const again = await user.open('file');
      expect(again.size).toBe(602);
      expect(await user.read(again, 0, 3)).toEqual(bytes(1, 2, 3));
      expect(await user.read(again, 600, 10)).toEqual(bytes(4, 0));
    });
  });
}

/** A disk with promises, which throw where a result is an error. */
class DiskUser {
  disk: Disk;
  readonly #under: DiskUnderTest;

  constructor(under: DiskUnderTest) {
    this.#under = under;
    this.disk = under.disk;
  }

  get canReopen(): boolean {
    return this.#under.reopen !== undefined;
  }

  async reopen(): Promise<void> {
    if (this.#under.reopen !== undefined) this.disk = await this.#under.reopen();
  }

  open(name: string): Promise<DiskFile> {
    return this.#asked((done) => this.disk.open(name, done));
  }

  remove(name: string): Promise<void> {
    return this.#asked((done) => this.disk.remove(name, done));
  }

  read(file: DiskFile, offset: number, length: number): Promise<Uint8Array> {
    return this.#asked((done) => file.read(offset, length, done));
  }

  write(file: DiskFile, offset: number, written: Uint8Array): Promise<void> {
    return this.#asked((done) => file.write(offset, written, done));
  }

  sync(file: DiskFile): Promise<void> {
    return this.#asked((done) => file.sync(done));
  }

  truncate(file: DiskFile, size: number): Promise<void> {
    return this.#asked((done) => file.truncate(size, done));
  }

  #asked<T>(ask: (done: (result: Result<T, DiskError>) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      ask((result) => (result.ok ? resolve(result.value) : reject(new Error(JSON.stringify(result.error)))));
      this.#under.settle?.();
    });
  }
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

const concat = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

function resized(model: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const fresh = new Uint8Array(size);
  fresh.set(model.subarray(0, size));
  return fresh;
}
