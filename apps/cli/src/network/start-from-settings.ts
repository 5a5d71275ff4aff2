/** A daemon from the settings of a command; loaded when it is known to be needed. */
import type { DaemonError, StartedDaemon, StartOptions } from '@peersume/daemon';
import type { Settings } from '@peersume/daemon/config';
import type { Result } from '@peersume/base';

export async function startFromSettings(
  settings: Settings,
  options: StartOptions = {},
): Promise<Result<StartedDaemon, DaemonError>> {
  const { startDaemon } = await import('@peersume/daemon');
  return await startDaemon(settings, options);
}
