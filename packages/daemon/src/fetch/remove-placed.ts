/** Takes away what a fetch has put into its place, and nothing that somebody else put beside it. */
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isChosen, type Listing } from '../files/listing.ts';
import { type FileRecord } from '../keep/file-record.ts';

export async function removePlaced({ fetch, isFolder }: FileRecord, listing: Listing | undefined): Promise<void> {
  if (fetch === undefined) return;
  const { target, paths } = fetch;
  if (!isFolder) return await rm(target, { force: true });
  const folders = new Set([target]);
  for (const { path } of listing?.files ?? []) {
    if (!isChosen(path, paths)) continue;
    const placed = join(target, path);
    await rm(placed, { force: true });
    for (let folder = dirname(placed); relative(target, folder) !== ''; folder = dirname(folder)) folders.add(folder);
  }
  // The deepest first; one that holds something else stays.
  for (const folder of [...folders].sort((one, other) => other.length - one.length))
    await rmdir(folder).catch(() => {});
}
