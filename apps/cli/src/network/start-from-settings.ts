/** A daemon from the settings of a command. */
import type { Daemon, DaemonError } from '@peersume/daemon';
import type { Settings } from '@peersume/daemon/config';
import type { Log } from '@peersume/daemon/metrics';
import type { Result } from '@peersume/base';

export interface StartedDaemon {
  readonly daemon: Daemon;
  /** On loopback; undefined where no WebSocket is listened for. */
  readonly webSocketPort: number | undefined;
}

export async function startFromSettings(
  settings: Settings,
  more: { readonly isCoordinator: boolean; readonly log?: Log } = { isCoordinator: false },
): Promise<Result<StartedDaemon, DaemonError>> {
  const module: Record<string, unknown> = await import('@peersume/daemon');
  const start = module['startDaemon'] as (
    settings: unknown,
    more: unknown,
  ) => Promise<Result<StartedDaemon, DaemonError>>;
  return await start(settings, more);
}
