/** Why a data directory cannot be used. */
export type DirectoryError =
  /** Another program works in it. */
  | {
      readonly type: 'DirectoryLocked';
      readonly directory: string;
      /** A process number of `onHost`, where the holder could be read. */
      readonly byProcess: number | undefined;
      readonly onHost: string | undefined;
    }
  /** A newer program has written it; it is left as it is. */
  | {
      readonly type: 'DirectoryNewer';
      readonly directory: string;
      readonly version: number;
      readonly supported: number;
    }
  | { readonly type: 'DirectoryUnusable'; readonly directory: string; readonly detail: string };

export const unusable = (directory: string, error: unknown): DirectoryError => ({
  type: 'DirectoryUnusable',
  directory,
  detail: error instanceof Error ? error.message : String(error),
});
