/** What a browser says when it cannot store, as what it means for the person. */
import type { LogStoreError } from '@peersume/base';

export function toStoreError(error: unknown): LogStoreError {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const detail = name === '' ? message : `${name}: ${message}`;
  if (name === 'QuotaExceededError' || /no_space|no space|disk is full/i.test(message)) return { type: 'StoreFull' };
  // Private windows and sites whose data is blocked: some browsers throw, some refuse the opening.
  if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'NotAllowedError') {
    return { type: 'StoreDenied', detail };
  }
  if (name === 'VersionError') {
    return { type: 'StoreFailure', detail: 'a newer version of this program has written here; load the page again' };
  }
  return { type: 'StoreFailure', detail };
}
