/** Opens what a person gave for a link: what is in it, before anything of it is fetched. */
import { basename } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import type { DaemonError } from '../../daemon-error.ts';
import type { Daemon, Opened } from '../../daemon.ts';
import { readPastedLink } from './read-pasted-link.ts';

export type OpenedJson = Omit<Opened, 'fetch'>;

export async function openLink(
  daemon: Daemon,
  pasted: string,
  signal: AbortSignal,
): Promise<Result<OpenedJson, DaemonError>> {
  const opened = await openPasted(daemon, pasted, signal);
  if (!opened.ok) return opened;
  const { root, name, files, byteLength, heldBytes } = opened.value;
  return ok({ root, name, files, byteLength, heldBytes });
}

export async function openPasted(
  daemon: Daemon,
  pasted: string,
  signal: AbortSignal,
): Promise<Result<Opened, DaemonError>> {
  if (pasted.startsWith(archiveScheme)) return await openArchive(daemon, pasted.slice(archiveScheme.length), signal);
  const link = readPastedLink(pasted);
  if (!link.ok) return err({ type: 'LinkWrong', cause: link.error });
  return await daemon.open(link.value, signal);
}

/** In place of a link: an archive of blocks (CAR) on this machine, by its path. */
const archiveScheme = 'car:';

async function openArchive(daemon: Daemon, path: string, signal: AbortSignal): Promise<Result<Opened, DaemonError>> {
  const { readCarRoot } = await import('../../gateway/car-blocks.ts');
  const root = await readCarRoot(path);
  if (!root.ok) return root;
  const name = basename(path).replace(/\.car$/iu, '');
  return await daemon.open({ root: root.value, name, addresses: [], sources: [`${archiveScheme}${path}`] }, signal);
}
