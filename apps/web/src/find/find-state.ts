/** What is looked for, and which match one is at. Closed, it is undefined. */
import type { SearchOptions } from '@peersume/document';
import { observable } from '../shell/observable.ts';

export interface FindState extends Required<SearchOptions> {
  readonly find: string;
  readonly replace: string;
  /** Of the matches, counted from 0. */
  readonly at: number;
  readonly canReplace: boolean;
}

export const findState = observable<FindState | undefined>(undefined);

let last: FindState = { find: '', replace: '', at: 0, canReplace: false, matchCase: false, wholeWords: false };

/** With what was looked for last; or with the words that are selected. */
export function openFind(): void {
  const selected = document.getSelection()?.toString().trim() ?? '';
  const isOne = selected !== '' && selected.length <= maxSelected && !selected.includes('\n');
  if (findState.get() === undefined) findState.set({ ...last, at: 0, ...(isOne && { find: selected }) });
  queueMicrotask(() => document.querySelector<HTMLInputElement>('.find-bar [name=find]')?.select());
}

export function closeFind(): void {
  last = findState.get() ?? last;
  findState.set(undefined);
}

/** The second Ctrl+F, from within, is the browser's. */
export const isInFind = (): boolean => document.activeElement?.closest('.find-bar') != null;

/** A longer selection is not what one looks for. */
const maxSelected = 100;
