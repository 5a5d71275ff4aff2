/** Daemons for tests: real files in temporary directories, links within the process or real ones. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '@peersume/base';
import { parseShareLink } from '@peersume/swarm';
import { onTestFinished } from 'vitest';
import { type Daemon, type Opened } from '../daemon.ts';
import { systemClock, systemRandom } from '../platform/system-clock.ts';
import { type DaemonOptions, composeDaemon } from '../compose-daemon.ts';
import { type LocalNetwork } from './local-network.ts';

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'peersume-daemon-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export async function startLocalDaemon(
  network: LocalNetwork,
  id: string,
  options: Partial<DaemonOptions> = {},
): Promise<Daemon> {
  const dataDirectory = options.dataDirectory ?? join(await temporaryDirectory(), 'data');
  const started = await composeDaemon(
    { version: '0.0.0', ...options, dataDirectory },
    {
      clock: systemClock,
      random: systemRandom,
      wallClock: () => Date.now(),
      createPeer: async (_directory, events) => ok(network.createPeer(id, events)),
    },
  );
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  onTestFinished(() => started.value.close());
  return started.value;
}

export const never = (): AbortSignal => new AbortController().signal;

export function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const openLink = async (daemon: Daemon, link: string): Promise<Opened> =>
  valueOf(await daemon.open(valueOf(parseShareLink(link)), never()));

/** Looks again and again: what is waited for has no event of its own. The test's own limit ends it. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
