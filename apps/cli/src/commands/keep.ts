/** `peersume keep LINK`: fetches a share into the data directory and serves it, for those who share it. */
import { join } from 'node:path';
import type { Outcome } from '../report.ts';
import { settingsOfCommand, type NetworkOptions } from '../network/settings-of-command.ts';
import { get } from './get.ts';

export async function keep(words: readonly string[], options: NetworkOptions): Promise<Outcome> {
  const read = settingsOfCommand(options);
  if (!read.ok) return read;
  return await get(words, { ...options, keep: true, directory: join(read.value.settings.data, 'kept') });
}
