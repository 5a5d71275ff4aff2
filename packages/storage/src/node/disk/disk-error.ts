/** What a platform says of a failed file operation, as what it means for a store. */
import { type DiskError } from '@peersume/base';

export function toDiskError(error: unknown): DiskError {
  const { code, message } = factsOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return { type: 'DiskFull' };
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return { type: 'ReadOnly' };
  return { type: 'DiskFailure', detail: message };
}

export const codeOf = (error: unknown): string => factsOf(error).code;

function factsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
