/** Which entries stand open in the writing column. */
import type { View } from '../shell/view-state.ts';

export const openEntry = (view: View, ...ids: readonly string[]): void =>
  view.set((state) => ({ ...state, openEntries: new Set([...state.openEntries, ...ids]) }));

export const toggleEntry = (view: View, id: string): void =>
  view.set((state) => {
    const openEntries = new Set(state.openEntries);
    if (!openEntries.delete(id)) openEntries.add(id);
    return { ...state, openEntries };
  });
