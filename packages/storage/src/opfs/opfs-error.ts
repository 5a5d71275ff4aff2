/** What a browser says of a failed file operation, as what it means for a store. */
import { type DiskError } from '@peersume/base';

export function toDiskError(error: unknown): DiskError {
  const { name, message } =
    error instanceof Error || error instanceof DOMException ? error : { name: '', message: String(error) };
  if (name === 'QuotaExceededError' || /no space|disk is full/iu.test(message)) return { type: 'DiskFull' };
  return { type: 'DiskFailure', detail: name === '' ? message : `${name}: ${message}` };
}

export const nameOfError = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : '';
