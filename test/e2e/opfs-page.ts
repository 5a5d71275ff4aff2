/** Bundled for a bare page: a disk in a worker, which a test works with by numbers and lists. */
import { type DiskError, type DiskFile, type Result } from '@peersume/base';
import { remoteDisk, type RemoteDisk } from '@peersume/storage/opfs';

export interface OpfsPage {
  start(workerCode: string): void;
  state(): string;
  open(name: string): Promise<Result<{ file: number; size: number }, DiskError>>;
  remove(name: string): Promise<Result<void, DiskError>>;
  read(file: number, offset: number, length: number): Promise<Result<number[], DiskError>>;
  write(file: number, offset: number, bytes: readonly number[]): Promise<Result<void, DiskError>>;
  sync(file: number): Promise<Result<void, DiskError>>;
  truncate(file: number, size: number): Promise<Result<void, DiskError>>;
  close(file: number): void;
  end(): Promise<void>;
  /** Fills a file with parts of `partBytes`, many at once, and reads it again: megabytes a second of each. */
  measure(byteLength: number, partBytes: number): Promise<{ writeRate: number; readRate: number; isTrue: boolean }>;
}

const files: DiskFile[] = [];
let disk: RemoteDisk | undefined;
const started = (): RemoteDisk => {
  if (disk === undefined) throw new Error('start first');
  return disk;
};
const fileOf = (file: number): DiskFile => {
  const found = files[file];
  if (found === undefined) throw new Error('open first');
  return found;
};
type Done<T> = (result: Result<T, DiskError>) => void;
const promised = <T>(ask: (done: Done<T>) => void): Promise<Result<T, DiskError>> => new Promise(ask);

const page: OpfsPage = {
  start(workerCode) {
    const worker = new Worker(URL.createObjectURL(new Blob([workerCode], { type: 'text/javascript' })), {
      type: 'module',
    });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(port2, [port2]);
    disk = remoteDisk({ port: port1 });
    worker.addEventListener('error', ({ message }) => disk?.fail(message));
  },
  state: () => started().state,
  async open(name) {
    const opened = await promised<DiskFile>((done) => started().open(name, done));
    if (!opened.ok) return opened;
    return { ok: true, value: { file: files.push(opened.value) - 1, size: opened.value.size } };
  },
  remove: (name) => promised((done) => started().remove(name, done)),
  async read(file, offset, length) {
    const read = await promised<Uint8Array>((done) => fileOf(file).read(offset, length, done));
    return read.ok ? { ok: true, value: [...read.value] } : read;
  },
  write: (file, offset, bytes) => promised((done) => fileOf(file).write(offset, Uint8Array.from(bytes), done)),
  sync: (file) => promised((done) => fileOf(file).sync(done)),
  truncate: (file, size) => promised((done) => fileOf(file).truncate(size, done)),
  close: (file) => fileOf(file).close(),
  end: () => started().end(),
  async measure(byteLength, partBytes) {
    const opened = await page.open('measured');
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const file = fileOf(opened.value.file);
    const part = new Uint8Array(partBytes).fill(7);
    const count = byteLength / partBytes;
    const all = async (ask: (index: number) => Promise<boolean>): Promise<{ rate: number; isTrue: boolean }> => {
      const begin = performance.now();
      let next = 0;
      let isTrue = true;
      const lane = async (): Promise<void> => {
        while (next < count) isTrue = (await ask(next++)) && isTrue;
      };
      await Promise.all(Array.from({ length: 16 }, lane));
      return { rate: byteLength / 1e3 / (performance.now() - begin), isTrue };
    };
    const written = await all(async (index) => {
      part[0] = index & 255;
      return (await promised<void>((done) => file.write(index * partBytes, part, done))).ok;
    });
    await page.sync(opened.value.file);
    const read = await all(async (index) => {
      const bytes = await promised<Uint8Array>((done) => file.read(index * partBytes, partBytes, done));
      return (
        bytes.ok && bytes.value.length === partBytes && bytes.value[0] === (index & 255) && bytes.value.at(-1) === 7
      );
    });
    return { writeRate: written.rate, readRate: read.rate, isTrue: written.isTrue && read.isTrue };
  },
};

Object.assign(globalThis, { opfs: page });
