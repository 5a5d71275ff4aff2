export { archiveVersion, type Archive, type ArchivedResume, type ArchiveError } from './archive.ts';
export { maxArchiveBytes } from './limits.ts';
export { readArchive, type ArchiveReading } from './read-archive.ts';
export { writeArchive } from './write-archive.ts';
