/** Where the file of a name lies, and what may be done to it. */
import { type DiskError, type Result } from '@peersume/base';

export interface Location {
  readonly path: string;
  /** Permissions, should the file be made; 0600 where absent. */
  readonly mode?: number;
  /** A file that is not there is a failure, and the one that is there is not written. */
  readonly isReadOnly?: boolean;
  /** Makes the directory that the file is to be in. */
  readonly makeDirectory?: () => Promise<Result<void, DiskError>>;
}
