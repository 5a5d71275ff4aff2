/**
 * The files that a share was made from, or that a download was put into: opened as they are needed and only ever read.
 * A program may have 1,024 open at a time; each share keeps a few.
 */
import { close as closeFile, constants, open as openFile, read as readFile } from 'node:fs';
import { err, ok, type Result } from '@peersume/base';

export interface OriginFile {
  /** Absolute. */
  readonly path: string;
  readonly byteLength: number;
}

export type OriginError =
  /** It is not there any more, or shorter than it was. */
  | { readonly type: 'Gone'; readonly path: string }
  | { readonly type: 'Unreadable'; readonly path: string; readonly detail: string };

export interface OriginFiles {
  /** Exactly these bytes, or why not. */
  read(file: number, start: number, end: number): Promise<Result<Uint8Array, OriginError>>;
  close(): void;
}

const maxOpen = 16;

export function openOriginFiles(files: readonly OriginFile[]): OriginFiles {
  /** In the order of their last use, the oldest first. */
  const handles = new Map<number, Handle>();
  let isClosed = false;

  async function read(file: number, start: number, end: number): Promise<Result<Uint8Array, OriginError>> {
    const path = files[file]?.path ?? '';
    const handle = handles.get(file) ?? { descriptor: descriptorOf(path), users: 0 };
    handles.delete(file);
    handles.set(file, handle);
    handle.users++;
    const descriptor = await handle.descriptor;
    const bytes = descriptor.ok ? await readAll(descriptor.value, path, start, end) : descriptor;
    handle.users--;
    // The next use tries again: a disk may come back.
    if (!bytes.ok && handles.get(file) === handle) drop(file, handle);
    else if (isClosed && handle.users === 0) drop(file, handle);
    closeOldest();
    return bytes;
  }

  function closeOldest(): void {
    if (handles.size <= maxOpen) return;
    for (const [file, handle] of handles) {
      if (handle.users > 0) continue;
      drop(file, handle);
      if (handles.size <= maxOpen) return;
    }
  }

  function drop(file: number, handle: Handle): void {
    if (handles.get(file) === handle) handles.delete(file);
    if (handle.users > 0) return;
    void handle.descriptor.then((opened) => opened.ok && closeFile(opened.value, () => {}));
  }

  return {
    read,
    close() {
      isClosed = true;
      for (const [file, handle] of [...handles]) if (handle.users === 0) drop(file, handle);
    },
  };
}

interface Handle {
  readonly descriptor: Promise<Result<number, OriginError>>;
  users: number;
}

const descriptorOf = (path: string): Promise<Result<number, OriginError>> =>
  new Promise((resolve) => {
    // Without waiting: what has become a pipe meanwhile must not hold us up.
    openFile(path, constants.O_RDONLY | constants.O_NONBLOCK, (error, descriptor) =>
      resolve(error === null ? ok(descriptor) : err(originError(path, error))),
    );
  });

async function readAll(
  descriptor: number,
  path: string,
  start: number,
  end: number,
): Promise<Result<Uint8Array, OriginError>> {
  const bytes = Buffer.allocUnsafeSlow(end - start);
  let length = 0;
  while (length < bytes.length) {
    const part = await readPart(descriptor, path, bytes, length, start);
    if (!part.ok) return part;
    if (part.value === 0) return err({ type: 'Gone', path });
    length += part.value;
  }
  return ok(bytes);
}

const readPart = (
  descriptor: number,
  path: string,
  bytes: Buffer,
  length: number,
  start: number,
): Promise<Result<number, OriginError>> =>
  new Promise((resolve) => {
    readFile(descriptor, bytes, length, bytes.length - length, start + length, (error, count) =>
      resolve(error === null ? ok(count) : err(originError(path, error))),
    );
  });

function originError(path: string, error: NodeJS.ErrnoException): OriginError {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR'
    ? { type: 'Gone', path }
    : { type: 'Unreadable', path, detail: error.code ?? error.message };
}
