export { channelName, type Channel } from './elsewhere.ts';
export type { Card, CardVariant, ElsewhereChange, Library, OldResume, StorageHealth } from './library.ts';
export { memoryLibrary, type MemoryLibraryOptions } from './memory/memory-library.ts';
export { openLibrary, type OpenLibraryOptions } from './open-library.ts';
