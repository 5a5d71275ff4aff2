/** What the system's error codes mean to a person. */

export function describeFileError(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return words[code]?.(path) ?? `${path}: ${error instanceof Error ? error.message : String(error)}`;
}

const words: Record<string, (path: string) => string> = {
  ENOENT: (path) => `There is no ${path}.`,
  EISDIR: (path) => `${path} is a directory, not a file.`,
  ENOTDIR: (path) => `A part of ${path} is not a directory.`,
  EACCES: (path) => `You have no permission for ${path}.`,
  EPERM: (path) => `The system does not permit that for ${path}.`,
  EROFS: (path) => `${path} lies on a disk that can only be read.`,
  ENOSPC: (path) => `The disk is full; ${path} was not written.`,
  EDQUOT: (path) => `Your share of the disk is full; ${path} was not written.`,
  ENAMETOOLONG: () => 'The file name is too long.',
  ELOOP: (path) => `${path} is a link that leads back to itself.`,
  EMFILE: () => 'Too many files are open.',
  EBUSY: (path) => `${path} is in use by another program.`,
};
