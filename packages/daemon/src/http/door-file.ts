/**
 * `http.json` in the data directory: where the running daemon listens, and the token. Only the owner of the directory can
 * read it (0600); it goes when the daemon ends. A file left behind by a killed one leads to nobody who knows its token.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface DoorFile {
  readonly host: string;
  readonly port: number;
  readonly token: string;
  readonly process: number;
}

const doorPath = (dataDirectory: string): string => join(dataDirectory, 'http.json');

/** Undefined where there is none, or nothing that a daemon wrote. */
export function readDoorFile(dataDirectory: string): DoorFile | undefined {
  try {
    const read: Partial<DoorFile> | null = JSON.parse(readFileSync(doorPath(dataDirectory), 'utf8'));
    const { host, port, token, process } = read ?? {};
    if (typeof host !== 'string' || typeof port !== 'number' || typeof token !== 'string') return undefined;
    return typeof process === 'number' ? { host, port, token, process } : undefined;
  } catch {
    return undefined;
  }
}

/** Gives what takes the file away again, if it is still the same. */
export async function writeDoorFile(dataDirectory: string, door: DoorFile): Promise<() => Promise<void>> {
  const path = doorPath(dataDirectory);
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  {
    await using file = await open(temporary, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(door)}\n`);
  }
  await rename(temporary, path);
  return async () => {
    if (readDoorFile(dataDirectory)?.token === door.token) await unlink(path).catch(() => undefined);
  };
}
