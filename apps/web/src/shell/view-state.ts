/** What the desk looks like just now; none of it belongs to the résumé. */
import type { CareerId, FieldRef } from '@peersume/resume';
import { observable, type Observable } from './observable.ts';

export interface ViewState {
  /** The situation that was chosen at the start; decides the advice given. */
  readonly career: CareerId | null;
  readonly screen: 'loading' | 'start' | 'desk' | 'share';
  /** What stands beside the page. */
  readonly tool: 'write' | 'design';
  /** The one pane of a narrow screen. */
  readonly pane: 'tool' | 'page';
  readonly outlineOpen: boolean;
  readonly toolOpen: boolean;
  readonly pageOpen: boolean;
  readonly zoom: Zoom;
  /** Field with the cursor; lit in the page. */
  readonly field: FieldRef | null;
  /** Entries that stand open in the writing column. */
  readonly openEntries: ReadonlySet<string>;
  readonly dialog: 'shortcuts' | 'palette' | 'versions' | 'differences' | 'newVariant' | 'renameVariant' | null;
  readonly notices: readonly Notice[];
}

/** Fit the width of the pane, the whole page into it, or a multiple of 96 pixels per inch. */
export type Zoom = 'fit' | 'page' | number;

export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Lines of detail, each with where it is. */
  readonly details?: readonly { readonly where: string; readonly what: string }[];
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Stays until it is closed. */
  readonly stays: boolean;
}

export type View = Observable<ViewState>;

export const createView = (): View =>
  observable<ViewState>({
    career: null,
    screen: 'loading',
    tool: 'write',
    pane: 'tool',
    outlineOpen: true,
    toolOpen: true,
    pageOpen: true,
    zoom: 'fit',
    field: null,
    openEntries: new Set(),
    dialog: null,
    notices: [],
  });

let lastNotice = 0;
const noticeMs = 8_000;

/** Says something at the foot of the window. */
export function notify(view: View, notice: Omit<Notice, 'id' | 'stays'> & { stays?: boolean }): void {
  const id = ++lastNotice;
  const stays = notice.stays ?? false;
  view.set((state) => ({ ...state, notices: [...state.notices.slice(-2), { ...notice, id, stays }] }));
  if (!stays) setTimeout(() => dismiss(view, id), noticeMs);
}

export function dismiss(view: View, id: number): void {
  view.set((state) => ({ ...state, notices: state.notices.filter((notice) => notice.id !== id) }));
}

export const patch = (view: View, change: Partial<ViewState>): void => view.set((state) => ({ ...state, ...change }));
