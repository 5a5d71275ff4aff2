/** Where the file of a name lies, and what may be done to it. */
export interface Location {
  readonly path: string;
  /** Permissions, should the file be made; 0600 where absent. */
  readonly mode?: number;
  /** Somebody's own file: it is never written, and one that is not there is a failure. */
  readonly isReadOnly?: boolean;
}
