/**
 * A daemon of this process. A command that takes longer also answers other commands, at a port that the system chooses,
 * so that two of them share one data directory; a short one has ended before.
 */
import type { Daemon, DaemonError } from '@peersume/daemon';
import type { Door } from '@peersume/daemon/client';
import type { Settings } from '@peersume/daemon/config';
import { ownDoor } from '@peersume/daemon/own-door';
import { ok, type Result } from '@peersume/base';
import { startFromSettings } from './start-from-settings.ts';

const serveAfterMs = 400; // a small file has come by then, and loading a server would have held it up

export async function startOwnDoor(settings: Settings): Promise<Result<Door, DaemonError>> {
  const started = await startFromSettings(settings);
  if (!started.ok) return started;
  const { daemon } = started.value;
  const door = ownDoor(daemon);
  let http: ReturnType<typeof serveOthers> | undefined;
  const timer = setTimeout(() => (http = serveOthers(daemon, settings)), serveAfterMs);
  return ok({
    ...door,
    async close() {
      clearTimeout(timer);
      await (await http)?.close();
      await door.close();
    },
  });
}

async function serveOthers(daemon: Daemon, settings: Settings) {
  const { startHttp } = await import('@peersume/daemon/http');
  const { noLog } = await import('@peersume/daemon/metrics');
  const http = await startHttp({
    daemon,
    host: settings.httpHost,
    port: 0,
    dataDirectory: settings.data,
    log: noLog,
  }).catch(() => undefined);
  return http?.ok === true ? http.value : undefined;
}
