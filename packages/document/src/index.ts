export { createDocument, openDocument, type DocumentOptions, type OpenError, type ResumeDocument } from './document.ts';
export type { Done, Operation, OperationError, SearchOptions } from './operations/operation.ts';
export type { ReadOnlyReason } from './read-only.ts';
