/** The settings that a command's options, the environment and the config file come to. */
import { readSettings, type SettingName, type Settings } from '@peersume/daemon/config';
import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';

/** Options that every command of the network has; `serve` and `coordinator` take each setting as one. */
export interface NetworkOptions {
  readonly data?: string;
  readonly config?: string;
  /** False for `--no-coordinator`; a list where some are named. */
  readonly coordinator?: boolean | readonly string[];
  readonly json?: true;
}

export interface CommandSettings {
  readonly settings: Settings;
  readonly notes: readonly string[];
  /** The very options, for a command to be tried next. */
  readonly written: string;
}

export function settingsOfCommand(
  options: NetworkOptions,
  more: Readonly<Partial<Record<SettingName, unknown>>> = {},
): Result<CommandSettings, Refusal> {
  const { data, config, coordinator } = options;
  const read = readSettings({
    flags: {
      ...more,
      ...(data !== undefined && { data }),
      ...(coordinator === false && { mode: 'pure' }),
      ...(Array.isArray(coordinator) && { coordinators: coordinator }),
    },
    environment: process.env,
    configFile: config,
    cwd: process.cwd(),
    platform: process.platform,
  });
  if (!read.ok) {
    const [first, ...others] = read.error;
    return err({
      type: 'WrongUsage',
      message: `${first?.where}: ${first?.detail}.${others.length > 0 ? ` And ${others.length} more.` : ''}`,
      next: 'peersume serve --help',
      facts: { faults: read.error },
    });
  }
  const written = [
    ...(data === undefined ? [] : ['--data', data]),
    ...(config === undefined ? [] : ['--config', config]),
    ...(coordinator === false ? ['--no-coordinator'] : []),
  ];
  return ok({ settings: read.value.settings, notes: read.value.notes, written: written.join(' ') });
}
