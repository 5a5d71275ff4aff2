import type { Card } from '@peersume/storage';
import { useEffect } from 'react';
import { useApp } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { libraryActionsOf, type LibraryActions } from './library-actions.ts';

const itself = <T>(value: T): T => value;

export const useLibraryActions = (): LibraryActions => libraryActionsOf(useApp());

/** Undefined until they were read. */
export function useCards(): readonly Card[] | undefined {
  const app = useApp();
  const actions = libraryActionsOf(app);
  // The résumé that was on the desk writes its card when it is put away.
  const session = useObservable(app.session, itself);
  useEffect(() => void actions.reload(), [actions, session]);
  return useObservable(actions.cards, itself);
}
