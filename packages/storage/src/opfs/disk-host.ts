/**
 * The worker's side of a disk in the origin private file system: synchronous access handles exist in dedicated workers
 * alone. One worker of an origin has the disk (a Web Lock); the others wait, and the lock ends with the tab, however that
 * ends. Operations are done in the order in which they come; nothing is kept in memory.
 */
import { assertNever, err, ok, type Clock, type Result } from '@peersume/base';
import { type AccessFiles, createAccessFiles } from './access-files.ts';
import { type Answer, type Ask, type AskBatch, type Told } from './messages.ts';
import { toDiskError } from './opfs-error.ts';
import { type AccessHandle, type OriginDirectory } from './origin-files.ts';

export interface DiskHostOptions {
  /** The window's end is given to `remoteDisk`. */
  readonly port: Pick<MessagePort, 'postMessage' | 'onmessage'>;
  /** `navigator.storage`. */
  readonly storage: { getDirectory(): Promise<OriginDirectory | FileSystemDirectoryHandle> };
  readonly locks: Pick<LockManager, 'request'>;
  readonly clock: Pick<Clock, 'after'>;
}

/** Of the origin's files, and of its locks. */
export const diskFolder = 'peersume-disk';

/** Resolves when the disk was ended, or cannot be had; the window hears why. */
export async function hostDisk(options: DiskHostOptions): Promise<void> {
  const tell = (told: Told, transfer: Transferable[] = []): void => options.port.postMessage(told, transfer);
  try {
    await host(options, tell);
  } catch (error) {
    tell({ type: 'refused', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}

type Tell = (told: Told, transfer?: Transferable[]) => void;

async function host({ port, storage, locks, clock }: DiskHostOptions, tell: Tell): Promise<void> {
  /** What is asked before the lock is had. */
  const early: AskBatch[] = [];
  port.onmessage = ({ data }: MessageEvent<AskBatch>) => void early.push(data);

  const run = async (): Promise<void> => {
    // A window's types do not know of the handles that a worker's files have.
    const root = (await storage.getDirectory()) as OriginDirectory;
    const files = createAccessFiles(await root.getDirectoryHandle(diskFolder, { create: true }), clock);
    await new Promise<void>((resolve) => {
      const take = (batch: AskBatch): void => {
        if (answerBatch(files, batch, tell)) resolve();
      };
      port.onmessage = ({ data }: MessageEvent<AskBatch>) => take(data);
      tell({ type: 'ready' });
      for (const batch of early.splice(0)) take(batch);
    });
    port.onmessage = null;
  };

  const isDone = await locks.request(diskFolder, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await run();
    return true;
  });
  if (isDone) return;
  tell({ type: 'waiting' });
  await locks.request(diskFolder, run);
}

/** True where it was the end. */
function answerBatch(files: AccessFiles, batch: AskBatch, tell: Tell): boolean {
  const answers: Answer[] = [];
  const transfer: Transferable[] = [];
  let isEnd = false;
  const later = async (id: number, work: () => Promise<Answer['result']>): Promise<void> => {
    const result = await work().catch((error: unknown) => err(toDiskError(error)));
    tell({ type: 'answers', answers: [{ id, result }] });
  };
  for (const ask of batch) {
    if (ask.type === 'open') {
      void later(ask.id, async () => {
        const { file, handle } = await files.open(ask.name);
        return ok({ file, size: handle.getSize() });
      });
    } else if (ask.type === 'remove') {
      void later(ask.id, async () => {
        await files.remove(ask.name);
        return ok(undefined);
      });
    } else {
      isEnd ||= ask.type === 'end';
      const result = answerNow(files, ask);
      if (result.ok && result.value !== undefined) transfer.push(result.value.buffer);
      answers.push({ id: ask.id, result });
    }
  }
  if (answers.length > 0) tell({ type: 'answers', answers }, transfer);
  return isEnd;
}

type NowAsk = Exclude<Ask, { readonly type: 'open' | 'remove' }>;

function answerNow(
  files: AccessFiles,
  ask: NowAsk,
): Result<Uint8Array<ArrayBuffer> | undefined, ReturnType<typeof toDiskError>> {
  try {
    switch (ask.type) {
      case 'read':
        return ok(readFrom(files.handle(ask.file), ask.offset, ask.length));
      case 'write':
        return writeTo(files.handle(ask.file), ask.offset, ask.bytes);
      case 'sync':
        files.handle(ask.file).flush();
        return ok(undefined);
      case 'truncate':
        files.handle(ask.file).truncate(ask.size);
        return ok(undefined);
      case 'close':
        files.close(ask.file);
        return ok(undefined);
      case 'end':
        files.closeAll();
        return ok(undefined);
      default:
        return assertNever(ask);
    }
  } catch (error) {
    return err(toDiskError(error));
  }
}

function readFrom(handle: AccessHandle, offset: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, handle.getSize() - offset)));
  let filled = 0;
  while (filled < bytes.length) {
    const count = handle.read(bytes.subarray(filled), { at: offset + filled });
    if (count === 0) break;
    filled += count;
  }
  return filled === bytes.length ? bytes : bytes.slice(0, filled);
}

function writeTo(
  handle: AccessHandle,
  offset: number,
  bytes: Uint8Array,
): Result<undefined, ReturnType<typeof toDiskError>> {
  let written = 0;
  while (written < bytes.length) {
    const count = handle.write(bytes.subarray(written), { at: offset + written });
    // Some browsers say so rather than throw.
    if (count === 0) return err({ type: 'DiskFull' });
    written += count;
  }
  return ok(undefined);
}
