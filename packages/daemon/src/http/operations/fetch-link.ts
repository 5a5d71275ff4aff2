/** Fetches what a link names, and tells a few times a second how far it is. */
import { ok, type Result } from '@peersume/base';
import type { DaemonError } from '../../daemon-error.ts';
import type { Daemon } from '../../daemon.ts';
import { copyHeld } from './copy-held.ts';
import { fileAsJson, type FileJson } from './as-json.ts';
import { openPasted, type OpenedJson } from './open-link.ts';

/** First what was opened, then how it goes. */
export type FetchProgress =
  | { readonly type: 'opened'; readonly opened: OpenedJson }
  | { readonly type: 'file'; readonly file: FileJson };

export interface FetchLinkRequest {
  readonly link: string;
  readonly into: string;
  readonly keep: boolean;
  readonly paths?: readonly string[] | undefined;
}

const tellEveryMs = 250; // often enough for a bar that seems to move

export async function fetchLink(
  daemon: Daemon,
  { link, into, keep, paths }: FetchLinkRequest,
  told: (progress: FetchProgress) => void,
  signal: AbortSignal,
): Promise<Result<FileJson, DaemonError>> {
  const opened = await openPasted(daemon, link, signal);
  if (!opened.ok) return opened;
  const { root, name, files, byteLength, heldBytes } = opened.value;
  told({ type: 'opened', opened: { root, name, files, byteLength, heldBytes } });
  const here = daemon.file(root);
  const copied = here === undefined ? undefined : await copyHeld(daemon, here, { into, paths }, signal);
  if (copied !== undefined && here !== undefined)
    return copied.ok ? ok({ ...fileAsJson(here), receivedBytes: 0 }) : copied;
  const timer = setInterval(() => {
    const file = daemon.file(root);
    if (file !== undefined) told({ type: 'file', file: fileAsJson(file) });
  }, tellEveryMs);
  try {
    const fetched = await opened.value.fetch({ into, keep, ...(paths !== undefined && { paths }) }, signal);
    return fetched.ok ? ok(fileAsJson(fetched.value)) : fetched;
  } finally {
    clearInterval(timer);
  }
}
