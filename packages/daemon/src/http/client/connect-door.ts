/** The door to a daemon that runs in another process; undefined where none answers. Where none runs, nothing is loaded. */
import type { Door } from './door.ts';
import { readDoorFile } from '../door-file.ts';

export async function connectDoor(dataDirectory: string): Promise<Door | undefined> {
  const door = readDoorFile(dataDirectory);
  if (door === undefined || !isAlive(door.process)) return undefined;
  const { runningDoor } = await import('./running-door.ts');
  return await runningDoor(door);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is one too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
