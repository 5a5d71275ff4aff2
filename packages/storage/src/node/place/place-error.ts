/** Why something cannot be put in its place. */
import { type DiskError } from '@peersume/base';
import { toDiskError } from '../disk/disk-error.ts';

export type PlaceError =
  /** Something is there already; it is left as it is. */
  | { readonly type: 'PlaceTaken'; readonly path: string }
  /** A symbolic link, or a file where a folder must be: what is put there would lie somewhere else. */
  | { readonly type: 'PlaceRefused'; readonly path: string }
  | { readonly type: 'PlaceFailed'; readonly path: string; readonly cause: DiskError };

export const placeFailed = (path: string, error: unknown): PlaceError => ({
  type: 'PlaceFailed',
  path,
  cause: toDiskError(error),
});
