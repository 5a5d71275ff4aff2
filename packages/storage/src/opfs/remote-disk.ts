/**
 * The `Disk` port in a window, over a worker that has the files (`hostDisk`). What is asked within one task goes over in
 * one message. Bytes read are transferred; bytes to write are copied once, because the caller keeps them, and the copy is
 * transferred.
 */
import { err, ok, type Disk, type DiskError, type DiskFile, type Result } from '@peersume/base';
import { type Answer, type Ask, type OpenedFile, type Told } from './messages.ts';

export interface RemoteDisk extends Disk {
  /** `waiting`: another tab has the disk; what is asked meanwhile waits with it. */
  readonly state: 'starting' | 'waiting' | 'ready' | 'ended';
  /** The worker is gone (its `error` event, `terminate`): everything asked fails, now and later. */
  fail(detail: string): void;
  /** Files are closed and the disk left to other tabs. */
  end(): Promise<void>;
}

export interface RemoteDiskOptions {
  readonly port: Pick<MessagePort, 'postMessage' | 'onmessage'>;
  readonly told?: (state: RemoteDisk['state']) => void;
}

export function remoteDisk({ port, told }: RemoteDiskOptions): RemoteDisk {
  const asked = new Map<number, (result: Answer['result']) => void>();
  /** Sizes count writes that were asked for, of all who have the file open. */
  const openFiles = new Map<number, { size: number; users: number }>();
  let nextId = 1;
  let batch: Ask[] = [];
  let transfer: Transferable[] = [];
  let state: RemoteDisk['state'] = 'starting';
  let failure: DiskError | undefined;

  port.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.type === 'refused') return fail(data.detail);
    if (data.type !== 'answers') return enter(data.type);
    for (const { id, result } of data.answers) {
      const done = asked.get(id);
      asked.delete(id);
      done?.(result);
    }
  };

  function enter(next: RemoteDisk['state']): void {
    state = next;
    told?.(next);
  }

  function ask(make: (id: number) => Ask, done: (result: Answer['result']) => void): void {
    if (failure !== undefined) {
      const error = failure;
      return queueMicrotask(() => done(err(error)));
    }
    const id = nextId++;
    asked.set(id, done);
    const question = make(id);
    batch.push(question);
    if (question.type === 'write') transfer.push(question.bytes.buffer as ArrayBuffer);
    if (batch.length === 1) queueMicrotask(send);
  }

  function send(): void {
    const [asks, buffers] = [batch, transfer];
    batch = [];
    transfer = [];
    if (asks.length > 0) port.postMessage(asks, buffers);
  }

  function fail(detail: string): void {
    failure ??= { type: 'DiskFailure', detail };
    batch = [];
    transfer = [];
    const waiting = [...asked.values()];
    asked.clear();
    if (state !== 'ended') enter('ended');
    for (const done of waiting) done(err(failure));
  }

  const withoutValue =
    (done: (result: Result<void, DiskError>) => void) =>
    (result: Answer['result']): void =>
      done(result.ok ? ok(undefined) : result);

  function openedFile({ file, size }: OpenedFile): DiskFile {
    const shared = openFiles.get(file) ?? { size, users: 0 };
    openFiles.set(file, shared);
    shared.users++;
    let isOpen = true;
    return {
      get size() {
        return shared.size;
      },
      read: (offset, length, done) =>
        ask(
          (id) => ({ type: 'read', id, file, offset, length }),
          (result) => {
            if (!result.ok) done(result);
            else if (result.value instanceof Uint8Array) done(ok(result.value));
            else done(err(unexpected));
          },
        ),
      write(offset, bytes, done) {
        shared.size = Math.max(shared.size, offset + bytes.length);
        // A view would be sent with all that lies around it.
        const copy = bytes.slice();
        ask((id) => ({ type: 'write', id, file, offset, bytes: copy }), withoutValue(done));
      },
      sync: (done) => ask((id) => ({ type: 'sync', id, file }), withoutValue(done)),
      truncate(to, done) {
        shared.size = to;
        ask((id) => ({ type: 'truncate', id, file, size: to }), withoutValue(done));
      },
      close() {
        if (!isOpen) return;
        isOpen = false;
        if (--shared.users === 0) openFiles.delete(file);
        ask(
          (id) => ({ type: 'close', id, file }),
          () => {},
        );
      },
    };
  }

  return {
    get state() {
      return state;
    },
    open(name, done) {
      if (!isPlainName(name)) return queueMicrotask(() => done(err(refused(name))));
      ask(
        (id) => ({ type: 'open', id, name }),
        (result) => {
          if (!result.ok) done(result);
          else if (result.value === undefined || result.value instanceof Uint8Array) done(err(unexpected));
          else done(ok(openedFile(result.value)));
        },
      );
    },
    remove(name, done) {
      if (!isPlainName(name)) return queueMicrotask(() => done(err(refused(name))));
      ask((id) => ({ type: 'remove', id, name }), withoutValue(done));
    },
    fail,
    async end() {
      if (failure !== undefined) return;
      await new Promise<void>((resolve) =>
        ask(
          (id) => ({ type: 'end', id }),
          () => resolve(),
        ),
      );
      fail('the disk was ended');
    },
  };
}

const isPlainName = (name: string): boolean => /^[^/\\\0]{1,255}$/u.test(name) && name !== '.' && name !== '..';
const refused = (name: string): DiskError => ({
  type: 'DiskFailure',
  detail: `no file can be called ${JSON.stringify(name)}`,
});
const unexpected: DiskError = { type: 'DiskFailure', detail: 'the worker answered another question' };
