/**
 * The résumé in progress: a kept document, the variant of it that is shown, and whether it is saved. Everything that
 * changes the résumé goes through `apply`, the texts' own editors, or undo; nothing else does.
 */
import type { Done, Operation, ResumeDocument } from '@peersume/document';
import type { Id, Resume } from '@peersume/resume';
import type { Observable } from '../shell/observable.ts';

export interface Session {
  /** In the library. */
  readonly id: string;
  /** For bindings of texts, history, differences. Changes go through `apply`. */
  readonly document: ResumeDocument;
  /** The variant that is shown and changed; undefined is the master. */
  readonly variant: Observable<Id | undefined>;
  readonly saving: Observable<SaveState>;
  /** What the shown variant says; the same object, and the same parts, while nothing in them changed. */
  resume(): Resume;
  /** Counts every change, so that others can tell whether they have seen the newest. */
  revision(): number;
  /**
   * Changes what is shown. Operations of one `group` with no pause between them are undone together. Undefined when it
   * was refused; the person has been told why.
   */
  apply(operation: Operation, group?: string): Done | undefined;
  /** Several operations, undone together; stops at the first that is refused. */
  applyAll(operations: readonly Operation[]): boolean;
  /** Names what it says now, in the history; false when it was refused, and the person has been told. */
  nameVersion(name: string): boolean;
  /** What concerns the master whatever is shown: variants are made, named and removed there. */
  applyToMaster(operation: Operation): Done | undefined;
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Told at once after every change, whoever made it, before React draws. */
  subscribe(listener: () => void): () => void;
  /** Makes durable what waits, now. */
  save(): Promise<void>;
  /** Saves and lets go. */
  close(): Promise<void>;
}

export type SaveState =
  | { readonly type: 'saved' }
  | { readonly type: 'saving' }
  /** Held in memory and tried again; the person can save a file meanwhile. */
  | { readonly type: 'failed'; readonly why: 'full' | 'denied' | 'failed' | 'closed'; readonly detail: string }
  /** It was written by a newer program, or cannot be changed here for another reason. */
  | { readonly type: 'readOnly' };
