/** SQLite's primary result codes (sqlite.org/rescode.html), as far as something is made of them. */
import { type LogStoreError } from '@peersume/base';

export const resultCodes = { permission: 3, busy: 5, readOnly: 8, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

/** The primary code; undefined for what is not SQLite's. */
export function resultCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  // The extended codes have theirs in the lowest byte.
  return error.errcode & 0xff;
}

export function storeErrorOf(error: unknown): LogStoreError {
  const detail = error instanceof Error ? error.message : String(error);
  switch (resultCodeOf(error)) {
    case resultCodes.full:
      return { type: 'StoreFull' };
    case resultCodes.permission:
    case resultCodes.readOnly:
    case resultCodes.cannotOpen:
      return { type: 'StoreDenied', detail };
    default:
      return { type: 'StoreFailure', detail };
  }
}
