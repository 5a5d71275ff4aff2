/** What a window and the worker with its disk say to each other. Both are of one build and one origin. */
import { type DiskError, type Result } from '@peersume/base';

/** Asked together, done in order. */
export type AskBatch = readonly Ask[];

export type Ask =
  | { readonly type: 'open'; readonly id: number; readonly name: string }
  | { readonly type: 'remove'; readonly id: number; readonly name: string }
  | {
      readonly type: 'read';
      readonly id: number;
      readonly file: number;
      readonly offset: number;
      readonly length: number;
    }
  | {
      readonly type: 'write';
      readonly id: number;
      readonly file: number;
      readonly offset: number;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'sync'; readonly id: number; readonly file: number }
  | { readonly type: 'truncate'; readonly id: number; readonly file: number; readonly size: number }
  | { readonly type: 'close'; readonly id: number; readonly file: number }
  /** Everything is closed and the lock given up. */
  | { readonly type: 'end'; readonly id: number };

export type Told =
  /** Another tab has the disk; this one is next. */
  | { readonly type: 'waiting' }
  | { readonly type: 'ready' }
  /** The browser gives no files: a private window, data of sites blocked. */
  | { readonly type: 'refused'; readonly detail: string }
  | { readonly type: 'answers'; readonly answers: readonly Answer[] };

export interface Answer {
  readonly id: number;
  readonly result: Result<OpenedFile | Uint8Array | undefined, DiskError>;
}

export interface OpenedFile {
  /** The same for the same file, as long as it is open. */
  readonly file: number;
  readonly size: number;
}
