/** What other packages' tests need; imports vitest and fast-check, so nothing that ships may import it. */
export { describeLogStore, type DescribeLogStoreOptions } from './describe-log-store.ts';
export { createMemoryLogStore, type MemoryLogStoreOptions } from './memory-log-store.ts';
export { plainResume } from './plain-resume.ts';
