/**
 * Where each platform wants a program's data: the XDG base directories, Application Support, LOCALAPPDATA. What the person
 * sets as PEERSUME_DATA goes before all of them.
 */
import { posix, win32 } from 'node:path';

export interface PlatformFacts {
  /** As `process.platform` says. */
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The person's home. */
  readonly home: string;
}

export function defaultDataDirectory({ platform, environment, home }: PlatformFacts): string {
  const path = platform === 'win32' ? win32 : posix;
  const set = environment['PEERSUME_DATA'];
  if (set !== undefined && set !== '') return path.resolve(set);
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'];
    return path.join(isUsable(local, path) ? local : path.join(home, 'AppData', 'Local'), 'peersume');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'peersume');
  const data = environment['XDG_DATA_HOME'];
  return path.join(isUsable(data, path) ? data : path.join(home, '.local', 'share'), 'peersume');
}

/** The XDG specification has relative paths ignored. */
const isUsable = (value: string | undefined, path: typeof posix): value is string =>
  value !== undefined && path.isAbsolute(value);
