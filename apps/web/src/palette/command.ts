/**
 * What a person can do, as data: the palette finds it, the keyboard runs it, the page of keys lists it. Each room gives
 * a list; titles and synonyms are functions, since the language may change.
 */
import type { App } from '../shell/app-context.ts';

export interface Command {
  /** Never changes: what was used recently is remembered by it. */
  readonly id: string;
  readonly title: () => string;
  /** The room, heading it in the palette. */
  readonly group: () => string;
  /** Other words that people may look for, divided by commas. */
  readonly synonyms?: () => string;
  /** `Mod+Shift+Z`: Mod is Ctrl, on a Mac Cmd. The first is shown. */
  readonly keys?: readonly string[];
  /** Of a few states of one thing, the one that holds now. */
  readonly isOn?: (app: App) => boolean;
  /** Absent: always. */
  readonly when?: (app: App) => boolean;
  readonly run: (app: App) => unknown;
}

/** What there is to do may depend on the résumé; it is asked when the palette opens. */
export type CommandList = (app: App) => readonly Command[] | Promise<readonly Command[]>;

/** On the desk, and what lies there can be changed. */
export const canWrite = (app: App): boolean => onDesk(app) && app.session.get()?.document.readOnly() === undefined;

export const onDesk = ({ view, session }: App): boolean => view.get().screen === 'desk' && session.get() !== null;
