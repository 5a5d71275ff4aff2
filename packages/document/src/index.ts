export {
  createDocument,
  openDocument,
  type DocumentOptions,
  type OpenError,
  type OpenOptions,
  type ResumeDocument,
  type VariantSummary,
} from './document.ts';
export type { GateError } from './gate/gate-error.ts';
export type { Received } from './gate/waiting-room.ts';
export { readBatch, type Batch, type Stamp } from './history/batch.ts';
export { compareResumes, compareWords, type Change, type Words } from './history/compare-resumes.ts';
export { createTimeline, type Timeline } from './history/timeline.ts';
export type { NamedVersion, Version } from './history/versions.ts';
export {
  keepDocument,
  openKept,
  type KeepOptions,
  type KeptDocument,
  type OpenKeptError,
} from './log/kept-document.ts';
export type { Done, Operation, OperationError, OperationOptions, SearchOptions } from './operations/operation.ts';
export type { ReadOnlyReason } from './read-only.ts';
export type { Removed } from './read/list-removed.ts';
export type { Difference } from './variants/differences.ts';
export { findMatches } from './words/find-matches.ts';
