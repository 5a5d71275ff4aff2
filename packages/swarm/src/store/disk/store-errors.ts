import { type DiskError } from '@peersume/base';
import { type StoreError } from '../piece-store.ts';

/** What a store says when its disk fails. */
export function storeErrorOf(error: DiskError): StoreError {
  switch (error.type) {
    case 'DiskFull':
      return { type: 'StoreFull' };
    case 'ReadOnly':
      return { type: 'StoreReadOnly' };
    case 'DiskFailure':
      return { type: 'StoreFailure', detail: error.detail };
  }
}
