/** The file operations that a disk asks of its platform; tests put failures between. */
import fs from 'node:fs';

export type PlatformFiles = Pick<
  typeof fs,
  'open' | 'close' | 'fstat' | 'read' | 'writev' | 'fdatasync' | 'fsync' | 'ftruncate' | 'unlink'
>;

export const platformFiles: PlatformFiles = fs;

// Where a platform has no such flag (Windows), it has no such danger.
const noFollow = fs.constants.O_NOFOLLOW ?? 0;
const noBlock = fs.constants.O_NONBLOCK ?? 0;

export const openFlags = {
  readWrite: fs.constants.O_RDWR | noFollow | noBlock,
  readOnly: fs.constants.O_RDONLY | noFollow | noBlock,
  create: fs.constants.O_RDWR | fs.constants.O_CREAT | fs.constants.O_EXCL | noFollow,
} as const;

/** Only the person whose files these are. */
export const privateFileMode = 0o600;
export const privateDirectoryMode = 0o700;
