/**
 * A received file goes where the person wants it. Small ones are handed to the browser as a download; larger ones are
 * written straight to the disk where the browser can (File System Access), and else gathered by it.
 */
import type { Result } from '@peersume/base';
import { download } from '../../files/download.ts';

export interface SavePort {
  readonly name: string;
  readonly byteLength: number;
  readonly read: () => AsyncGenerator<Result<Uint8Array, { readonly type: string }>>;
  readonly told: (share: number) => void;
}

export type Saved = 'saved' | 'cancelled' | 'failed';

/** Bytes that memory takes without trouble. */
const smallBytes = 64 * 1024 * 1024;

interface Picker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

export async function saveFile(port: SavePort): Promise<Saved> {
  const picker = globalThis as Picker;
  if (port.byteLength > smallBytes && picker.showSaveFilePicker !== undefined) {
    try {
      const handle = await picker.showSaveFilePicker({ suggestedName: port.name });
      return await writeTo(await handle.createWritable(), port);
    } catch (error) {
      return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'failed';
    }
  }
  return await gather(port);
}

async function writeTo(writable: FileSystemWritableFileStream, port: SavePort): Promise<Saved> {
  let written = 0;
  for await (const bytes of port.read()) {
    if (!bytes.ok) {
      await writable.abort();
      return 'failed';
    }
    await writable.write(bytes.value as Uint8Array<ArrayBuffer>);
    written += bytes.value.byteLength;
    port.told(written / Math.max(1, port.byteLength));
  }
  await writable.close();
  return 'saved';
}

/** Blobs of many pieces: the browser puts what is large on its disk. */
async function gather(port: SavePort): Promise<Saved> {
  const parts: Blob[] = [];
  let length = 0;
  for await (const bytes of port.read()) {
    if (!bytes.ok) return 'failed';
    parts.push(new Blob([bytes.value as Uint8Array<ArrayBuffer>]));
    length += bytes.value.byteLength;
    port.told(length / Math.max(1, port.byteLength));
  }
  download(new Blob(parts), port.name, 'application/octet-stream');
  return 'saved';
}
