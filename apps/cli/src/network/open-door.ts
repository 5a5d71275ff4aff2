/**
 * The daemon that a command talks to: the one that runs for the data directory, or one of the command's own for as long
 * as it takes. That one also answers others meanwhile, so that two commands share one directory. Everything heavy is
 * loaded when it is known to be needed.
 */
import { connectDoor, type Door } from '@peersume/daemon/client';
import type { Settings } from '@peersume/daemon/config';
import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';
import { refusalOfDoorError } from './refusal-of-door-error.ts';

export async function openDoor(settings: Settings, again: string): Promise<Result<Door, Refusal>> {
  const running = await connectDoor(settings.data);
  if (running !== undefined) return ok(running);
  const { startOwnDoor } = await import('./start-own-door.ts');
  const own = await startOwnDoor(settings);
  if (own.ok) return own;
  // Whoever holds the directory may just be starting: its door opens a moment after its lock closes.
  if (own.error.type === 'DirectoryLocked') {
    for (let left = 20; left > 0; left--) {
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      const late = await connectDoor(settings.data);
      if (late !== undefined) return ok(late);
    }
  }
  return err(refusalOfDoorError(own.error, { again }));
}

const retryMs = 100;
