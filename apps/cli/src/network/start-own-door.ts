/** A daemon of this process, with a door for other commands at a port that the system chooses. */
import { type Daemon, type DaemonError } from '@peersume/daemon';
import { type Door } from '@peersume/daemon/client';
import { type Settings } from '@peersume/daemon/config';
import { ownDoor } from '@peersume/daemon/http';
import { ok, type Result } from '@peersume/base';
import { startFromSettings } from './start-from-settings.ts';

export async function startOwnDoor(settings: Settings): Promise<Result<Door, DaemonError>> {
  const started = await startFromSettings(settings);
  if (!started.ok) return started;
  const { daemon } = started.value;
  const door = ownDoor(daemon);
  // Not waited for: the command itself needs no port.
  const http = serveOthers(daemon, settings);
  return ok({
    ...door,
    async close() {
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
